import type { FileImporter } from './core/library/importing';
import type { AnswerReader } from './core/operation/reader';
import type { FileWriter } from './core/ports';
import type { FileScanner } from './core/scan/model';
import { THREAD } from './vscode/names';

interface Threads {
  readonly scanner: FileScanner;
  readonly reader: AnswerReader;
  readonly writer: FileWriter;
  readonly importer: FileImporter;
}

/**
 * What works on threads of its own, each loaded when it is first asked for: a file that is opened
 * needs none of them. `pathOf` gives the full path of a file of the extension.
 */
export function threads(pathOf: (file: string) => string): Threads {
  return {
    scanner: {
      scan: async (files, options, signal) =>
        (await import('./infra/scan/fileScanner'))
          .fileScanner(pathOf(THREAD))
          .scan(files, options, signal),
    },
    reader: {
      read: async (order, help, signal) =>
        (await import('./infra/reading/threadReader'))
          .threadReader(pathOf(THREAD))
          .read(order, help, signal),
    },
    writer: {
      write: async (order, signal) =>
        (await import('./infra/writing/threadWriter'))
          .threadWriter(pathOf(THREAD))
          .write(order, signal),
    },
    importer: {
      read: async (order, onProgress, signal) =>
        (await import('./infra/importing/threadImporter'))
          .threadImporter(pathOf(THREAD))
          .read(order, onProgress, signal),
    },
  };
}
