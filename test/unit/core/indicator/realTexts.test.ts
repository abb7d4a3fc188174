import assert from 'node:assert/strict';
import { defang, detect, parseIndicator, refang } from '../../../../src/core/indicator/index';

/** A text as it stands in a file, with what is found in it; `~` marks a find that is weak. */
type Row = readonly [text: string, ...found: string[]];

interface Kind {
  readonly name: string;
  readonly languageId?: string;
  readonly rows: readonly Row[];
}

const KINDS: readonly Kind[] = [
  {
    name: 'escapes in JSON',
    languageId: 'json',
    rows: [
      [String.raw`{"u":"http:\/\/evil-login.ru\/gate.php"}`, 'evil-login.ru'],
      [String.raw`{"u":"hxxps:\/\/evil-login[.]ru\/a"}`, 'evil-login.ru'],
      [String.raw`{"u":"http:\/\/bob:pw@evil-login.ru:8080\/a"}`, 'evil-login.ru'],
      [String.raw`{"t":"a\u003chttp://evil-login.ru\u003eb"}`, 'evil-login.ru'],
      [String.raw`{"t":"q=1\u0026host=evil-login.ru\u0026x"}`, 'evil-login.ru'],
      [String.raw`{"t":"\u0022bad-site.ru\u0022"}`, 'bad-site.ru'],
      [String.raw`{"t":"evil\u002elogin\u002eru"}`, 'evil.login.ru'],
      [
        String.raw`{"t":"evil.com\n192.0.2.7\tbad-site.ru\r\nother-c2.com"}`,
        'evil.com',
        '192.0.2.7',
        'bad-site.ru',
        'other-c2.com',
      ],
      [String.raw`{"t":"\n2001:db8::7\n"}`, '2001:db8::7'],
      [String.raw`{"path":"C:\\new\\table.com"}`],
      [String.raw`{"path":"\\\\files.evil-login.ru\\new"}`, 'files.evil-login.ru'],
      [
        String.raw`{"m":"{\"iocs\":\"evil-login.ru\\nbad-site.ru\"}"}`,
        'evil-login.ru',
        'bad-site.ru',
      ],
      [String.raw`{"m":"{\"u\":\"http:\\\/\\\/evil-login.ru\\\/a\"}"}`, 'evil-login.ru'],
      [String.raw`{"t":"see C:\\Temp\nevil-login.ru"}`, 'evil-login.ru'],
    ],
  },
  {
    name: 'escapes in source code',
    languageId: 'python',
    rows: [
      [String.raw`hosts = "evil-login.ru\nbad-site.ru\n"`, 'evil-login.ru~', 'bad-site.ru~'],
      [String.raw`data = 'GET / HTTP/1.1\r\nHost: evil-login.com\r\n\r\n'`, 'evil-login.com~'],
      [String.raw`u = 'http:\x2f\x2fevil-login.ru\x2fa'`, 'evil-login.ru'],
      [String.raw`p = 'C:\new\table.com'`],
    ],
  },
  {
    name: 'escapes in logs',
    languageId: 'log',
    rows: [
      [
        String.raw`10:00 INFO {"msg":"C2:\nevil-login.ru\nbad-site.ru"}`,
        'evil-login.ru',
        'bad-site.ru',
      ],
      [String.raw`10:00 INFO {"url":"https:\/\/evil-login.ru\/a","n":1}`, 'evil-login.ru'],
      [String.raw`10:00 found evil-login.ru\r\nbad-site.ru`, 'evil-login.ru', 'bad-site.ru'],
      [String.raw`10:00 one\nevil-login.ru\nbad-site.ru`, 'evil-login.ru', 'bad-site.ru'],
      [String.raw`10:00 ran C:\new\tools\evil.com`],
      [String.raw`10:00 ran "C:\new\tools\evil.com" -x`],
      [String.raw`10:00 ran %TEMP%\net.com and ..\tree.com`],
      [String.raw`10:00 key HKLM\Software\new.com`],
    ],
  },
  {
    name: 'quoted-printable mail',
    rows: [
      ['<a href=3D"http://gallery.evil-lo=\ngin.com/a">', 'gallery.evil-login.com'],
      ['<a href=3D"http://gallery.evil-lo=\r\ngin.com/a">', 'gallery.evil-login.com'],
      ['see http://login.evil-bank.co=\nm/path', 'login.evil-bank.com'],
      ['see https://=\nlogin.evil-bank.com/path', 'login.evil-bank.com'],
      ['mail to bob=40evil-login=2Ecom =3D yes', 'evil-login.com'],
      ['http:=2F=2Fevil-login.ru=2Fa =3D', 'evil-login.ru'],
      ['address =3D 192.0.2=\n.7 and 198.51.100=2E7', '192.0.2.7', '198.51.100.7'],
      ['=3D a.evil-lo=\ngin.co=\nm b', 'a.evil-login.com'],
      [`${'x'.repeat(30)} evil-login.co=\nm is bad`],
      [`${'x'.repeat(61)} evil-login.c=\nom is bad`, 'evil-login.com'],
      ['a=20evil-login.com=20b =3D', 'evil-login.com'],
      // Settings without a value, and URLs whose query ends so.
      ['first=\nevil-login.com\nsecond=\nbad-site.com', 'evil-login.com', 'bad-site.com'],
      ['http://evil-login.com/?q=\nbad-site.com', 'evil-login.com', 'bad-site.com'],
      ['host=22.33.44.55 and port=20.1.2.3', '22.33.44.55', '20.1.2.3'],
    ],
  },
  {
    name: 'addresses in IPv6 notation',
    rows: [
      ['::ffff:192.0.2.7', '192.0.2.7'],
      ['from ::ffff:c000:207, port 80', '192.0.2.7'],
      ['[::ffff:192.0.2.7]:443', '192.0.2.7'],
      ['http://[::ffff:192.0.2.7]/a', '192.0.2.7'],
      ['0:0:0:0:0:FFFF:192.0.2.7', '192.0.2.7'],
      ['::ffff[:]192[.]0[.]2[.]7', '192.0.2.7'],
      ['peer=::ffff:192.0.2.7:52341', '192.0.2.7'],
      ['Received: from [IPv6:::ffff:192.0.2.7] (unknown)', '192.0.2.7'],
      ['Received: from [IPv6:2001:db8::7] (unknown)', '2001:db8::7'],
      ['Received: from [IPv6:::1]', '::1'],
      ['64:ff9b::192.0.2.7', '64:ff9b::c000:207'],
    ],
  },
  {
    name: 'encoded and rewritten links',
    rows: [
      ['http%3A%2F%2Fevil-login.news%2Fa', 'evil-login.news'],
      ['http%253A%252F%252Fevil-login.ru%252Fa', 'evil-login.ru'],
      ['https%25253a%25252f%25252fevil-login.ru', 'evil-login.ru'],
      ['https://a.com/?u=http%253A%252F%252Fevil-login.ru%252Fa', 'a.com', 'evil-login.ru'],
      [
        'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil-login.ru%2Fa&data=05%7C01%7Cbob%40corp.com%7C1',
        'eur01.safelinks.protection.outlook.com',
        'evil-login.ru',
        'corp.com',
      ],
      [
        'https://urldefense.proofpoint.com/v2/url?u=https-3A__evil-2Dlogin.ru_a-3Fb-3D1&d=x',
        'urldefense.proofpoint.com',
        'evil-login.ru',
      ],
      [
        'https://urldefense.proofpoint.com/v2/url?u=http-3A__192.0.2.7_a&d=x',
        'urldefense.proofpoint.com',
        '192.0.2.7',
      ],
      [
        'https://urldefense.com/v3/__https://evil-login.ru/a__;!!Abc!x$',
        'urldefense.com',
        'evil-login.ru',
      ],
      [
        'https://urldefense.com/v3/__https://evil-login.ru__;!!Abc!x$',
        'urldefense.com',
        'evil-login.ru',
      ],
      [
        'https://www.google.com/url?q=https://evil-login.ru/a&sa=D',
        'www.google.com',
        'evil-login.ru',
      ],
      [
        'https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fevil-login.ru&c=E,1',
        'linkprotect.cudasvc.com',
        'evil-login.ru',
      ],
    ],
  },
  {
    name: 'names as DNS sends them',
    rows: [
      ['Q [0001 D NOERROR] A (3)www(10)evil-login(2)ru(0)', 'www.evil-login.ru'],
      ['(4)evil(3)com(0) and (3)bad(2)ru(0)', 'evil.com', 'bad.ru'],
      ['content:"|04|evil|02|ru|00|"; nocase;', 'evil.ru'],
      ['content:"|03|www|0a|evil-login|02|ru|00 00 01|"', 'www.evil-login.ru'],
      ['f(2)abc(0) and g(10)ru(0)'],
      ['(5)evil(2)ru(0)'],
    ],
  },
];

const found = (text: string, languageId?: string): string[] =>
  detect(text, languageId === undefined ? {} : { languageId }).map(
    ({ value, grade }) => value + (grade === 'weak' ? '~' : ''),
  );

describe('texts as they stand in files', () => {
  for (const { name, languageId, rows } of KINDS) {
    it(`reads ${name}`, () => {
      for (const [text, ...expected] of rows) {
        assert.deepEqual(found(text, languageId), expected, text);
        for (const { start, end, value } of detect(
          text,
          languageId === undefined ? {} : { languageId },
        )) {
          const raw = text.slice(start, end);
          const rewritten = /-[0-9A-F]{2}/.test(raw);
          if (!rewritten) assert.equal(parseIndicator(raw)?.value, value, raw);
        }
      }
    });
  }

  it('covers what is encoded inside a name', () => {
    for (const [text, raw] of [
      ['=3D http://a.evil-lo=\ngin.com/a', 'a.evil-lo=\ngin.com'],
      ['=3D http://a.evil.=\ncom/a', 'a.evil.=\ncom'],
      ['=3D http://=\na.evil.com=\n/a', 'a.evil.com'],
      [String.raw`"evil\u002ecom\n"`, String.raw`evil\u002ecom`],
      [String.raw`"\u003eevil.com\u003c"`, 'evil.com'],
      ['(3)www(4)evil(2)ru(0)', 'www(4)evil(2)ru'],
    ] as const) {
      assert.deepEqual(
        detect(text).map(({ start, end }) => text.slice(start, end)),
        [raw],
      );
    }
  });

  it('finds the same in a long text, whatever stands in front', () => {
    const cut = '<a href=3D"http://gallery.evil-lo=\ngin.com/a">\n';
    const text = cut.repeat(4000);
    const all = detect(text);
    assert.equal(all.length, 4000);
    assert.ok(all.every(({ value }) => value === 'gallery.evil-login.com'));
  });

  it('writes what is encoded inert, and back', () => {
    for (const [text, inert] of [
      [
        String.raw`{"u":"http:\/\/evil-login.ru\/a"}`,
        String.raw`{"u":"hxxp:\/\/evil-login[.]ru\/a"}`,
      ],
      [
        '<a href=3D"http://a.evil-lo=\ngin.com/a">',
        '<a href=3D"hxxp://a[.]evil-lo=\ngin[.]com/a">',
      ],
      ['from ::ffff:192.0.2.7, port 80', 'from [:][:]ffff[:]192.0.2.7, port 80'],
    ] as const) {
      assert.equal(defang(text), inert);
      assert.equal(refang(inert), text);
    }
  });

  it('undoes schemes however they are written', () => {
    for (const scheme of [
      'h[tt]p',
      'h00p',
      'h(tt)p',
      'h[xx]p',
      '[h]ttp',
      'hxxp',
      'h**p',
      'ht[t]p',
    ]) {
      assert.equal(refang(`${scheme}://www[.]evil[.]ru/a`), 'http://www.evil.ru/a', scheme);
      assert.equal(
        refang(`see ${scheme}s://www[.]evil[.]ru/a`),
        'see https://www.evil.ru/a',
        scheme,
      );
    }
  });
});

describe('more than one indicator', () => {
  it('is not one', () => {
    for (const text of [
      '192.0.2.7, bob@evil-login.ru',
      '192.0.2.7 seen at evil-login.ru',
      '192.0.2.7 at evil-login.ru',
      'evil.com bob@evil-login.ru',
      'evil.com;bob@evil-login.ru',
      'http://evil.com/ bob@evil-login.ru',
      '192.0.2.7|443 bob@evil-login.ru',
    ]) {
      assert.equal(parseIndicator(text), undefined, text);
    }
  });

  it('is an e-mail address with a name in front', () => {
    for (const text of ['Bob <bob@evil.com>', '"Smith, Bob" <bob@evil.com>', '<bob@evil.com>']) {
      assert.equal(parseIndicator(text)?.value, 'evil.com', text);
    }
  });

  it('takes a number behind a slash for a port where it is no prefix', () => {
    assert.equal(parseIndicator('192.0.2.7/443')?.value, '192.0.2.7');
    assert.equal(parseIndicator('192.0.2.7/80')?.value, '192.0.2.7');
    assert.equal(parseIndicator('192.0.2.7/24'), undefined);
    assert.equal(parseIndicator('192.0.2.7/8'), undefined);
  });
});
