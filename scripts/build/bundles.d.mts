import type { BuildOptions } from 'esbuild';

export declare function bundles(
  root: string,
  options: { readonly production: boolean },
): Readonly<Record<'extension' | 'thread' | 'webview', BuildOptions>>;
