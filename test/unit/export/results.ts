import type { Result, Section } from '../../../src/core/result/model';
import { neutralSource } from '../../rig/neutralVendor';

/** One section of each type, with `text` wherever a vendor or a registrant can write. */
function sectionsWith(text: string): readonly Section[] {
  return [
    {
      type: 'facts',
      id: 'registration',
      title: 'Registration',
      note: text,
      facts: [
        { id: 'registrar', label: 'Registrar', type: 'text', values: [text] },
        { id: 'created', label: 'Created', type: 'date', values: ['2026-04-01', text] },
        {
          id: 'nameServers',
          label: 'Name servers',
          type: 'indicator',
          values: [{ kind: 'fqdn', value: 'ns1.park-dns.example', text }],
        },
      ],
    },
    {
      type: 'table',
      id: 'records',
      title: 'Records',
      columns: [
        { id: 'rdata', label: 'rdata', type: 'indicator' },
        { id: 'count', label: 'Count', type: 'number' },
        { id: 'note', label: text, type: 'text' },
      ],
      rows: [
        [{ kind: 'ipv4', value: '203.0.113.80' }, 1199, text],
        [text, null, ''],
      ],
      shown: 2,
      total: 532_915,
      cappedBy: { by: 'vendor', reason: `The server sent at most 2 records. ${text}` },
    },
    {
      type: 'score',
      id: 'risk',
      title: 'Risk',
      score: 97,
      attribute: 'Risk Score',
      components: [{ name: 'threat', label: text, score: 97, evidence: [text] }],
    },
    { type: 'text', id: 'raw', title: 'Raw record', text, date: '2026-04-02' },
    {
      type: 'timeline',
      id: 'hosting',
      title: 'Hosting',
      entries: [{ lane: 'address', label: text, start: '2026-01-01', detail: text }],
    },
  ];
}

export function resultWith(text: string, more: Partial<Result> = {}): Result {
  return {
    operation: 'example.registration',
    indicator: { kind: 'fqdn', value: 'www.login-secure.example' },
    askedFor: 'www.login-secure.example',
    lookedUp: 'login-secure.example',
    parameters: {},
    retrievedAt: '2026-04-12T14:02:00.000Z',
    outcome: { kind: 'partial', reason: text },
    sections: sectionsWith(text),
    raw: [{ request: 'GET https://h/', status: 200, contentType: '', body: text }],
    source: neutralSource,
    ...more,
  };
}
