import type { Operation } from '../../core/operation/model';
import type { BootstrapLists } from './bootstrapLists';
import { ask } from './client';
import { COST } from './cost';
import { mapNetwork } from './network';
import { registryQuestionAbout } from './questions';

export function networkQuery(lists: BootstrapLists): Operation {
  return {
    id: 'rdap.network',
    title: 'Network Registration (RDAP)',
    description: 'Network, holder, country and abuse contact of the address, from its registry.',
    provider: 'rdap',
    takes: ['ipv4', 'ipv6'],
    cost: () => COST,
    async run(indicator, session) {
      const reply = await ask(session, await registryQuestionAbout(indicator, lists, session));
      if (reply.kind === 'nothing') {
        const { reason, host, raw } = reply;
        const outcome = { kind: 'noRecord', reason } as const;
        return { lookedUp: indicator.value, outcome, sections: [], raw, answeredBy: [host] };
      }
      const answer = mapNetwork(reply.answer, indicator);
      return {
        ...answer,
        raw: [...reply.redirects, ...answer.raw],
        answeredBy: [reply.answer.host],
      };
    },
  };
}
