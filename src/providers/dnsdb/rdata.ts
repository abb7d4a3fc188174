import type { Operation } from '../../core/operation/model';
import { lookUp, nameOf } from './lookup';
import { ONE_QUERY } from './question';

/** `GET /lookup/rdata/{ip, name}/{value}`. Wire facts: docs/operations.md. */
export const rdata: Operation = {
  id: 'dnsdb.rdata',
  title: 'Names Pointing Here (DNSDB)',
  description: 'Which names pointed to the address or the name, and when it was seen.',
  provider: 'dnsdb',
  takes: ['ipv4', 'ipv6', 'fqdn'],
  timeline: true,
  cost: () => ONE_QUERY,
  run({ kind, value }, session, parameters) {
    const asked = nameOf(value);
    const by = kind === 'fqdn' ? 'rdata/name' : 'rdata/ip';
    return lookUp(session, parameters, { indicator: { kind, value: asked }, by, value: asked });
  },
};
