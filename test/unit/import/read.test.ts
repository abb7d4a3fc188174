import assert from 'node:assert/strict';
import type { SavedIndicator } from '../../../src/core/library/model';
import type { Incoming } from '../../../src/core/library/importing';
import { ImportError } from '../../../src/import/importError';
import { readImport } from '../../../src/import/read';
import { libraryToJson } from '../../../src/export/libraryJson';
import { toStix } from '../../../src/export/stix/bundle';
import { resultWith } from '../export/results';
import { aCase, anEntry } from '../export/savedEntries';

const AT = '2026-05-01T12:00:00.000Z';
const read = (text: string, name = 'file.txt'): Incoming => readImport(text, { name, at: AT });
const readBundle = (...objects: object[]): Incoming =>
  read(JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }), 'feed.json');
const namesOf = ({ foreign }: Incoming) => foreign.map(({ indicator }) => indicator.value);
const whys = ({ refused }: Incoming) => refused.map(({ where, why }) => `${where}: ${why}`);

function only({ foreign }: Incoming): SavedIndicator {
  assert.equal(foreign.length, 1);
  return foreign[0]!;
}

describe('Import of lists', () => {
  it('takes a line that is an indicator, defanged or not, and finds them in other text', () => {
    const list = read(
      [
        '# from the partner: ignored.example',
        'hxxp://evil[.]example/gate',
        '198.51.100[.]23',
        '',
        'beacon to 203.0.113.80:443 and https://cdn.static-host.example/a every hour',
        '192.0.2.0/24',
        'nothing here',
        'the range 192.0.2.0/24 is theirs',
      ].join('\r\n'),
    );
    assert.equal(list.format, 'text');
    assert.deepEqual(namesOf(list), [
      'evil.example',
      '198.51.100.23',
      '203.0.113.80',
      'cdn.static-host.example',
    ]);
    assert.deepEqual(whys(list), [
      'line 1: a remark',
      'line 6: a network, and the library keeps single addresses',
      'line 7: no address and no host name',
      'line 8: no address and no host name',
    ]);
  });
});

describe('Import of tables', () => {
  it('understands the columns of feeds, and keeps every other cell as an attribute', () => {
    const table = read(
      'IOC;Verdict;Tags;Comment;First Seen\r\n"hxxps://evil[.]example/x";Malicious;loader|kit;"from; a partner";2026-04-01\r\n',
      'feed.csv',
    );
    const entry = only(table);
    assert.equal(table.format, 'csv');
    assert.equal(entry.indicator.value, 'evil.example');
    assert.deepEqual(entry.verdicts, [{ verdict: 'malicious', by: 'import feed.csv', at: AT }]);
    assert.deepEqual(entry.tags, ['loader', 'kit']);
    assert.equal(entry.notes[0]?.text, 'from; a partner');
    assert.deepEqual(
      entry.attributes.map(({ name, value, source }) => [name, value, source]),
      [
        ['IOC', 'hxxps://evil[.]example/x', 'import feed.csv'],
        ['First Seen', '2026-04-01', 'import feed.csv'],
      ],
    );
  });

  it('names the line of what it cannot take', () => {
    const table = read('indicator,type\nevil.example,domain\n10.0.0.0/8,net\nd41d8cd98f00,md5\n');
    assert.deepEqual(namesOf(table), ['evil.example']);
    assert.deepEqual(whys(table), [
      'line 3: a network, and the library keeps single addresses',
      'line 4: of the type md5',
    ]);
  });
});

describe('Import of a library file', () => {
  const file = (change: (json: Record<string, unknown>) => void): string => {
    const json = JSON.parse(libraryToJson({ entries: [anEntry()], cases: [aCase] }, AT)) as Record<
      string,
      unknown
    >;
    change(json);
    return JSON.stringify(json);
  };

  it('takes each entry whole or refuses it with its place and what is wrong', () => {
    const incoming = read(
      file((json) => {
        json.entries = [
          anEntry(),
          { ...anEntry(), savedAt: 'yesterday' },
          { ...anEntry(), indicator: { kind: 'ipv4', value: 'evil.example' } },
          { ...anEntry(), colour: 'red' },
        ];
      }),
    );
    assert.deepEqual(incoming.entries, [anEntry()]);
    assert.deepEqual(whys(incoming), [
      'entries[1]: savedAt: not a UTC time (ISO 8601)',
      'entries[2]: indicator: not a normalised address or host name of its kind',
      'entries[3]: Unrecognized key: "colour"',
    ]);
  });

  it('refuses a newer version, and JSON that ends too early', () => {
    assert.throws(() => read(file((json) => (json.version = 2))), /version 2 .* reads version 1/);
    assert.throws(() => read(file(() => undefined).slice(0, -20), 'library.json'), ImportError);
  });
});

const partner = { type: 'identity', id: 'identity--1', name: 'Partner CERT' };
const indicator = {
  type: 'indicator',
  id: 'indicator--1',
  created_by_ref: 'identity--1',
  created: '2026-04-01T00:00:00Z',
  modified: '2026-04-02T00:00:00.000Z',
  name: 'Kit',
  pattern: "[domain-name:value = 'evil.example']",
  pattern_type: 'stix',
  indicator_types: ['malicious-activity'],
  labels: ['kit'],
};

describe('Import of STIX bundles', () => {
  it('keeps who said what when of an indicator', () => {
    const entry = only(readBundle(partner, indicator));
    const by = 'Partner CERT, import feed.json';
    const at = '2026-04-02T00:00:00.000Z';
    assert.equal(entry.indicator.value, 'evil.example');
    assert.deepEqual(entry.verdicts, [{ verdict: 'malicious', by, at }]);
    assert.deepEqual(entry.tags, ['kit']);
    assert.deepEqual(entry.attributes, [
      { name: 'STIX Name', value: 'Kit', source: by, retrievedAt: at },
    ]);
  });

  it('keeps the pattern where its values do not say it all', () => {
    const pattern =
      "[network-traffic:dst_ref.value = '192.0.2.1' AND network-traffic:dst_port = 443 AND url:value = 'https://evil.example/a']";
    const incoming = readBundle({ ...indicator, pattern });
    assert.deepEqual(namesOf(incoming), ['192.0.2.1', 'evil.example']);
    for (const { attributes } of incoming.foreign) {
      assert.equal(attributes.find(({ name }) => name === 'STIX Pattern')?.value, pattern);
    }
  });

  it('lists every object that it does not take, with the reason', () => {
    const incoming = readBundle(
      partner,
      { ...indicator, id: 'indicator--2', pattern: "[ipv4-addr:value = '192.0.2.0/24']" },
      { ...indicator, id: 'indicator--3', pattern: '[nonsense' },
      { ...indicator, id: 'indicator--4', pattern_type: 'yara', pattern: 'rule x {}' },
      { ...indicator, id: 'indicator--5', revoked: true },
      { ...indicator, id: 'indicator--6', pattern: "[file:name = 'x.exe']" },
      { type: 'ipv4-addr', id: 'ipv4-addr--1', value: '198.51.100.0/24' },
      { type: 'malware', id: 'malware--1', name: 'Kit' },
      { type: 'note', id: 'note--1', content: 'lost', object_refs: ['malware--1'] },
      { id: 'no type' },
    );
    assert.deepEqual(incoming.foreign, []);
    assert.deepEqual(whys(incoming).toSorted(), [
      'object 10: type: Invalid input: expected string, received undefined',
      'object 2, indicator: a network, and the library keeps single addresses',
      'object 3, indicator: nonsense is no object path',
      'object 4, indicator: a pattern of type yara, not of STIX',
      'object 5, indicator: revoked by its author',
      'object 6, indicator: a pattern without an address or a host name',
      'object 7, ipv4-addr: a network, and the library keeps single addresses',
      'object 8, malware: not about an address or a host name',
      'object 9, note: about nothing that is an address or a host name',
    ]);
  });

  it('keeps relations, notes and groups of what it takes', () => {
    const incoming = readBundle(
      partner,
      indicator,
      { type: 'domain-name', id: 'domain-name--1', value: 'evil.example' },
      { type: 'ipv4-addr', id: 'ipv4-addr--1', value: '192.0.2.1' },
      { type: 'malware', id: 'malware--1', name: 'Kit loader' },
      {
        type: 'relationship',
        id: 'relationship--1',
        relationship_type: 'resolves-to',
        source_ref: 'domain-name--1',
        target_ref: 'ipv4-addr--1',
      },
      {
        type: 'relationship',
        id: 'relationship--2',
        relationship_type: 'indicates',
        source_ref: 'indicator--1',
        target_ref: 'malware--1',
      },
      {
        type: 'note',
        id: 'note--1',
        abstract: 'Seen',
        content: 'in mail',
        authors: ['kim'],
        object_refs: ['indicator--1'],
      },
      {
        type: 'report',
        id: 'report--1',
        name: 'April',
        object_refs: ['indicator--1', 'malware--1'],
        object_marking_refs: ['marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'],
      },
    );
    const entry = only(incoming);
    assert.deepEqual(
      entry.related.map((one) => [one.relation, one.indicator.value]),
      [['address', '192.0.2.1']],
    );
    assert.equal(
      entry.attributes.find(({ name }) => name === 'STIX Indicates')?.value,
      'Kit loader',
    );
    assert.deepEqual(entry.notes[0], { id: 'note--1', text: 'Seen\n\nin mail', by: 'kim', at: AT });
    assert.deepEqual(entry.cases, ['report--1']);
    assert.deepEqual(
      incoming.cases.map(({ name, tlp }) => [name, tlp]),
      [['April', 'red']],
    );
    assert.deepEqual(whys(incoming), ['object 5, malware: not about an address or a host name']);
  });

  it('reads observed data, of STIX 2.0 too', () => {
    const incoming = readBundle(
      { type: 'domain-name', id: 'domain-name--1', value: 'a.example' },
      { type: 'observed-data', id: 'observed-data--1', object_refs: ['domain-name--1'] },
      {
        type: 'observed-data',
        id: 'observed-data--2',
        objects: { '0': { type: 'ipv4-addr', value: '192.0.2.1' }, '1': { type: 'file' } },
      },
    );
    assert.deepEqual(namesOf(incoming), ['a.example', '192.0.2.1']);
  });

  it('takes what was looked up from a bundle of answers, with its relations', () => {
    const answer = resultWith('', {
      sections: [
        {
          type: 'facts',
          id: 'registration',
          title: 'Registration',
          facts: [
            {
              id: 'nameServers',
              label: 'Name servers',
              type: 'indicator',
              relation: 'name server',
              values: [{ kind: 'fqdn', value: 'ns1.park-dns.example' }],
            },
          ],
        },
      ],
    });
    const { indicator: about } = answer;
    const bundle = toStix({
      dossiers: [{ indicator: about, data: 'live', results: [answer] }],
      cases: [],
      tlp: 'amber',
    });
    const entry = only(read(bundle, 'answers.json'));
    assert.deepEqual(entry.indicator, about);
    assert.deepEqual(
      entry.related.map((one) => [one.relation, one.indicator.value]),
      [['name server', 'ns1.park-dns.example']],
    );
    assert.match(entry.notes[0]?.text ?? '', /Name servers: ns1\[\.\]park-dns\[\.\]example/);
    assert.deepEqual(entry.verdicts, []);
  });
});

describe('Import of what nests too deep', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const files: Readonly<Record<string, string>> = {
    'a list of lists': deep,
    'a library': `{"format":"indicator-lens-library","version":1,"cases":[],"entries":[${deep}]}`,
    'a member of an entry': `{"format":"indicator-lens-library","version":1,"cases":[],"entries":[{"x":${deep}}]}`,
    'objects of a bundle': `{"type":"bundle","objects":[${deep},{"type":"note","id":"note--1","x":${deep}}]}`,
    'objects in objects': `{"type":"bundle","objects":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
  };
  for (const [name, text] of Object.entries(files)) {
    it(`ends in a sentence: ${name}`, () => {
      assert.throws(() => read(text, 'deep.json'), {
        name: 'ImportError',
        message: /nested more than 100 levels deep/,
      });
    });
  }

  it('is not misled by brackets inside of strings', () => {
    const note = { type: 'note', id: 'note--1', content: `"\\${'['.repeat(500)}` };
    assert.deepEqual(whys(readBundle(note)), [
      'object 1, note: about nothing that is an address or a host name',
    ]);
    assert.deepEqual(namesOf(read(`${'['.repeat(500)} hxxp://evil[.]example/`)), ['evil.example']);
  });
});
