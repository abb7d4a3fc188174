import assert from 'node:assert/strict';
import type { Incoming, TableReading } from '../../../src/core/library/importing';
import { readImport } from '../../../src/import/read';

const AT = '2026-05-01T12:00:00.000Z';
const read = (text: string, name = 'feed.csv', columns?: readonly number[]): Incoming =>
  readImport(text, { name, at: AT, ...(columns && { columns }) });
const namesOf = ({ foreign }: Incoming) => foreign.map(({ indicator }) => indicator.value);
const whys = ({ refused }: Incoming) => refused.map(({ where, why }) => `${where}: ${why}`);

function tableOf({ table }: Incoming): TableReading {
  assert.ok(table, 'the file was not read as a table');
  return table;
}

/** Which columns were taken, and why. */
const taken = (incoming: Incoming) =>
  tableOf(incoming).columns.flatMap(({ name, taken: why }) => (why ? [`${name}: ${why}`] : []));

const attributesOf = ({ foreign }: Incoming, value: string) =>
  Object.fromEntries(
    foreign
      .find(({ indicator }) => indicator.value === value)!
      .attributes.map((one) => [one.name, one.value]),
  );

describe('Tables whose header is not where it was expected', () => {
  interface Kind {
    readonly text: string;
    readonly file?: string;
    readonly values: readonly string[];
    readonly header: TableReading['header'];
    readonly taken: readonly string[];
  }
  const two = ['evil.example', '198.51.100.23'];
  const kinds: Readonly<Record<string, Kind>> = {
    'no header, a type that is called like a column': {
      text: 'domain,evil.example\nip,198.51.100.23\n',
      values: two,
      header: 'none',
      taken: ['column 2: type'],
    },
    'no header, a link to where each was told': {
      text: [
        '2026-04-01 01:04:58,kim,domain,evil.example,#kit,https://social.example/status/1',
        '2026-04-01 01:05:58,kim,url,https://gate.example/a,,https://social.example/status/2',
        '2026-04-01 01:06:58,kim,ip,198.51.100.23,,https://social.example/status/3',
      ].join('\n'),
      values: ['evil.example', 'gate.example', '198.51.100.23'],
      header: 'none',
      taken: ['column 4: type'],
    },
    'no header and no types': {
      text: 'evil.example,https://social.example/1\ngate.example,https://social.example/2\n',
      values: ['evil.example', 'gate.example'],
      header: 'none',
      taken: ['column 1: content'],
    },
    'the fields of Zeek': {
      text: '#separator \\x09\n#fields\tindicator\tindicator_type\tmeta.source\nevil.example\tIntel::DOMAIN\tX\n198.51.100.23\tIntel::ADDR\tX\n',
      file: 'x.intel',
      values: two,
      header: 'comment',
      taken: ['indicator: named'],
    },
    'a semicolon in front': {
      text: '; indicator,kind of threat\nevil.example,kit\n198.51.100.23,loader\n',
      values: two,
      header: 'comment',
      taken: ['indicator: named'],
    },
    'a semicolon in front, and semicolons between': {
      text: ';ioc;threat\nevil.example;kit\n198.51.100.23;loader\n',
      values: two,
      header: 'comment',
      taken: ['ioc: named'],
    },
    'two title lines': {
      text: 'Indicators for case 12,,\n,,\nTLP:AMBER,,\nindicator,type,threat\nevil.example,domain,kit\n198.51.100.23,ip,kit\n',
      values: two,
      header: 'row',
      taken: ['indicator: named'],
    },
    'a header inside of a remark, and blanks before quotes': {
      text: [
        '################',
        '# "first_seen_utc","ioc_id","ioc_value","ioc_type","reference"',
        '"2026-04-01 00:00:00", "1", "evil.example", "domain", "https://social.example/1, 2"',
        '"2026-04-02 00:00:00", "2", "198.51.100.23:443", "ip:port", "https://social.example/2"',
        '# Number of entries: 2',
      ].join('\r\n'),
      values: two,
      header: 'comment',
      taken: ['ioc_value: named'],
    },
    'the separator that a spreadsheet reads': {
      text: 'sep=;\r\nvalue;threat\r\nevil.example;a, b\r\n198.51.100.23;kit\r\n',
      values: two,
      header: 'row',
      taken: ['value: named'],
    },
    'names that nobody knows': {
      text: 'when,what it was,seen by\n2026-04-01,evil.example,kim\n2026-04-02,198.51.100.23,lou\n',
      values: two,
      header: 'row',
      taken: ['what it was: content'],
    },
    'a known name over the wrong column': {
      text: 'host,artefact found\nlaptop-12,evil.example\nlaptop-13,198.51.100.23\n',
      values: two,
      header: 'row',
      taken: ['artefact found: content'],
    },
    'the header again in the middle': {
      text: 'ioc,type\nevil.example,domain\nioc,type\n198.51.100.23,ip\n',
      values: two,
      header: 'row',
      taken: ['ioc: named'],
    },
    'a vendor in each row, which has a host name too': {
      text: 'ioc,told on\nevil.example,feed.example\n198.51.100.23,feed.example\ngate.example,feed.example\n',
      values: [...two, 'gate.example'],
      header: 'row',
      taken: ['ioc: named'],
    },
    'a first row that looks like names': {
      text: 'type,value\nmalware-sample,invoice.zip|d41d8cd98f00b204e9800998ecf8427e\nmutex,Global\ndomain,evil.example\nip-dst,198.51.100.23\n',
      values: two,
      header: 'row',
      taken: ['value: named'],
    },
    'tabs, and no header': {
      text: 'evil.example\tdomain\tkit\n198.51.100.23\tip\tkit\n',
      file: 'x.txt',
      values: two,
      header: 'none',
      taken: ['column 1: type'],
    },
    'line ends of several systems, and a byte order mark': {
      text: '\ufeffioc,threat\r\nevil.example,kit\n198.51.100.23,kit\r',
      values: two,
      header: 'row',
      taken: ['ioc: named'],
    },
  };
  for (const [name, kind] of Object.entries(kinds)) {
    it(`are read by what their cells hold: ${name}`, () => {
      const incoming = read(kind.text, kind.file);
      assert.deepEqual(namesOf(incoming), kind.values);
      assert.equal(tableOf(incoming).header, kind.header);
      assert.deepEqual(taken(incoming), kind.taken);
    });
  }

  it('keep the names of the columns for what else is in a row', () => {
    const incoming = read(kinds['two title lines']!.text);
    assert.deepEqual(attributesOf(incoming, 'evil.example'), { type: 'domain', threat: 'kit' });
    assert.deepEqual(whys(incoming), [
      'line 1: in front of the header',
      'line 3: in front of the header',
    ]);
    assert.equal(incoming.read, 4);
    const zeek = read(kinds['the fields of Zeek']!.text, 'x.intel');
    assert.equal(attributesOf(zeek, 'evil.example')['meta.source'], 'X');
  });

  it('are read in another way where the analyst says so', () => {
    const { text } = kinds['no header and no types']!;
    const incoming = read(text, 'feed.csv', [1]);
    assert.deepEqual(namesOf(incoming), ['social.example']);
    assert.deepEqual(taken(incoming), ['column 2: chosen']);
    assert.deepEqual(tableOf(read(text)).columns[1], {
      name: 'column 2',
      filled: 2,
      indicators: 2,
      example: 'https://social.example/1',
    });
  });

  it('lose no row to a quote that does not end', () => {
    const incoming = read('ioc,note\nevil.example,"unclosed\n198.51.100.23,fine\n');
    assert.deepEqual(namesOf(incoming), two);
    assert.deepEqual(whys(incoming), [
      'the whole table: a quote that does not end: quotes were read as plain characters',
    ]);
  });

  it('count the lines of the file where a cell has several', () => {
    const incoming = read('ioc,note\nevil.example,"one\ntwo\nthree"\nnothing,x\n');
    assert.deepEqual(whys(incoming), ['line 5: no address and no host name']);
  });

  it('are not made of prose with commas', () => {
    const incoming = read(
      'beacon to evil.example, then on\nfrom 198.51.100.23, twice\n',
      'notes.txt',
    );
    assert.equal(incoming.format, 'text');
    assert.deepEqual(namesOf(incoming), two);
  });
});

describe('Cells that hold more than one value', () => {
  it('are read as MISP writes them, the second value related to the first', () => {
    const incoming = read(
      [
        'uuid,event_id,category,type,value,comment,to_ids,date',
        '"u1","1","Network activity","domain|ip","evil.example|198.51.100.23","",1,"20260401"',
        '"u2","1","Network activity","ip-dst|port","198.51.100.24|443","c2",1,"20260401"',
        '"u3","1","Network activity","hostname|port","www.gate.example|8080","",1,"20260401"',
        '"u4","1","Payload delivery","filename|md5","invoice.zip|d41d8cd98f00b204e9800998ecf8427e","",1,"20260401"',
        '"u5","1","Payload delivery","filename","setup.zip","",1,"20260401"',
      ].join('\n'),
    );
    assert.deepEqual(namesOf(incoming), [
      'evil.example',
      '198.51.100.23',
      '198.51.100.24',
      'www.gate.example',
    ]);
    assert.deepEqual(
      incoming.foreign[0]?.related.map((one) => [one.relation, one.indicator.value]),
      [['address', '198.51.100.23']],
    );
    assert.equal(attributesOf(incoming, '198.51.100.24').value, '198.51.100.24|443');
    assert.deepEqual(whys(incoming), [
      'line 5: of the type filename|md5',
      'line 6: of the type filename',
    ]);
  });

  it('are lists of equals elsewhere, whatever divides them', () => {
    const incoming = read(
      [
        'campaign,ioc,verdict',
        'X,"evil.example, gate.example",malicious',
        'Y,"198.51.100.23\n198.51.100.24;198.51.100.25",benign',
        'Z,"hxxps://a.example/x,y hxxps://b.example/,hxxp://c[.]example",suspicious',
        'V,d [.] example,unknown',
        'U,e.example (sinkhole),unknown',
      ].join('\n'),
    );
    assert.deepEqual(
      incoming.foreign.map(({ indicator, verdicts }) => [indicator.value, verdicts[0]?.verdict]),
      [
        ['evil.example', 'malicious'],
        ['gate.example', 'malicious'],
        ['198.51.100.23', 'benign'],
        ['198.51.100.24', 'benign'],
        ['198.51.100.25', 'benign'],
        ['a.example', 'suspicious'],
        ['b.example', 'suspicious'],
        ['c.example', 'suspicious'],
        ['d.example', 'unknown'],
        ['e.example', 'unknown'],
      ],
    );
    assert.deepEqual(
      incoming.foreign.flatMap(({ related }) => related),
      [],
    );
  });

  it('hold patterns of STIX, whose file names are no hosts', () => {
    const incoming = read(
      [
        'pattern,name',
        '"[domain-name:value = \'evil.example\']",a',
        '"[file:name = \'invoice.zip\']",b',
        "\"[file:name = 'x.example' AND ipv4-addr:value = '198.51.100.23']\",c",
      ].join('\n'),
    );
    assert.deepEqual(namesOf(incoming), ['evil.example', '198.51.100.23']);
    assert.deepEqual(whys(incoming), ['line 3: a pattern without an address or a host name']);
  });
});

describe('Tables with two columns of indicators', () => {
  it('bring both, the second related to the first, and judge the first', () => {
    const incoming = read(
      'domain,ip,first_seen,verdict\nevil.example,198.51.100.23,2026-04-01,malicious\n',
    );
    assert.deepEqual(taken(incoming), ['domain: named', 'ip: named']);
    const [domain, ip] = incoming.foreign;
    assert.equal(domain?.indicator.value, 'evil.example');
    assert.equal(ip?.indicator.value, '198.51.100.23');
    assert.deepEqual(
      domain.related.map((one) => [one.relation, one.indicator.value]),
      [['address', '198.51.100.23']],
    );
    assert.deepEqual(
      [domain.verdicts[0]?.verdict, ip.verdicts.length],
      ['malicious', 0],
      'an address is no worse than what it hosts among others',
    );
    assert.equal(attributesOf(incoming, '198.51.100.23').first_seen, '2026-04-01');
  });

  it('take the second by its cells where its name says nothing', () => {
    const incoming = read(
      'domain,resolved then\nevil.example,198.51.100.23\ngate.example,198.51.100.24\n',
    );
    assert.deepEqual(taken(incoming), ['domain: named', 'resolved then: content']);
  });

  it('take a row whose first is empty by its second', () => {
    const incoming = read('domain,ip\n,198.51.100.23\nevil.example,\n');
    assert.deepEqual(namesOf(incoming), ['198.51.100.23', 'evil.example']);
  });
});
