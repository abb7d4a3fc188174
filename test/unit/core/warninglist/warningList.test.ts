import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rangeOf } from '../../../../src/core/addressRange';
import { parseIndicator } from '../../../../src/core/indicator/index';
import { AddressRanges } from '../../../../src/core/warninglist/addressRanges';
import { readWarningList } from '../../../../src/core/warninglist/warningList';

const noPause = () => Promise.resolve();
const read = (more: object) =>
  readWarningList({ name: 'List', version: 1, description: '', type: 'string', ...more }, noPause);

async function held(more: object, values: readonly string[]): Promise<readonly boolean[]> {
  const { list, problem } = await read(more);
  assert.equal(problem, undefined);
  assert.ok(list);
  return values.map((value) => list.holds(parseIndicator(value) ?? { kind: 'fqdn', value }));
}

describe('a warning list', () => {
  it('asks every few entries whether a pause is due, and holds nothing for long in between', async () => {
    const list = Array.from({ length: 20_000 }, (_, at) => `host-${at}.example-${at % 97}.com`);
    let asked = 0;
    const { list: long } = await readWarningList({ name: 'Long', type: 'hostname', list }, () => {
      asked += 1;
      return undefined;
    });
    assert.ok(asked >= list.length / 100, `asked ${asked} times`);
    assert.equal(long?.size, list.length);
    assert.ok(list.every((value) => long.holds({ kind: 'fqdn', value: `a.${value}` })));
    assert.equal(long.holds({ kind: 'fqdn', value: 'host-7.example-8.com' }), false);
  });

  it('of strings has the values themselves', async () => {
    const list = ['Evil.com', '8.8.8.8', '2606:4700:0:0::1111', 'd41d8cd98f00b204', 7, null];
    assert.deepEqual(
      await held({ type: 'string', list }, [
        'evil.com',
        'www.evil.com',
        '8.8.8.8',
        '::ffff:8.8.8.8',
        '8.8.8.9',
        '2606:4700::1111',
      ]),
      [true, false, true, true, false, true],
    );
  });

  it('of host names has the names and those under them', async () => {
    const list = ['evil.com', '.Shared.net', '*.cdn.org', 'bücher.de', 'com.', '8.8.8.8'];
    assert.deepEqual(
      await held({ type: 'hostname', list: list.filter((one) => one !== 'com.') }, [
        'evil.com',
        'a.b.evil.com',
        'xevil.com',
        'shared.net',
        'a.shared.net',
        'a.cdn.org',
        'www.xn--bcher-kva.de',
        '8.8.8.8',
      ]),
      [true, true, false, true, true, true, true, true],
    );
    assert.deepEqual(await held({ type: 'hostname', list }, ['other.com']), [true]);
  });

  it('of blocks has their addresses', async () => {
    const list = ['8.8.8.0/24', '9.9.9.9', '2606:4700::/32', 'no block', '10.0.0.0/99'];
    assert.deepEqual(
      await held({ type: 'cidr', list }, [
        '8.8.8.255',
        '8.8.9.0',
        '9.9.9.9',
        '2606:4700:1::1',
        '2606:4701::1',
        'evil.com',
      ]),
      [true, false, true, true, false, false],
    );
  });

  it('of substrings has what holds one', async () => {
    assert.deepEqual(
      await held({ type: 'substring', list: ['.SHOP', ''] }, ['a.shop', 'a.shopping.com', 'a.com']),
      [true, true, false],
    );
  });

  it('of expressions is refused, and so is what is no list', async () => {
    assert.match((await read({ type: 'regex', list: ['(a+)+$'] })).problem ?? '', /is regex/);
    const long = Array.from({ length: 20_001 }, (_, at) => `x${at}`);
    assert.match((await read({ type: 'substring', list: long })).problem ?? '', /20001 substrings/);
    for (const bad of [null, [], 'x', { name: 'x' }, { name: 'x', type: 'new', list: [] }]) {
      assert.match((await readWarningList(bad, noPause)).problem ?? '', /no warning list of MISP/);
    }
  });

  it('about hashes alone is left out without a word', async () => {
    assert.deepEqual(await read({ list: ['d41d8cd9'], matching_attributes: ['md5', 'sha1'] }), {});
    assert.ok((await read({ list: ['evil.com'], matching_attributes: ['md5', 'domain|ip'] })).list);
  });

  it('finds an address among many ranges as a look at each would', () => {
    const block = fc
      .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
      .map(([address, bits]) => `${address}/${bits}`);
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), fc.ipV4(), (blocks, address) => {
        const ranges = blocks.flatMap((one) => rangeOf(one) ?? []);
        const value = rangeOf(address)?.first ?? 0n;
        assert.equal(
          new AddressRanges(ranges).hold(address),
          ranges.some(({ first, last }) => first <= value && value <= last),
        );
      }),
    );
  });
});
