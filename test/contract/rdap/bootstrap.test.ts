import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIST_NAMES } from '../../../src/providers/rdap/bootstrapEntries';
import { readBootstrapFile } from '../../../src/providers/rdap/bootstrapFile';
import { shippedList } from '../../../src/providers/rdap/bootstrapUnpacking';
import { skipWithout } from '../../rig/besideCheckout';

const SHARED = join(__dirname, '../../../../shared');
const SAMPLES = join(SHARED, 'samples/rdap');
const FILES = join(SHARED, 'reference/iana-rdap');

describe('bootstrap files as they were recorded', () => {
  it('are refused where they are malformed', function () {
    skipWithout(this, SAMPLES);
    const malformed = readdirSync(SAMPLES).filter((file) =>
      file.startsWith('bootstrap_malformed_'),
    );
    assert.equal(malformed.length, 3);
    for (const file of malformed) {
      const read = readBootstrapFile('dns', readFileSync(join(SAMPLES, file), 'utf8'));
      assert.ok('problem' in read, file);
    }
  });

  for (const name of LIST_NAMES) {
    it(`${name}.json of IANA is read, and the shipped list says the same or is newer`, function () {
      skipWithout(this, FILES);
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
