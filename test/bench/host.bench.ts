import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSuites } from '../host/runSuites';
import { root } from '../rig/paths';
import type { Measurement } from './measurement';
import { reported } from './report';

export const name = 'host';

/** Times taken by test/host/bench-* inside a real VS Code, each against its baseline there. */
export async function run(): Promise<readonly Measurement[]> {
  const temporary = mkdtempSync(join(tmpdir(), 'indicator-lens-bench-'));
  const file = join(temporary, 'measurements.json');
  try {
    const run = {
      extension: sleepingExtension(temporary),
      env: { INDICATOR_LENS_MEASUREMENTS: file },
    };
    // One VS Code each: the rounds of activations leave it no output channel to write to.
    for (const suites of ['bench-activation', 'bench-editor']) {
      const failures = (await runSuites(suites, run)).flatMap(({ title, error }) =>
        error === undefined ? [] : [`${title}\n${error}`],
      );
      if (failures.length > 0) throw new Error(failures.join('\n'));
    }
    return reported(file);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** A copy of the extension that nothing but the bench itself activates. */
function sleepingExtension(temporary: string): string {
  const extension = join(temporary, 'extension');
  for (const part of ['dist', 'media', 'package.nls.json']) {
    cpSync(join(root, part), join(extension, part), { recursive: true });
  }
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object;
  writeFileSync(
    join(extension, 'package.json'),
    JSON.stringify({ ...manifest, activationEvents: [] }),
  );
  return extension;
}
