import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Result } from '../../../../src/core/result/model';
import type { ExportContent } from '../../../../src/export/dossier';
import { toStix } from '../../../../src/export/stix/bundle';
import { observableId } from '../../../../src/export/stix/identifiers';
import { resultWith } from '../results';
import { aCase, anEntry, anyLibrary } from '../savedEntries';
import { oasisValidator, SCHEMAS } from './oasis';
import { skipWithout } from '../../../rig/besideCheckout';

interface Written {
  readonly id: string;
  readonly type: string;
  readonly [name: string]: unknown;
}

function objectsOf(content: Partial<ExportContent>): readonly Written[] {
  const text = toStix({ dossiers: [], cases: [], tlp: 'green', ...content });
  return (JSON.parse(text) as { objects: Written[] }).objects;
}

const entry = anEntry();
const saved: Partial<ExportContent> = {
  dossiers: [{ ...entry, entry, results: [] }],
  cases: [aCase],
};

/** What a passive DNS server answered about an address. */
const dns: Result = resultWith('', {
  operation: 'example.records',
  indicator: { kind: 'ipv4', value: '203.0.113.80' },
  askedFor: '203.0.113.80',
  lookedUp: '203.0.113.80',
  outcome: { kind: 'found' },
  sections: [
    {
      type: 'facts',
      id: 'network',
      title: 'Network',
      facts: [
        { id: 'asn', label: 'ASN', type: 'text', values: ['AS64500 Example Hosting'] },
        { id: 'abuseMailbox', label: 'Abuse', type: 'text', values: ['abuse@example.com', 'none'] },
      ],
    },
    {
      type: 'table',
      id: 'direct',
      title: 'Direct Records',
      columns: [
        {
          id: 'rrname',
          label: 'Name',
          type: 'indicator',
          relationBy: { column: 'rrtype', relations: { A: 'hosted on the address' } },
        },
        { id: 'rrtype', label: 'Type', type: 'text' },
        { id: 'rdata', label: 'Data', type: 'indicator' },
        { id: 'firstSeen', label: 'First seen', type: 'date' },
        { id: 'lastSeen', label: 'Last seen', type: 'date' },
        { id: 'count', label: 'Count', type: 'number' },
      ],
      rows: [
        [
          { kind: 'fqdn', value: 'login-secure.example' },
          'A',
          { kind: 'ipv4', value: '203.0.113.80' },
          '2026-03-01T00:00:00Z',
          '2026-04-01T00:00:00Z',
          5_000_000_000,
        ],
      ],
      shown: 1,
    },
  ],
});

describe('STIX bundle', () => {
  it('gives observables the ids that every producer gives them', () => {
    // The same as cti-python-stix2 3.0 makes.
    assert.equal(
      observableId('domain-name', { value: 'example.com' }),
      'domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7',
    );
    assert.equal(
      observableId('ipv4-addr', { value: '198.51.100.3' }),
      'ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4',
    );
  });

  it('is valid against the schemas of OASIS, whatever a library holds', function () {
    skipWithout(this, SCHEMAS);
    const wrongWith = oasisValidator();
    const tlp = fc.constantFrom('clear', 'green', 'amber', 'amber+strict', 'red' as const);
    fc.assert(
      fc.property(anyLibrary, tlp, fc.boolean(), ({ entries, cases }, level, withAnswers) => {
        const results = withAnswers ? [resultWith('=x|`\u202e'), dns] : [];
        const dossiers = entries.map((one) => ({ ...one, entry: one, results }));
        assert.deepEqual(wrongWith(toStix({ dossiers, cases, tlp: level })), []);
      }),
      { numRuns: 25 },
    );
  });

  it('says of a saved indicator who holds it for what, on which ground', () => {
    const objects = objectsOf(saved);
    const indicator = objects.find(({ type }) => type === 'indicator');
    assert.equal(indicator?.pattern, "[domain-name:value = 'login-secure.example']");
    assert.deepEqual(indicator.indicator_types, ['malicious-activity']);
    assert.deepEqual(indicator.labels, ['phishing', 'case 417']);
    assert.match(String(indicator.description), /Verdict malicious by kim.*Risk score 97/);
    const note = objects.find(({ content }) => content === '**Seen** in mail.');
    assert.deepEqual(note?.authors, ['kim']);
    const relations = objects
      .filter(({ type }) => type === 'relationship')
      .map((one) => [one.relationship_type, one.description]);
    assert.deepEqual(relations, [
      ['based-on', undefined],
      ['related-to', 'name server'],
      ['resolves-to', 'address'],
    ]);
    const grouping = objects.find(({ type }) => type === 'grouping');
    assert.ok((grouping?.object_refs as string[]).includes(indicator.id));
  });

  it('makes no detection of what is held to be benign', () => {
    const verdicts = [{ verdict: 'benign', by: 'kim', at: entry.changedAt }] as const;
    const benign = anEntry({ verdicts });
    const objects = objectsOf({ dossiers: [{ ...benign, entry: benign, results: [] }] });
    assert.ok(!objects.some(({ type }) => type === 'indicator'));
    assert.ok(objects.some(({ type }) => type === 'observed-data'));
  });

  it('marks what belongs to a stricter case as strictly as the case', () => {
    const red = { ...aCase, tlp: 'red' as const };
    const alone = anEntry({ indicator: { kind: 'ipv4', value: '198.51.100.7' }, cases: [] });
    const objects = objectsOf({
      dossiers: [...(saved.dossiers ?? []), { ...alone, entry: alone, results: [] }],
      cases: [red],
    });
    const level = (value: string) => {
      const one = objects.find((object) => object.value === value);
      const [ref] = one?.object_marking_refs as string[];
      return objects.find(({ id }) => id === ref)?.name;
    };
    assert.equal(level('login-secure.example'), 'TLP:RED');
    assert.equal(level('198.51.100.7'), 'TLP:GREEN');
    // Shared by both: the stricter level.
    assert.equal(level('ns1.park-dns.example'), 'TLP:RED');
  });

  it('tells what passive DNS saw, when and how often, and the network of an address', () => {
    const { indicator } = dns;
    const objects = objectsOf({ dossiers: [{ indicator, data: 'live', results: [dns] }] });
    const seen = objects.find((one) => one.number_observed === 999_999_999);
    assert.equal(seen?.first_observed, '2026-03-01T00:00:00.000Z');
    assert.equal(seen.last_observed, '2026-04-01T00:00:00.000Z');
    const id = (type: string) => objects.find((one) => one.type === type)?.id;
    const links = objects
      .filter(({ type }) => type === 'relationship')
      .map((one) => [one.source_ref, one.relationship_type, one.target_ref]);
    assert.deepEqual(links.slice(0, 3), [
      [id('domain-name'), 'resolves-to', id('ipv4-addr')],
      [id('ipv4-addr'), 'belongs-to', id('autonomous-system')],
      [id('ipv4-addr'), 'related-to', id('email-addr')],
    ]);
    const system = objects.find(({ type }) => type === 'autonomous-system');
    assert.deepEqual([system?.number, system?.name], [64500, 'Example Hosting']);
  });

  it('says where the certificate of the source was not verified, in notes and references', () => {
    const answer = { ...dns, source: { ...dns.source, unverified: true } } as const;
    const objects = objectsOf({
      dossiers: [{ indicator: dns.indicator, data: 'live', results: [answer] }],
    });
    const notes = objects.filter(({ type }) => type === 'note');
    const observed = objects.filter(({ type }) => type === 'observed-data');
    assert.ok(notes.length > 0 && observed.length > 0);
    for (const object of [...notes, ...observed]) {
      assert.match(JSON.stringify(object), /Example Vendor \(certificate not verified\)/);
    }
  });

  it('says of what comes from the sample case that it does', () => {
    const sample = anEntry({ data: 'sample' });
    const objects = objectsOf({ dossiers: [{ ...sample, entry: sample, results: [] }] });
    const marked = objects.filter(({ type }) => /^(indicator|note|observed)/.test(type));
    assert.ok(marked.length > 1);
    for (const object of marked) {
      assert.ok((object.labels as string[]).includes('sample-data'), object.type);
    }
  });
});
