import { readFileSync, writeFileSync } from 'node:fs';

/**
 * The times of a zip are local (APPNOTE.TXT, 4.4.6), so the same moment is written differently
 * elsewhere; the first moment that they can tell, by the local clock, is the same everywhere.
 */
export function fixedTime() {
  return String(new Date(1980, 0, 1).getTime() / 1000);
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
/** A plain file that everybody may read and its owner may write. */
const MODE = 0o100644;

/** Gives every file in a zip the same mode, whatever the umask of the checkout (APPNOTE.TXT, 4.3). */
export function fixModes(file) {
  const zip = readFileSync(file);
  const end = zip.length - END_SIZE; // a VSIX has no comment
  if (zip.readUInt32LE(end) !== END) throw new Error(`${file} does not end as a zip does.`);
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error(`${file} has a damaged directory.`);
    zip.writeUInt32LE((MODE << 16) >>> 0, at + 38);
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    at += ENTRY_SIZE + name + extra + comment;
  }
  writeFileSync(file, zip);
}
