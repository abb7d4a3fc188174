import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  defang,
  detect,
  notSentReason,
  parseIndicator,
  refang,
  rewrites,
} from '../../../../src/core/indicator/index';
import { rewritten } from '../../../../src/core/indicator/rewrites';
import { PRODUCTS } from '../../../../src/core/indicator/words';
import { language, text } from './arbitraryTexts';

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,5})?$/);
const ending = fc.constantFrom('com', 'net', 'org', 'ru', 'co.uk', 'xn--p1ai', 'de');
const name = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 4 }), ending)
  .map(([labels, tld]) => [...labels, tld].join('.'))
  // `vb.net` in a sentence is the product.
  .filter((plain) => !(plain.endsWith('.net') && PRODUCTS.has(plain.slice(0, -'.net'.length))));
const value = fc.oneof(
  name,
  fc.ipV4(),
  fc.constantFrom('2001:db8::1', 'fe80::1:2:3', '2a03:2880:f12f:83:face:b00c:0:25de'),
);
const dot = fc.constantFrom(
  '.',
  '[.]',
  '(.)',
  '{.}',
  '[dot]',
  '(DOT)',
  '[d]',
  '[ . ]',
  ' [.] ',
  '。',
  '[.)',
  '\\[.\\]',
  '.\u200b',
  '\u00ad.',
);

const isVisible = (form: string): boolean => !/[\u00ad\u200b]/.test(form);

describe('properties of the detector', () => {
  it('holds for every text: order, offsets, one line, values that parse to themselves, reasons', () => {
    fc.assert(
      fc.property(text, language, (input, languageId) => {
        let end = 0;
        for (const found of detect(input, languageId === undefined ? {} : { languageId })) {
          assert.ok(found.start >= end && found.end > found.start && found.end <= input.length);
          end = found.end;
          const raw = input.slice(found.start, found.end);
          assert.doesNotMatch(raw, /[\r\n]/);
          assert.deepEqual(
            parseIndicator(raw),
            { kind: found.kind, value: found.value },
            JSON.stringify(raw),
          );
          assert.equal(parseIndicator(found.value)?.value, found.value);
          assert.equal(found.notSent, notSentReason(found));
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it('never throws in parse, defang and refang', () => {
    fc.assert(
      fc.property(text, (input) => {
        parseIndicator(input);
        refang(defang(input));
      }),
      { numRuns: 5000 },
    );
  });

  it('finds a name however its dots are written, with exact offsets', () => {
    fc.assert(
      fc.property(name, fc.array(dot, { minLength: 8, maxLength: 8 }), (plain, dots) => {
        let index = 0;
        const raw = plain.replaceAll('.', () => dots[index++ % dots.length] ?? '.');
        const input = `seen: ${raw}, again`;
        assert.deepEqual(
          detect(input).map(({ value: found, start, end }) => [found, input.slice(start, end)]),
          [[plain, raw]],
          input,
        );
        assert.equal(refang(raw), plain);
      }),
    );
  });

  it('refangs what it defanged: values', () => {
    fc.assert(
      fc.property(value, (plain) => {
        const inert = defang(plain);
        assert.notEqual(inert, plain);
        assert.equal(refang(inert), plain);
        assert.equal(parseIndicator(inert)?.value, parseIndicator(plain)?.value);
      }),
    );
  });

  it('refangs what it defanged: texts, in every language, whatever else stands in them', () => {
    const word = fc.oneof(
      value,
      name.map((host) => `http://${host}/a.php?b=c`),
      name.map((host) => `HTTPS://${host.toUpperCase()}:8080/`),
      name.map((host) => `bob@${host}`),
      fc.tuple(name, name).map(([a, b]) => `ftp://u:p@${a}/?q[d]=1&u=https://${b}/45.77.12.200/`),
      fc.constantFrom(
        'said',
        'f(x)',
        'a[0]',
        // Between two names, `(d)` would be a dot.
        'item (d) of',
        'the (dot) matrix',
        '"quoted"',
        'README.md',
        'person.name',
        'Setup.zip',
        '// see',
        '# on',
        'ipv6:2001:db8::1',
        '[2001:db8::1]:443',
        'https://[2001:db8::1]:443/x',
        'fe80::1%eth0',
        '192.0.2.0/24',
        '192.0.2.1-192.0.2.9',
        'version 1.2.3.4',
        '1.2.3.4-beta',
        'http://localhost:8080/',
        '*.evil.com',
        '_dmarc.evil.com',
        'evil\u200b.com',
        'münchen.de',
        'evil.com.',
      ),
    );
    const glue = fc.constantFrom(' ', '\n', ', ', ' | ', '" "', ' (', ') ', '=', ';', ' - ', '\t');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, glue), { maxLength: 8 }),
        language,
        (parts, languageId) => {
          const plain = parts.flat().join('');
          assert.equal(refang(defang(plain)), plain);
          const options = languageId === undefined ? {} : { languageId };
          const inert = rewritten(plain, rewrites(plain, detect(plain, options), 'defanged'));
          const back = rewrites(inert, detect(inert, options), 'refanged');
          assert.equal(rewritten(inert, back), plain);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('refangs what it defanged: prose, with at signs and the word at', () => {
    const word = fc.oneof(
      value,
      name.map((host) => `bob@${host}`),
      fc.constantFrom(
        'hosted',
        'at',
        'seen',
        'to',
        'it',
        'in',
        'no',
        '@',
        'mail',
        'bob',
        '8080',
        'A',
      ),
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.stringMatching(/^[A-Z][a-z]{1,8}$/),
    );
    const glue = fc.constantFrom(
      ' ',
      ' ',
      ' ',
      ', ',
      '. ',
      ' at ',
      '; ',
      ' - ',
      ' (',
      ') ',
      '? ',
      '/',
    );
    const sentence = fc
      .array(fc.tuple(word, glue), { minLength: 1, maxLength: 10 })
      .map((parts) => parts.flat().join('').replace(/\W+$/, ''))
      // `(@)` is a defanged form.
      .filter((prose) => !/\( ?(?:@|at) ?\)/.test(prose));
    fc.assert(
      fc.property(sentence, fc.constantFrom('', '.', '\n', '!'), (prose, end) => {
        const plain = prose + end;
        assert.equal(refang(defang(plain)), plain);
      }),
      { numRuns: 5000 },
    );
  });

  it('refangs a URL however it is defanged', () => {
    const scheme = fc.constantFrom('hxxp', 'hXXp', 'h**p', 'htxp', '[http]', 'meow', 'http');
    const mark = fc.constantFrom('://', '[://]', '[:]//', ':[//]', '(://)', '{:}//', '[:/]/');
    const port = fc.constantFrom('', ':8080', '[:]8080');
    const slash = fc.constantFrom('/', '[/]', '(/)');
    fc.assert(
      // What is invisible stays in a text: nothing but a form was put there by anyone.
      fc.property(scheme, mark, name, dot.filter(isVisible), port, slash, (...parts) => {
        const [word, sign, host, sep, end, path] = parts;
        const front = `${word}${sign}${host.replaceAll('.', sep)}${end}`;
        // Behind a host that is live, brackets are the path's own.
        const plain = `http://${host}${end.replace('[:]', ':')}`;
        fc.pre(front !== plain);
        assert.equal(refang(`see ${front}${path}a[.]php .`), `see ${plain}/a.php .`);
      }),
    );
  });
});
