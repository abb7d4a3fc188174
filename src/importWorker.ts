import './core/zodConfig';
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { ImportContent, ImportSource, Incoming } from './core/library/importing';
import { ImportError } from './import/importError';
import { readImport, textOf } from './import/read';
import type { FromImporter, ListName, ToImporter } from './infra/importing/messages';

/** The thread that reads one file into what it holds for the library. */

/** Items that are handed over together: the window takes them in a few milliseconds. */
const TOGETHER: Readonly<Record<ListName, number>> = { entries: 50, foreign: 50, refused: 500 };
/** Parts of the file after which the window hears of it. */
const STEP = 0.01;

let waiting: Iterator<FromImporter> | undefined;

parentPort?.on('message', (message: ToImporter) => {
  if (message.type === 'more') {
    const next = waiting?.next();
    tell(next === undefined || next.done === true ? { type: 'end' } : next.value);
    return;
  }
  try {
    const incoming = read(message.content, message.source);
    waiting = itemsOf(incoming);
    tell({ type: 'outline', outline: { ...incoming, entries: [], foreign: [], refused: [] } });
  } catch (thrown) {
    if (!(thrown instanceof ImportError)) {
      throw thrown;
    }
    tell({ type: 'unreadable', message: thrown.message });
  }
});

function read(content: ImportContent, source: ImportSource): Incoming {
  const text = textOf('path' in content ? readFileSync(content.path) : content.bytes);
  let done = 0;
  let told = 0;
  return readImport(text, source, (more, of) => {
    done += more;
    const share = done / of;
    if (share - told >= STEP) {
      told = share;
      tell({ type: 'progress', share });
    }
  });
}

function* itemsOf(incoming: Incoming): Generator<FromImporter> {
  for (const list of ['entries', 'foreign', 'refused'] as const) {
    for (let at = 0; at < incoming[list].length; at += TOGETHER[list]) {
      yield { type: 'items', list, items: incoming[list].slice(at, at + TOGETHER[list]) };
    }
  }
}

function tell(message: FromImporter): void {
  parentPort?.postMessage(message);
}
