import assert from 'node:assert/strict';
import { pack, unpack } from '../../../../src/infra/store/packing';
import { at, noise, result } from './rig';

describe('a packed result', () => {
  for (const length of [0, 600, 20_000, 3_000_000]) {
    it(`of ${length} characters comes back as it was, with its weight`, () => {
      const stored = result('a.example', at(1), noise(length, 1));
      const packed = pack(stored);
      assert.deepEqual(unpack(packed.bytes), { result: stored, weight: packed.weight });
      // As SQLite gives it: a view into a larger buffer.
      const within = Buffer.concat([Buffer.alloc(3), packed.bytes]).subarray(3);
      assert.deepEqual(unpack(within)?.result, stored);
    });
  }

  it('is none where a byte was changed, wherever it is', () => {
    const { bytes } = pack(result('a.example', at(1), 'x'.repeat(200)));
    // The time and the system that wrote it (bytes 4 to 9, RFC 1952) are no content.
    for (let place = 0; place < bytes.length; place += place === 3 ? 7 : 1) {
      const damaged = Uint8Array.from(bytes);
      damaged[place] = (damaged[place] ?? 0) ^ 0xff;
      assert.equal(unpack(damaged), undefined, `byte ${place}`);
    }
    for (const length of [0, 3, 17, bytes.length - 1]) {
      assert.equal(unpack(bytes.subarray(0, length)), undefined, `${length} bytes`);
    }
  });
});
