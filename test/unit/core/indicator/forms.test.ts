import assert from 'node:assert/strict';
import { FORMS } from '../../../../src/core/indicator/forms';
import { detect, parseIndicator, refang } from '../../../../src/core/indicator/index';

const TRUTH = ['evil.com', '91.219.236.18', '2001:db8::1'];

describe('forms of defanged text', () => {
  for (const { stands, grade, example } of FORMS) {
    it(`finds ${JSON.stringify(example)} (${grade} ${stands})`, () => {
      for (const text of [example, `seen: ${example} on Monday`, `"${example}",`]) {
        const found = detect(text);
        assert.equal(found.length, 1, `${text}: ${JSON.stringify(found)}`);
        const [one] = found;
        assert.ok(one !== undefined && TRUTH.includes(one.value), JSON.stringify(one));
        const raw = text.slice(one.start, one.end);
        assert.equal(parseIndicator(raw)?.value, one.value, raw);
        assert.equal(refang(raw).toLowerCase(), one.value);
      }
      assert.ok(TRUTH.includes(parseIndicator(example)?.value ?? ''));
    });
  }

  it('mixes forms within one name', () => {
    const text = 'a[.]b(dot)c.d{.}evil。com';
    assert.deepEqual(detect(text), [
      { kind: 'fqdn', value: 'a.b.c.d.evil.com', start: 0, end: text.length, grade: 'strong' },
    ]);
  });

  it('starts anew at every text', () => {
    detect('a much longer text with evil.com at its end: www.evil.com');
    assert.deepEqual(
      detect('[.]evil[.]com').map(({ value }) => value),
      ['evil.com'],
    );
  });

  it('leaves weak forms alone where nothing else is defanged', () => {
    for (const text of [
      'We went home . In the morning',
      'connect the dot in the map',
      'f(1,2,3,4)',
      'items[0].name',
      'see a [.] b',
      'an evil-dot-com company, evilDOTcom',
    ]) {
      assert.deepEqual(detect(text), [], text);
    }
  });

  it('leaves invisible characters around a name outside', () => {
    const text = '\u200bevil\u00ad.com\u200b';
    assert.deepEqual(
      detect(text).map(({ value, start, end }) => [value, text.slice(start, end)]),
      [['evil.com', 'evil\u00ad.com']],
    );
  });

  it('takes a sentence after a name for a sentence', () => {
    assert.deepEqual(
      detect('It called http://evil.com . No more').map(({ value }) => value),
      ['evil.com'],
    );
  });
});
