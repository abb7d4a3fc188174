import { LensError } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Operation } from '../../core/operation/model';
import { answerOf } from './answer';
import { comparable } from '../kit/passiveDns/names';
import { fetchPages } from './pages';
import { readSettings } from './settings';

/** `GET {base}/{indicator}`. Wire facts: docs/operations.md. */
export const query: Operation = {
  id: 'passivedns.query',
  title: 'Passive DNS',
  description:
    'What a name resolved to, or which names pointed to an address, and when it was seen.',
  provider: 'circl',
  takes: ['ipv4', 'ipv6', 'fqdn'],
  timeline: true,
  cost: () => [{ product: 'passive-dns', amount: 1, unit: 'query', bound: 'atLeast' }],
  async run(indicator, session) {
    const settings = readSettings(session.settings);
    const asked: IndicatorRef = { kind: indicator.kind, value: comparable(indicator.value) };
    // An empty name is a path of its own at some servers, and another question.
    if (asked.value === '' || asked.value === '.') {
      throw new LensError({
        reason: 'badInput',
        message: 'There is no name to ask for.',
        remedy: 'Enter an address or a host name.',
        action: 'none',
      });
    }
    return answerOf(asked, await fetchPages(asked.value, settings, session), settings);
  },
};
