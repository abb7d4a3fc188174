/**
 * A window that does nothing but store answers: `writer.ts FOLDER NAME COUNT`. Writes each number
 * into FOLDER/NAME.txt after the store has returned, and `open` on its output before the first.
 */
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../src/infra/store/openDatabase';
import { createSqliteStore } from '../../../src/infra/store/sqliteStore';
import { at, question, quiet, result } from '../../unit/infra/store/rig';

const [folder = '', window = '', count = '0'] = process.argv.slice(2);
const clock = { now: () => Date.now() };
const database = openDatabase({
  folder,
  clock,
  log: quiet,
  tell: ({ message }) => {
    writeSync(2, `${message}\n`);
    process.exit(3);
  },
});
if (database === undefined) {
  process.exit(4);
}
const store = createSqliteStore(database, { clock, maxBytes: () => 1e12 });
const stored = openSync(join(folder, `${window}.txt`), 'a');
writeSync(1, 'open');
for (let i = 0; i < Number(count); i++) {
  const value = `${window}-${i}.example`;
  store.put(question(value), result(value, at(i % 24), `answer ${i} of ${window}`));
  writeSync(stored, `${i}\n`);
}
database.close();
