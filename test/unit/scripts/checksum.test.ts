import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checksumFaults, writeChecksum } from '../../../scripts/package/checksum.mjs';

/** The first example of FIPS 180-2, appendix B.1. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('the checksum beside the package', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'indicator-lens-checksum-'));
    file = join(folder, 'lens-1.2.3.vsix');
    writeFileSync(file, 'abc');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is a line that sha256sum --check reads, with the name but not the folder', () => {
    assert.equal(writeChecksum(file), `${file}.sha256`);
    assert.equal(readFileSync(`${file}.sha256`, 'utf8'), `${ABC}  lens-1.2.3.vsix\n`);
    assert.deepEqual(checksumFaults(file), []);
  });

  it('is found missing', () => {
    assert.deepEqual(checksumFaults(file), ['lens-1.2.3.vsix.sha256 is missing']);
  });

  it('is found to be that of another package', () => {
    writeChecksum(file);
    writeFileSync(file, 'abd');
    assert.deepEqual(checksumFaults(file), [
      'lens-1.2.3.vsix.sha256 is not the checksum of lens-1.2.3.vsix',
    ]);
  });
});
