import { failureOf } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Operation, Session } from '../../core/operation/model';
import type { Answer } from '../../core/result/model';
import { askedIndicator, askedName } from '../kit/registeredDomain';
import type { BootstrapLists } from './bootstrapLists';
import { ask } from './client';
import { COST } from './cost';
import { mapDomain } from './domain';
import { redirectRules, registryQuestionAbout } from './questions';
import type { RdapAnswer } from './rdapAnswer';
import { registrarLink } from './registrarLink';
import { readSettings } from './settings';

export function domainQuery(lists: BootstrapLists): Operation {
  return {
    id: 'rdap.domain',
    title: 'Domain Registration (RDAP)',
    description: 'Registrar, dates, status and name servers of the domain, from its registry.',
    provider: 'rdap',
    takes: ['fqdn'],
    sends: askedIndicator,
    cost: () => COST,
    async run(indicator, session, { askRegistrar }) {
      const name = askedName(indicator);
      const subject: IndicatorRef = { kind: 'fqdn', value: name };
      const { askRegistrar: always, local } = readSettings(session.settings);
      const reply = await ask(session, await registryQuestionAbout(subject, lists, session));
      if (reply.kind === 'nothing') {
        const { reason, host, raw } = reply;
        const outcome = { kind: 'noRecord', reason } as const;
        return { lookedUp: name, outcome, sections: [], raw, answeredBy: [host] };
      }
      const registry = reply.answer;
      const link = registrarLink(registry, name, local);
      const found = (answer: Answer, ...others: readonly string[]): Answer => ({
        ...answer,
        raw: [...reply.redirects, ...answer.raw],
        answeredBy: [...new Set([registry.host, ...others])],
      });
      if (link === undefined) {
        return found(mapDomain([registry], indicator, name));
      }
      if (!always && askRegistrar !== true) {
        return found(withRegistrarOffer(mapDomain([registry], indicator, name), link.host));
      }
      const heard = await registrarOf(session, lists, name, link, registry.host);
      return 'missing' in heard
        ? found(mapDomain([registry], indicator, name, [heard.missing]))
        : found(mapDomain([registry, heard], indicator, name), heard.host);
    },
  };
}

/** The registrar's answer, or a sentence on why there is none. Rejects when cancelled. */
async function registrarOf(
  session: Session,
  lists: BootstrapLists,
  name: string,
  url: URL,
  namedBy: string,
): Promise<RdapAnswer | { readonly missing: string }> {
  try {
    const reply = await ask(session, {
      url,
      from: 'registrar',
      about: name,
      who: "the registrar's server",
      linked: { origin: url.origin, namedBy },
      rules: redirectRules(lists, session, url.origin),
    });
    return reply.kind === 'answered' ? reply.answer : { missing: reply.reason };
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.reason === 'cancelled') {
      throw thrown;
    }
    return { missing: `The registrar's record is missing: ${failure.message}` };
  }
}

/** The answer is whole; that there is more to know elsewhere stands over it. */
function withRegistrarOffer(answer: Answer, host: string): Answer {
  const [first, ...others] = answer.sections;
  if (first === undefined) {
    return answer;
  }
  const told = `The registrar's server, ${host}, was not queried: the registrar would learn of the look-up.`;
  return {
    ...answer,
    sections: [
      { ...first, note: first.note === undefined ? told : `${first.note} ${told}` },
      ...others,
    ],
    offers: [
      ...(answer.offers ?? []),
      {
        label: `Query the registrar at ${host}`,
        parameters: { askRegistrar: true },
        cost: COST,
        otherQuestion: true,
      },
    ],
  };
}
