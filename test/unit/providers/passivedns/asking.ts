import { query } from '../../../../src/providers/passivedns/query';
import { line, sessionWith } from './session';
import type { Scripted } from './session';

export const NAME = { kind: 'fqdn', value: 'login-secure.example' } as const;
export const A1 = line(NAME.value, 'A', '203.0.113.80');

/** Asks for the name against scripted answers. */
export async function ask(
  answers: readonly (Scripted | Error)[],
  options: Parameters<typeof sessionWith>[1] = {},
) {
  const { session, requests } = sessionWith(answers, options);
  return { answer: await query.run(NAME, session, {}), requests };
}
