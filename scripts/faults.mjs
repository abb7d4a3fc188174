/**
 * `npm run faults`: asks every operation under every fault of test/faults/table.ts, over sockets on
 * loopback, and writes docs/fault-matrix.md. The test test/contract/faults.test.ts judges the cells.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { everyCell, matrixText } from '../test/faults/matrix.ts';
import { startSimulator } from '../test/simulator/index.ts';

const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'fault-matrix.md');
const simulator = await startSimulator();
try {
  const rows = await everyCell(simulator, ({ fault, cells }) => {
    console.log(`${fault.what}: ${[...new Set(cells.map(({ ending }) => ending))].join(', ')}`);
  });
  const options = { ...(await resolveConfig(file)), filepath: file };
  writeFileSync(file, await format(matrixText(rows), options));
  console.log(
    `\n${rows.length} faults, ${rows.flatMap(({ cells }) => cells).length} cells: ${file}`,
  );
} finally {
  await simulator.stop();
}
