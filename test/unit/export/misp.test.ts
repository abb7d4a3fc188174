import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Result } from '../../../src/core/result/model';
import { toMisp } from '../../../src/export/misp/event';
import type { MispAttribute, MispEvent } from '../../../src/export/misp/model';
import { TEMPLATES } from '../../../src/export/misp/templates';
import { resultWith } from './results';
import { aCase, anEntry, anyLibrary } from './savedEntries';
import { skipWithout } from '../../rig/besideCheckout';

const DEFINITIONS = join(import.meta.dirname, '../../../../shared/schemas/misp-objects');

interface Definition {
  readonly uuid: string;
  readonly version: number;
  readonly description: string;
  readonly 'meta-category': string;
  readonly required?: readonly string[];
  readonly requiredOneOf?: readonly string[];
  readonly attributes: Readonly<
    Record<string, { readonly 'misp-attribute': string; readonly multiple?: boolean }>
  >;
}

function eventOf(...given: Parameters<typeof toMisp>): MispEvent {
  return (JSON.parse(toMisp(...given)) as { Event: MispEvent }).Event;
}

const entry = anEntry();
const answers: readonly Result[] = [
  resultWith('', {
    sections: [
      {
        type: 'facts',
        id: 'registration',
        title: 'Registration',
        facts: [
          { id: 'registrar', label: 'Registrar', type: 'text', values: ['Example Registrar'] },
          { id: 'created', label: 'Created', type: 'date', values: ['2026-04-01'] },
          { id: 'expires', label: 'Expires', type: 'date', values: ['in a year'] },
          {
            id: 'addresses',
            label: 'Addresses',
            type: 'indicator',
            values: [{ kind: 'ipv4', value: '203.0.113.80' }],
          },
        ],
      },
      { type: 'text', id: 'raw', title: 'Raw record', text: 'Domain Name: LOGIN-SECURE' },
    ],
  }),
  resultWith('', {
    operation: 'example.records',
    sections: [
      {
        type: 'table',
        id: 'direct',
        title: 'Direct Records',
        columns: ['rrname', 'rrtype', 'rdata', 'firstSeen', 'lastSeen', 'count', 'origin'].map(
          (id) => ({ id, label: id, type: 'text' as const }),
        ),
        rows: [
          ['login-secure.example', 'A', '203.0.113.80', '2026-03-01T00:00:00Z', null, 12, null],
        ],
        shown: 1,
      },
    ],
  }),
];

describe('MISP event', () => {
  const event = eventOf(
    { dossiers: [{ ...entry, entry, results: answers }], cases: [aCase], tlp: 'amber' },
    aCase.name,
  );
  const attributeWith = (value: string): MispAttribute | undefined =>
    event.Attribute.find((one) => one.value === value);

  it('stays unpublished and inside until somebody decides otherwise', () => {
    assert.equal(event.distribution, '0');
    assert.equal(event.published, false);
    assert.deepEqual(event.Tag, [{ name: 'tlp:amber' }]);
    assert.equal(event.info, 'Phishing against Example Ltd');
    assert.equal(event.date, '2026-04-11');
    assert.equal(event.timestamp, String(Date.parse(entry.changedAt) / 1000));
  });

  it('detects what the analyst holds to be hostile, and nothing that is only related', () => {
    const self = attributeWith('login-secure.example');
    assert.equal(self?.type, 'domain');
    assert.equal(self.to_ids, true);
    assert.deepEqual(
      self.Tag?.map(({ name }) => name),
      [
        'phishing',
        'case 417',
        'indicator-lens:verdict="malicious"',
        'indicator-lens:risk-score="97"',
      ],
    );
    const related = attributeWith('ns1.park-dns.example');
    assert.deepEqual([related?.type, related?.to_ids], ['hostname', false]);
    assert.match(related?.comment ?? '', /^name server of login-secure.example: example\./);
    assert.equal(attributeWith('**Seen** in mail.')?.type, 'comment');
  });

  it('takes a value of a type once, with everything that is said of it', () => {
    const twice = anEntry({ indicator: { kind: 'ipv4', value: '203.0.113.80' }, related: [] });
    const { Attribute } = eventOf(
      {
        dossiers: [
          { ...entry, entry, results: [] },
          { ...twice, entry: twice, results: [] },
        ],
        cases: [aCase],
        tlp: 'amber',
      },
      'x',
    );
    const found = Attribute.filter(({ value }) => value === '203.0.113.80');
    assert.equal(found.length, 1);
    assert.equal(found[0]?.to_ids, true);
    assert.match(found[0].comment, /address of login-secure.example.*; malicious by kim/);
  });

  it('fills the objects with what the answers say, and leaves out what is no date', () => {
    const told = event.Object.map(({ name, Attribute }) => [
      name,
      Object.fromEntries(
        Attribute.map((one): [string, string] => [one.object_relation ?? '', one.value]),
      ),
    ]);
    assert.deepEqual(told, [
      [
        'whois',
        {
          domain: 'login-secure.example',
          registrar: 'Example Registrar',
          'creation-date': '2026-04-01T00:00:00.000+00:00',
          text: 'Domain Name: LOGIN-SECURE',
        },
      ],
      ['domain-ip', { domain: 'login-secure.example', ip: '203.0.113.80' }],
      [
        'passive-dns',
        {
          rrname: 'login-secure.example',
          rrtype: 'A',
          rdata: '203.0.113.80',
          time_first: '2026-03-01T00:00:00.000+00:00',
          count: '12',
        },
      ],
    ]);
  });

  it('says in each object where the certificate of its source was not verified', () => {
    const unverified = answers.map((one) => ({
      ...one,
      source: { ...one.source, unverified: true as const },
    }));
    const told = eventOf(
      { dossiers: [{ ...entry, entry, results: unverified }], cases: [], tlp: 'green' },
      'x',
    );
    assert.ok(told.Object.length > 0);
    for (const { comment } of told.Object) {
      assert.match(comment, /^Example Vendor \(certificate not verified\): /);
    }
  });

  it('follows the published definitions of its objects', function () {
    skipWithout(this, DEFINITIONS);
    const read = (name: string) =>
      JSON.parse(readFileSync(join(DEFINITIONS, `${name}.json`), 'utf8')) as Definition;
    for (const [name, template] of Object.entries(TEMPLATES)) {
      const { uuid, version, description, attributes } = read(name);
      assert.deepEqual(
        [template.uuid, template.version, template.description],
        [uuid, String(version), description],
      );
      for (const [relation, type] of Object.entries(template.relations)) {
        assert.equal(attributes[relation]?.['misp-attribute'], type, `${name} ${relation}`);
      }
    }
    assert.equal(event.Object.length, 3);
    for (const object of event.Object) {
      const definition = read(object.name);
      const relations = object.Attribute.map((one) => one.object_relation ?? '');
      assert.equal(object['meta-category'], definition['meta-category']);
      assert.ok((definition.required ?? []).every((one) => relations.includes(one)));
      assert.ok(definition.requiredOneOf?.some((one) => relations.includes(one)) ?? true);
      for (const relation of new Set(relations)) {
        const times = relations.filter((one) => one === relation).length;
        assert.ok(times === 1 || definition.attributes[relation]?.multiple === true, relation);
      }
    }
  });

  it('writes an event of whatever a library holds, with the same ids each time', () => {
    fc.assert(
      fc.property(anyLibrary, ({ entries, cases }) => {
        const dossiers = entries.map((one) => ({ ...one, entry: one, results: answers }));
        const content = { dossiers, cases, tlp: 'green' as const };
        const text = toMisp(content, 'x');
        assert.equal(toMisp(structuredClone(content), 'x'), text);
        const { Attribute, Object: objects } = (JSON.parse(text) as { Event: MispEvent }).Event;
        const ids = [...Attribute, ...objects, ...objects.flatMap((one) => one.Attribute)].map(
          ({ uuid }) => uuid,
        );
        assert.equal(new Set(ids).size, ids.length);
      }),
      { numRuns: 40 },
    );
  });
});
