import assert from 'node:assert/strict';
import { detect } from '../../../../src/core/indicator/index';

const values = (text: string, languageId?: string): string[] =>
  detect(text, languageId === undefined ? {} : { languageId }).map(({ value }) => value);

/** A class of text that looks like an indicator, with its opposite that is one. */
interface Class {
  readonly name: string;
  readonly languageId?: string;
  readonly none: readonly string[];
  readonly found: readonly (readonly [string, ...string[]])[];
}

const CLASSES: readonly Class[] = [
  {
    name: 'member access in text',
    none: [
      'person.name',
      'labels.map(x)',
      'this.it.next',
      'attack.execution and file.read',
      'attribute.name is set',
      'use user.id or item.store',
    ],
    found: [
      ['visit shop-secure.store now', 'shop-secure.store'],
      ['hxxp://person.name/', 'person.name'],
      ['bob@person.name', 'person.name'],
      ['person[.]name', 'person.name'],
    ],
  },
  {
    name: 'member access in code',
    languageId: 'typescript',
    none: [
      'const a = foo.co + bar.is;',
      'return evil.com;',
      'x = node.parent.to',
      '@foo.bar()',
      'color(.red)',
      'items[0].name',
      'asp.net',
      'import a from "./x.py"',
    ],
    found: [
      ["fetch('evil.com')", 'evil.com'],
      ['// see https://docs.evil.name/x', 'docs.evil.name'],
      ['// hosted at evil.com today', 'evil.com'],
      ["mail = 'bob@evil.run'", 'evil.run'],
      ["hosts = ['phishy.io', 'evil.ai']", 'phishy.io', 'evil.ai'],
      ['"evil[.]zip"', 'evil.zip'],
    ],
  },
  {
    name: 'file names',
    none: [
      'setup.py',
      'main.rs',
      'README.md',
      'libm.so',
      'update.zip',
      '/path/to/file.pl',
      'src/app.com',
      'Setup_x64[.]zip',
      'Setup[.]zip',
      'node.js',
      'a.doc',
      'test.exe',
      'x.pdf',
    ],
    found: [
      ['hxxp://main.rs/', 'main.rs'],
      ['netspi[.]sh', 'netspi.sh'],
      ['crowdstrike-fix[.]zip', 'crowdstrike-fix.zip'],
      ['seryzpiekielnika[.]pl', 'seryzpiekielnika.pl'],
    ],
  },
  {
    name: 'tails of URL paths',
    none: [],
    found: [
      ['http://evil.com/Video.mp4.zip', 'evil.com'],
      ['evil[.]com/x[.]php/a.b[.]zip', 'evil.com'],
      ['https://a.com/t1069.002.md,b.net', 'a.com', 'b.net'],
      ['http://a.com/?u=http://b.net/c.zip', 'a.com', 'b.net'],
      ['http://a.com/?u=http%3A%2F%2Fb.net%2Fc', 'a.com', 'b.net'],
      ['http://a.com/u/bob@b.net/c.py', 'a.com', 'b.net'],
      ['http://a.name:80/b.name/c.zip', 'a.name'],
      ['hxxp://a[.]com/?u=hxxp[:]//b[.]net/c[.]zip', 'a.com', 'b.net'],
      ['http://a.com/?u=ftp://x:y@b.net/c', 'a.com', 'b.net'],
    ],
  },
  {
    name: 'capitals',
    none: [
      'Kryptik.KY',
      'NukeSped.KW',
      'Spy.AHK.AD',
      'Locale.US',
      'K.cA',
      'WScript.Shell',
      'the end.The next',
    ],
    found: [
      ['EVIL.COM', 'evil.com'],
      ['Evil.com', 'evil.com'],
      ['evil[.]COM', 'evil.com'],
    ],
  },
  {
    name: 'reversed names',
    none: [
      'com.apple.xpc',
      'org.apache.hadoop.mapreduce.v2.app',
      'com.apple.icloud.fmfd.heartbeat',
      'com.example.app',
    ],
    found: [
      ['net.tutsplus.com', 'net.tutsplus.com'],
      ['com.evil.ru', 'com.evil.ru'],
    ],
  },
  {
    name: 'versions and sections',
    none: [
      'Chrome/17.0.3.56',
      '~6.1.1.1',
      'version="1.2.0.58"',
      'Version: 1.2.0.58',
      'build 1.2.0.58',
      'section 1.1.1.4',
      '>=6.1.1.1',
      'v1.2.3.4',
      'x_1.2.0.58_x64',
      '1.2.3.4-beta',
      '1.2.3.4a',
      'a1.2.3.4',
      '1.2.3.4.5',
    ],
    found: [
      ['server: 192.0.2.1', '192.0.2.1'],
      ['driver 192.0.2.1', '192.0.2.1'],
      ['host/10.190.173.170:9000', '10.190.173.170'],
      ['src: /10.251.203.4:51404', '10.251.203.4'],
      ['192.0.2.1-192.0.2.9', '192.0.2.1', '192.0.2.9'],
      ['192.0.2.1->192.0.2.9', '192.0.2.1', '192.0.2.9'],
      ['#192.0.2.1 evil', '192.0.2.1'],
    ],
  },
  {
    name: 'sections in comments of code',
    languageId: 'java',
    none: ['// 8.2.4.44 Range errors', ' * see 17.4.3.6 of the specification'],
    found: [
      ['connect("8.8.4.4")', '8.8.4.4'],
      ['// listens on 192.0.2.7', '192.0.2.7'],
    ],
  },
  {
    name: 'timestamps and clock times',
    none: [
      '2005-06-14-10.42.34.598602',
      '06:51:23',
      '2015:10:05:03',
      '10:35:28.120',
      '17/May/2015:10:05:03',
      '00:1b:44:11:3a:b7',
      '00:11:22:33:44:55:66:77',
    ],
    found: [
      ['10:35:28 192.0.2.1', '192.0.2.1'],
      ['at 10:00 from 2001:db8::7:1', '2001:db8::7:1'],
    ],
  },
  {
    name: 'the scope operator',
    none: [
      'a::b',
      '::add',
      'dead::',
      'std::vector',
      'Foo::Bar::new()',
      'use a::b::c1;',
      'face::beef',
      'x::1',
      'e::',
      '::',
      'items[::2]',
      'f(x)[1::2]',
      'a[0][2::3]',
    ],
    found: [
      ['::1', '::1'],
      ['2001:db8::', '2001:db8::'],
      ['fe80::1%eth0', 'fe80::1'],
      ['v=spf1 ip6:2001:db8::5 -all', '2001:db8::5'],
      ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
      ['2001:db8::1-2001:db8::5', '2001:db8::1', '2001:db8::5'],
      ['hxxp://[2001[:]db8[:][:]1]/', '2001:db8::1'],
      ['http://2001:db8::1/a.zip', '2001:db8::1'],
      ['[a::b1]:80', 'a::b1'],
      ['a::/16 1::/8', '1::'],
    ],
  },
  {
    name: 'runs of numbers',
    languageId: 'html',
    none: ['<path d="M3.5 24.208.32.144 1.5.3"/>', '6.09.016.016', '1.02.3.4'],
    found: [['<a>192.0.2.1</a>', '192.0.2.1']],
  },
  {
    name: 'encodings in front of a name',
    languageId: 'python',
    none: [],
    found: [
      ['"%2Fexample.com"', 'example.com'],
      ['"\\nevil.com"', 'evil.com'],
      ['"url=3Devil.com"', 'evil.com'],
    ],
  },
  {
    name: 'mailboxes',
    none: ['first.name@', 'foo@bar'],
    found: [
      ['first.last@corp.com', 'corp.com'],
      ['first.name@corp.com', 'corp.com'],
      ['a.ru[at]b.com', 'b.com'],
      ['192.168.1.1@gmail.com', 'gmail.com'],
      ['http://google.com@evil.ru/', 'evil.ru'],
      ['http://google.com:80@evil.ru/', 'evil.ru'],
    ],
  },
  {
    name: 'underscores',
    none: ['stix_import.com', '________.com', 'my_file[.]com'],
    found: [
      ['_dmarc.evil.ru', '_dmarc.evil.ru'],
      ['a_b.evil.co.uk', 'a_b.evil.co.uk'],
    ],
  },
  {
    name: 'addresses written unusually',
    none: ['0177.0.0.1', '127.1', '2130706433', '123.321.156.90', '256.1.1.1', '1.2.3'],
    found: [['0.0.0.0', '0.0.0.0']],
  },
  {
    name: 'scripts without blanks',
    none: ['これは。テスト。です', '我们去。他们来。'],
    found: [
      ['请参阅www.evil.com的说明', 'www.evil.com'],
      ['｜www.evil.com｜', 'www.evil.com'],
      ['はじめよう.みんな', 'xn--p8j9a0d9c9a.xn--q9jyb4c'],
    ],
  },
];

describe('what looks like an indicator and is none', () => {
  for (const { name, languageId, none, found } of CLASSES) {
    it(name, () => {
      for (const text of none) {
        assert.deepEqual(values(text, languageId), [], text);
        assert.deepEqual(values(`it said ${text} again`, languageId), [], `inside: ${text}`);
      }
      for (const [text, ...expected] of found) {
        assert.deepEqual(values(text, languageId), expected, text);
      }
    });
  }
});

describe('grades', () => {
  const gradeOf = (text: string, languageId?: string): string | undefined =>
    detect(text, languageId === undefined ? {} : { languageId })[0]?.grade;

  it('is strong for a URL, an e-mail address, a defanged form and an address', () => {
    for (const text of [
      'http://a.fun/',
      'bob@a.fun',
      'a[.]fun',
      '192.0.2.1',
      '2001:db8::1',
      'www.a.fun',
      'a.com',
    ]) {
      assert.equal(gradeOf(text), 'strong', text);
      assert.equal(gradeOf(`so ${text} it is`), 'strong', text);
    }
  });

  it('is weak for a bare name under a doubtful ending in running text, strong in a cell', () => {
    assert.equal(gradeOf('so phishy.fun it is'), 'weak');
    assert.equal(gradeOf('phishy.fun'), 'strong');
    assert.equal(gradeOf('domain,phishy.fun,bad'), 'strong');
    assert.equal(gradeOf('  - `phishy.fun`'), 'strong');
  });

  it('is weak for a bare name in a comment of source code', () => {
    assert.equal(gradeOf('// hosted at evil.com today', 'go'), 'weak');
  });

  it('finds names of networks and of documentation', () => {
    for (const value of [
      'printer.local',
      'server.local',
      'evil.test',
      'phish.invalid',
      'dc1.home',
      'login.portal.private',
      'a.localhost',
      'router.home.arpa',
      'dc01.corp.internal',
      'login-secure.example',
      '10.0.168.192.in-addr.arpa',
    ]) {
      for (const text of [value, `Host: ${value}`, `see ${value} for more`]) {
        const [found] = detect(text);
        assert.ok(found !== undefined, text);
        assert.equal(found.value, value, text);
        assert.notEqual(found.notSent, undefined, text);
      }
    }
  });

  it('marks what is never sent', () => {
    assert.equal(detect('dc01.corp.internal')[0]?.notSent, 'internalName');
    assert.equal(detect('10.0.4.17')[0]?.notSent, 'private');
    for (const text of [
      'example.com',
      'www[.]example[.]org',
      'exam\u200bple.com',
      'ｅxample.com',
    ]) {
      assert.equal(detect(text)[0]?.notSent, 'specialUseName', text);
    }
    assert.equal('notSent' in (detect('evil.com')[0] ?? {}), false);
  });
});
