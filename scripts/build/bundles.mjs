import { join } from 'node:path';

/**
 * esbuild's options for each bundle in dist/, by its name. In production as it ships: minified and
 * without source maps.
 */
export function bundles(root, { production }) {
  const common = {
    absWorkingDir: root,
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
  const inNode = {
    ...common,
    platform: 'node',
    // VS Code 1.105, the oldest supported, runs Node 22.
    target: 'node22',
    format: 'cjs',
  };
  return {
    extension: {
      ...inNode,
      entryPoints: ['src/extension.ts'],
      outfile: 'dist/extension.js',
      // `http` and `https` stay plain requires, for VS Code's proxy layer replaces these modules as
      // they are required.
      external: ['vscode'],
      alias: { 'form-data': join(root, 'scripts', 'build', 'formData.mjs') },
    },
    // A worker thread starts from a file of its own.
    thread: { ...inNode, entryPoints: ['src/thread.ts'], outfile: 'dist/thread.js' },
    webview: {
      ...common,
      entryPoints: { webview: 'src/webview/main.ts' },
      outdir: 'dist',
      platform: 'browser',
      target: 'chrome138',
      format: 'esm',
      tsconfig: 'src/webview/tsconfig.json',
      // Found by the panel's developer tools whatever address VS Code serves the file from.
      ...(!production && { sourcemap: 'inline' }),
    },
  };
}
