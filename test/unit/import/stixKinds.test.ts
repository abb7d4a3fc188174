import assert from 'node:assert/strict';
import type { Incoming } from '../../../src/core/library/importing';
import { readImport } from '../../../src/import/read';

const AT = '2026-05-01T12:00:00.000Z';
const readText = (text: string, name = 'feed.json'): Incoming => readImport(text, { name, at: AT });
const read = (json: unknown): Incoming => readText(JSON.stringify(json));
const bundle = (...objects: readonly object[]) => ({ type: 'bundle', id: 'bundle--1', objects });
const namesOf = ({ foreign }: Incoming) => foreign.map(({ indicator }) => indicator.value);
const whys = ({ refused }: Incoming) => refused.map(({ where, why }) => `${where}: ${why}`);

const indicator = {
  type: 'indicator',
  spec_version: '2.1',
  id: 'indicator--1',
  created: '2026-04-01T00:00:00.000Z',
  modified: '2026-04-01T00:00:00.000Z',
  pattern: "[domain-name:value = 'evil.example']",
  pattern_type: 'stix',
  indicator_types: ['malicious-activity'],
};
const other = { ...indicator, id: 'indicator--2', pattern: "[ipv4-addr:value = '198.51.100.23']" };
const RED = 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed';
const GREEN = 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da';

describe('STIX as it is found', () => {
  const files: Readonly<Record<string, string>> = {
    'an array of objects': JSON.stringify([indicator, other]),
    'an envelope of TAXII': JSON.stringify({ more: false, objects: [indicator, other] }),
    'an envelope of TAXII with the next page': JSON.stringify({
      more: true,
      next: '12',
      objects: [indicator, other],
    }),
    'pages of a server': JSON.stringify([{ objects: [indicator] }, { objects: [other] }]),
    'a list of bundles': JSON.stringify([bundle(indicator), bundle(other)]),
    'a bundle in a bundle': JSON.stringify(bundle(indicator, bundle(other))),
    'an object a line': `${JSON.stringify(indicator)}\n${JSON.stringify(other)}\n`,
    'a bundle of version 2.0': JSON.stringify({
      ...bundle(indicator, other),
      spec_version: '2.0',
    }),
  };
  for (const [name, text] of Object.entries(files)) {
    it(`is read whole: ${name}`, () => {
      const incoming = readText(text);
      assert.equal(incoming.format, 'stix');
      assert.deepEqual(namesOf(incoming), ['evil.example', '198.51.100.23']);
      assert.deepEqual(
        incoming.foreign.map(({ verdicts }) => verdicts[0]?.verdict),
        ['malicious', 'malicious'],
      );
    });
  }

  it('is read as a single object, and as a page without objects', () => {
    assert.deepEqual(namesOf(read(indicator)), ['evil.example']);
    assert.deepEqual([read({ objects: [] }).format, read({ objects: [] }).read], ['stix', 0]);
  });

  it('is told from other JSON with objects', () => {
    assert.equal(read({ objects: [{ type: 'host', name: 'x' }] }).format, 'text');
    assert.equal(read([{ type: 'domain', value: 'evil.example' }]).format, 'text');
  });

  it('may have members that are null, at any depth', () => {
    const incoming = read(
      bundle({
        ...indicator,
        labels: null,
        name: null,
        confidence: null,
        indicator_types: ['malicious-activity', null],
        external_references: [{ source_name: 'x', description: null }],
        object_marking_refs: null,
      }),
    );
    assert.deepEqual(whys(incoming), []);
    assert.deepEqual(namesOf(incoming), ['evil.example']);
  });

  it('has host names as OpenCTI writes them, in objects and in patterns', () => {
    const incoming = read(
      bundle(
        { ...indicator, pattern: "[hostname:value = 'www.evil.example']" },
        { ...other, pattern: "[x-opencti-hostname:value = 'mail.evil.example']" },
        { type: 'hostname', id: 'hostname--1', value: 'ns.evil.example' },
        { type: 'ipv4-addr', id: 'ipv4-addr--1', value: '198.51.100.23' },
        {
          type: 'relationship',
          id: 'relationship--1',
          relationship_type: 'resolves-to',
          source_ref: 'hostname--1',
          target_ref: 'ipv4-addr--1',
        },
      ),
    );
    assert.deepEqual(namesOf(incoming).toSorted(), [
      'mail.evil.example',
      'ns.evil.example',
      'www.evil.example',
    ]);
    const ns = incoming.foreign.find(({ indicator: { value } }) => value === 'ns.evil.example');
    assert.deepEqual(
      ns?.related.map((one) => [one.relation, one.indicator.value]),
      [['address', '198.51.100.23']],
    );
  });

  it('never makes a host of the name of a file in a pattern', () => {
    const patterns = [
      "[file:name = 'invoice.zip']",
      "[file:name IN ('a.zip', 'evil.example')]",
      "[process:command_line = 'curl evil.example']",
      "[email-message:subject = 'evil.example']",
      "[file:name = 'invoice.zip",
    ];
    const objects = patterns.map((pattern, at) => ({
      ...indicator,
      id: `indicator--${at}`,
      pattern,
    }));
    for (const text of [
      JSON.stringify(bundle(...objects)),
      JSON.stringify(objects),
      objects.map((one) => JSON.stringify(one)).join('\n'),
      patterns.join('\n'),
    ]) {
      const incoming = readText(text, 'feed.txt');
      assert.deepEqual(namesOf(incoming), [], text.slice(0, 40));
      assert.equal(incoming.refused.length, patterns.length);
    }
  });

  it('makes no million of relations of one relationship', () => {
    const listOf = (letter: string, count: number) =>
      `[domain-name:value IN (${Array.from({ length: count }, (_, at) => `'${letter}${at}.example'`).join(', ')})]`;
    const related = (count: number): Incoming =>
      read(
        bundle(
          { ...indicator, pattern: listOf('a', count) },
          { ...other, pattern: listOf('b', 100) },
          {
            type: 'relationship',
            id: 'relationship--1',
            source_ref: 'indicator--1',
            target_ref: 'indicator--2',
          },
        ),
      );
    assert.deepEqual(whys(related(100)), []);
    assert.equal(related(100).foreign[0]!.related.length, 100);
    assert.deepEqual(whys(related(101)), [
      'object 3, relationship: between more than 10,000 pairs of indicators',
    ]);
  });

  it('does not repeat a long pattern with each of its values', () => {
    const values = Array.from({ length: 1000 }, (_, at) => `'n${at}.example'`);
    const pattern = `[domain-name:value IN (${values.join(', ')}) AND file:size = 1]`;
    const incoming = read(bundle({ ...indicator, pattern }));
    assert.equal(incoming.foreign.length, 1000);
    const kept = incoming.foreign[0]!.attributes.find(({ name }) => name === 'STIX Pattern')!;
    assert.equal(kept.value, `${pattern.slice(0, 4000)}…`);
  });
});

describe('Markings of STIX', () => {
  const marked = (...refs: readonly string[]) => ({ ...indicator, object_marking_refs: refs });
  const tlpOf = (incoming: Incoming) =>
    incoming.foreign[0]!.attributes.filter(({ name }) => name === 'TLP').map(({ value }) => value);
  const casesOf = (incoming: Incoming) =>
    incoming.cases.map(({ id, name, tlp }) => [id, name, tlp]);

  it('are kept with the indicator, in a case that has their level', () => {
    const incoming = read(bundle(marked(RED), other));
    assert.deepEqual(tlpOf(incoming), ['TLP:RED']);
    const id = 'import feed.json TLP:RED';
    assert.deepEqual(casesOf(incoming), [[id, 'feed.json (TLP:RED)', 'red']]);
    assert.deepEqual(
      incoming.foreign.map(({ cases }) => cases),
      [[id], []],
    );
  });

  it('count at their strictest, whatever part of the object they are on, and whoever says it', () => {
    const note = {
      type: 'note',
      id: 'note--1',
      content: 'Seen.',
      object_refs: ['indicator--1'],
      object_marking_refs: [GREEN],
    };
    const part = {
      ...marked(GREEN),
      granular_markings: [{ marking_ref: RED, selectors: ['pattern'] }],
    };
    assert.deepEqual(tlpOf(read(bundle(note, part))), ['TLP:RED']);
    assert.deepEqual(tlpOf(read(bundle(note, indicator))), ['TLP:GREEN']);
  });

  const own = (definition: object) => ({
    type: 'marking-definition',
    id: 'marking-definition--9',
    ...definition,
  });
  const levels: Readonly<Record<string, object>> = {
    'TLP:AMBER': { definition_type: 'tlp', definition: { tlp: 'amber' } },
    'TLP:CLEAR': { definition_type: 'TLP', definition: { TLP: 'x', tlp: 'white' } },
    'TLP:AMBER+STRICT': { extensions: { x: { tlp_2_0: 'amber+strict' } } },
    'TLP:RED': { name: 'TLP:RED' },
  };
  for (const [level, definition] of Object.entries(levels)) {
    it(`have ids of a platform's own: ${level}`, () => {
      const incoming = read(bundle(own(definition), marked('marking-definition--9')));
      assert.deepEqual(tlpOf(incoming), [level]);
      assert.equal(incoming.cases.length, level === 'TLP:CLEAR' ? 0 : 1);
    });
  }

  it('that are no level are kept in words', () => {
    const statement = own({
      definition_type: 'statement',
      definition: { statement: 'Ask us first.' },
    });
    const incoming = read(bundle(statement, marked('marking-definition--9', 'unheard-of--1')));
    assert.deepEqual(
      incoming.foreign[0]!.attributes.map(({ name, value }) => [name, value]),
      [
        ['STIX Marking', 'Ask us first.'],
        ['STIX Marking', 'unheard-of--1'],
      ],
    );
  });

  it('make no case where a report of the file holds the level', () => {
    const report = {
      type: 'report',
      id: 'report--1',
      name: 'April',
      object_refs: ['indicator--1'],
    };
    const strict = { ...report, object_marking_refs: [RED] };
    assert.deepEqual(casesOf(read(bundle(marked(GREEN), strict))), [['report--1', 'April', 'red']]);
    assert.deepEqual(
      read(bundle(marked(RED), { ...report, object_marking_refs: [GREEN] })).cases.map(
        ({ tlp }) => tlp,
      ),
      ['green', 'red'],
    );
  });
});
