import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Writes FILE.sha256 beside a file: one line, which `sha256sum --check` reads. Gives its path. */
export function writeChecksum(file) {
  const checksum = `${file}.sha256`;
  writeFileSync(checksum, lineOf(file));
  return checksum;
}

/** What is wrong with the checksum beside a file in words; empty where it is the file's own. */
export function checksumFaults(file) {
  const checksum = `${file}.sha256`;
  if (!existsSync(checksum)) return [`${basename(checksum)} is missing`];
  return readFileSync(checksum, 'utf8') === lineOf(file)
    ? []
    : [`${basename(checksum)} is not the checksum of ${basename(file)}`];
}

function lineOf(file) {
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  return `${hash}  ${basename(file)}\n`;
}
