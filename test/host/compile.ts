import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../rig/paths';

/**
 * Bundles test/host/index.ts and every suite to out/test/host, each to a file of its own: VS Code
 * loads CommonJS and knows nothing of TypeScript. `vscode` is VS Code's, `mocha` the one instance.
 */
export async function compileHostSuites(): Promise<string> {
  const out = join(root, 'out', 'test', 'host');
  rmSync(out, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/index.ts', ...globSync('test/host/*/**/*.test.ts', { cwd: root })],
    outbase: 'test/host',
    outdir: out,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return out;
}
