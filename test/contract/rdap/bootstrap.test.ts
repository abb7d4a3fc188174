import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIST_NAMES } from '../../../src/providers/rdap/bootstrapEntries';
import { readBootstrapFile } from '../../../src/providers/rdap/bootstrapFile';
import { shippedList } from '../../../src/providers/rdap/bootstrapUnpacking';

const SHARED = join(__dirname, '../../../../shared');
const SAMPLES = join(SHARED, 'samples/rdap');
const FILES = join(SHARED, 'reference/iana-rdap');

describe('bootstrap files as they were recorded', () => {
  const malformed = existsSync(SAMPLES)
    ? readdirSync(SAMPLES).filter((file) => file.startsWith('bootstrap_malformed_'))
    : [];
  it('are at hand, or there is nothing to compare with', () => {
    if (malformed.length === 0) {
      console.log(`      no recorded bodies at ${SAMPLES}: not compared`);
    }
    assert.ok(malformed.length === 0 || malformed.length === 3);
  });

  for (const file of malformed) {
    it(`${file} is refused`, () => {
      assert.ok('problem' in readBootstrapFile('dns', readFileSync(join(SAMPLES, file), 'utf8')));
    });
  }

  for (const name of existsSync(FILES) ? LIST_NAMES : []) {
    it(`${name}.json of IANA is read, and the shipped list says the same or is newer`, () => {
      const list = readBootstrapFile(name, readFileSync(join(FILES, `${name}.json`), 'utf8'));
      assert.ok(!('problem' in list));
      const shipped = shippedList(name);
      assert.ok(shipped.publication >= list.publication);
      if (shipped.publication === list.publication) {
        const plain = ({ servers }: typeof list) =>
          [...servers].map(([entry, urls]) => `${entry} ${urls.join(' ')}`).sort();
        assert.deepEqual(plain(shipped), plain(list));
      }
    });
  }
});
