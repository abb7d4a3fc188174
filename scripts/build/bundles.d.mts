import type { BuildOptions } from 'esbuild';

export declare function bundles(
  root: string,
  options: { readonly production: boolean },
): Readonly<
  Record<
    'extension' | 'scanWorker' | 'exportWorker' | 'importWorker' | 'answerWorker' | 'webview',
    BuildOptions
  >
>;
