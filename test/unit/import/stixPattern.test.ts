import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PatternError, readPattern } from '../../../src/import/stixPattern';

const values = (pattern: string) =>
  readPattern(pattern).values.map(({ path, value }) => `${path} ${value}`);

describe('STIX pattern', () => {
  it('names the value of one comparison', () => {
    assert.deepEqual(readPattern("[domain-name:value = 'evil.example']"), {
      values: [{ path: 'domain-name:value', value: 'evil.example' }],
      others: [],
      joined: false,
    });
  });

  it('names every value of OR and IN, inside and outside of an observation', () => {
    assert.deepEqual(
      values(
        "[domain-name:value = 'a.example' OR domain-name:value IN ('b.example','c.example')] OR ([ipv4-addr:value = '192.0.2.1'])",
      ),
      [
        'domain-name:value a.example',
        'domain-name:value b.example',
        'domain-name:value c.example',
        'ipv4-addr:value 192.0.2.1',
      ],
    );
  });

  it('says when values hold only together or in time', () => {
    for (const pattern of [
      "[domain-name:value = 'a.example' AND network-traffic:dst_port = 443]",
      "[ipv4-addr:value = '192.0.2.1'] FOLLOWEDBY [ipv4-addr:value = '192.0.2.2']",
      "([ipv4-addr:value = '192.0.2.1'] AND [domain-name:value = 'a.example']) WITHIN 300 SECONDS",
      "[ipv4-addr:value = '192.0.2.1'] REPEATS 5 TIMES",
      "[ipv4-addr:value = '192.0.2.1'] START t'2026-01-01T00:00:00Z' STOP t'2026-02-01T00:00:00Z'",
    ]) {
      assert.equal(readPattern(pattern).joined, true, pattern);
    }
  });

  it('keeps apart what names no single value', () => {
    const { values: named, others } = readPattern(
      "[domain-name:value LIKE '%.example' OR domain-name:value != 'b.example' OR ipv4-addr:value ISSUBSET '192.0.2.0/24' OR domain-name:value NOT IN ('c.example') OR file:size = 12]",
    );
    assert.deepEqual(named, []);
    assert.equal(others.length, 5);
  });

  it('reads paths with references, indices and quoted keys, and escaped quotes', () => {
    assert.deepEqual(
      values(
        "[network-traffic:dst_ref.value = '192.0.2.1' AND domain-name:resolves_to_refs[*].value = '192.0.2.2' AND file:hashes.'SHA-256' = 'it\\'s \\\\']",
      ),
      [
        'network-traffic:dst_ref.value 192.0.2.1',
        'domain-name:resolves_to_refs[*].value 192.0.2.2',
        "file:hashes.'SHA-256' it's \\",
      ],
    );
  });

  it('refuses what is no pattern, and says where', () => {
    for (const pattern of [
      '',
      'evil.example',
      "[domain-name:value = 'a.example'",
      "[domain-name:value = 'a.example]",
      "[domain-name:value 'a.example']",
      "[value = 'a.example']",
      "[domain-name:value = 'a.example'] OR",
      "([domain-name:value = 'a.example']",
      "[domain-name:value = 'a.example'] ]",
      "[(domain-name:value = 'a.example']",
    ]) {
      assert.throws(() => readPattern(pattern), PatternError, pattern);
    }
    assert.throws(
      () => readPattern('[domain-name:value = ]'),
      /\] is not expected at character 22/,
    );
  });

  it('ends with a value or a PatternError, whatever it is given', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      "'a'",
      'OR',
      'AND',
      '=',
      'IN',
      'domain-name:value',
      ',',
      ' ',
      '1',
      'NOT',
      'WITHIN',
      'START',
      "t'x'",
      '\\',
      "'",
      'LIKE',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        try {
          readPattern(parts.join(''));
        } catch (thrown) {
          assert.ok(thrown instanceof PatternError, String(thrown));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
