import type { FileScanner } from '../../core/scan/model';

/** A scanner that is loaded at the first scan: a file that is opened does not need it. */
export function lazyScanner(load: () => Promise<FileScanner>): FileScanner {
  return {
    scan: async (files, options, signal) => (await load()).scan(files, options, signal),
  };
}
