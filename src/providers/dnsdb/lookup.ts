import { LensError } from '../../core/errors';
import type { Parameters } from '../../core/operation/ids';
import type { Session } from '../../core/operation/model';
import type { Answer } from '../../core/result/model';
import { comparable } from '../kit/passiveDns/names';
import { answerOf } from './answer';
import { ask } from './client';
import { pageOf, pageOfThen, pathOf, queryOf } from './question';
import type { Question } from './question';
import { readSettings } from './settings';
import { summaryOf } from './summary';

/** Asks one question, or only how much there is to it. */
export async function lookUp(
  session: Session,
  parameters: Parameters,
  about: Omit<Question, 'page'>,
): Promise<Answer> {
  const wanted = pageOf(parameters, readSettings(session.settings));
  const [then] = session.replaying ?? [];
  const page = then === undefined ? wanted : pageOfThen(wanted, then);
  const question: Question = { ...about, page };
  const received = await ask(session, pathOf(question), queryOf(question));
  const now = session.clock.now();
  return page.summarize
    ? summaryOf(received, question, parameters, now)
    : answerOf(received, question, parameters, now);
}

/** A name as it is asked for: lower case, A-labels, no final dot. Throws a LensError (`badInput`) for none. */
export function nameOf(value: string): string {
  const name = comparable(value);
  if (name === '' || name === '.') {
    throw new LensError({
      reason: 'badInput',
      message: 'There is no name to ask for.',
      remedy: 'Enter an address or a host name.',
      action: 'none',
    });
  }
  return name;
}
