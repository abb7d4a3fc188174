import assert from 'node:assert/strict';
import { retryAfterSeconds } from '../../../../src/providers/kit/retryAfter';
import { duration } from '../../../../src/providers/kit/words';

/** Sat, 21 Nov 2026 12:00:00 GMT */
const NOW = Date.UTC(2026, 10, 21, 12);
const DAY = 86_400;

const read = (header: string): number | undefined =>
  retryAfterSeconds({ headers: { 'retry-after': header } }, NOW);

describe('Retry-After', () => {
  const rows: readonly (readonly [string, number | undefined])[] = [
    ['1', 1],
    [' 120 ', 120],
    ['007', 7],
    ['86401', DAY],
    ['999999999', DAY],
    ['1000000000', DAY],
    [`1${'0'.repeat(300)}`, DAY],
    [`1${'0'.repeat(400)}`, DAY],
    ['0', undefined],
    ['-5', undefined],
    ['+5', undefined],
    ['1.5', undefined],
    ['1e9', undefined],
    ['1e300', undefined],
    ['0x10', undefined],
    ['Infinity', undefined],
    ['NaN', undefined],
    ['', undefined],
    ['soon', undefined],
    ['soon 5', undefined],
    ['May 2100', undefined],
    ['2026-11-21T12:00:30Z', undefined],
    ['5, 10', 10],
    ['10,5', 10],
    ['0, 0', undefined],
    ['5, soon', undefined],
    ['Sat, 21 Nov 2026 12:00:30 GMT', 30],
    ['Saturday, 21-Nov-26 12:00:30 GMT', 30],
    ['Sat Nov 21 12:00:30 2026', 30],
    ['Sat, 21 Nov 2026 12:00:00 GMT', undefined],
    ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
    ['Fri, 31 Dec 9999 23:59:59 GMT', DAY],
    ['Sat, 32 Nov 2026 12:00:30 GMT', undefined],
    ['Sat, 21 Nov 2026 12:00:30 GMT, Sat, 21 Nov 2026 12:00:40 GMT', undefined],
  ];
  for (const [header, seconds] of rows) {
    it(`“${header.length > 40 ? `${header.slice(0, 20)}… (${header.length} digits)` : header}” is ${seconds ?? 'nothing'}`, () => {
      assert.equal(read(header), seconds);
    });
  }

  it('is absent where the header is, and never a number that cannot be shown or waited for', () => {
    assert.equal(retryAfterSeconds({ headers: {} }, NOW), undefined);
    for (const [header] of rows) {
      const seconds = read(header);
      assert.ok(
        seconds === undefined || (Number.isInteger(seconds) && seconds >= 1 && seconds <= DAY),
      );
    }
  });

  it('is told in words', () => {
    const words = [1, 2, 119, 120, 601, 7199, 7200, DAY].map(duration);
    assert.deepEqual(words, [
      '1 second',
      '2 seconds',
      '119 seconds',
      '2 minutes',
      '11 minutes',
      '120 minutes',
      '2 hours',
      '24 hours',
    ]);
  });
});
