/**
 * What a thread of its own starts with: one file for all of them, since most of what they run is the
 * same. The first argument says which it is; the others are not loaded.
 */
const THREADS: Readonly<Record<string, () => Promise<unknown>>> = {
  answer: () => import('./answerWorker'),
  export: () => import('./exportWorker'),
  import: () => import('./importWorker'),
  scan: () => import('./infra/scan/worker'),
};

const [, , thread = ''] = process.argv;
void THREADS[thread]?.();
