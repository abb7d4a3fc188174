import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from './paths';

/** Bundles a file of the sources, by its path from the root, as it ships. */
export function bundle(entry: string, outfile: string): void {
  buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    logLevel: 'error',
  });
}

/** What a file of the sources exports, bundled: there a name of another module costs nothing. */
export function bundled(entry: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-bundle-'));
  try {
    const outfile = join(folder, 'bundle.cjs');
    bundle(entry, outfile);
    return createRequire(outfile)(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
