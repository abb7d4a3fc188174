import * as vscode from 'vscode';
import type { DataSource } from '../../core/result/model';
import { NOTE_SCHEME, SAMPLE_SCHEME } from '../names';
import { LineIndex, SLICE_MS, type CountedIndicator, type LineIndicator } from './lineIndex';

/** While a document is searched, listeners hear of it this often, in milliseconds. */
const NEWS_MS = 500;

/** What a document holds, as far as it was searched. */
export interface Found {
  /** Each value once, where it first stands, in the order of the text. */
  readonly indicators: readonly CountedIndicator[];
  /** True when every line was searched. */
  readonly complete: boolean;
  /** Lines that were searched, 0 to 1. */
  readonly progress: number;
}

interface Known {
  version: number;
  readonly languageId: string;
  readonly index: LineIndex;
}

/** A document that somebody wants searched whole. */
interface Wanted {
  readonly done: Promise<void>;
  readonly finish: () => void;
  toldAt: number;
}

/**
 * Which indicators a document holds. Hover and light bulb ask at every move of pointer and cursor, so
 * they read one line; a whole document is searched only when somebody wants to know, in slices
 * between which the extension host does other work, and after an edit only the lines it touched are
 * searched again.
 */
export class DocumentIndicators implements vscode.Disposable {
  private readonly known = new WeakMap<vscode.TextDocument, Known>();
  private readonly wanted = new Map<vscode.TextDocument, Wanted>();
  private readonly news = new vscode.EventEmitter<vscode.TextDocument>();
  /** Tells that more is known about a document that somebody wanted searched whole. */
  readonly onDidChange = this.news.event;
  private running = false;
  private readonly subscriptions = [
    this.news,
    vscode.workspace.onDidChangeTextDocument((event) => this.edited(event)),
    vscode.workspace.onDidCloseTextDocument((document) => this.done(document)),
  ];

  /** The indicator at a position, its end included: a cursor behind a word is on it. */
  at(document: vscode.TextDocument, position: vscode.Position): LineIndicator | undefined {
    const { line, character } = position;
    const around = this.of(document).ofLine(line, character, character);
    return (
      around.find(({ start, end }) => start <= character && character < end) ??
      around.find(({ end }) => end === character)
    );
  }

  /** The indicators of a line that touch the columns given, now. */
  ofLine(document: vscode.TextDocument, line: number, from = 0, to = Infinity): LineIndicator[] {
    return this.of(document).ofLine(line, from, to);
  }

  /** The indicators that a range touches, each as often as it stands there. */
  async within(document: vscode.TextDocument, range: vscode.Range): Promise<LineIndicator[]> {
    if (range.end.line - range.start.line > 1000) {
      await this.whole(document);
    }
    const { start, end } = document.validateRange(range);
    const found: LineIndicator[] = [];
    for (let line = start.line; line <= end.line; line++) {
      const from = line === start.line ? start.character : 0;
      const to = line === end.line ? end.character : Infinity;
      for (const indicator of this.ofLine(document, line, from, to)) {
        if (indicator.start < to && indicator.end > from) found.push(indicator);
      }
    }
    return found;
  }

  /** What is known at once, which is all of a short document. The rest is searched meanwhile. */
  all(document: vscode.TextDocument): Found {
    const { index } = this.knownOf(document);
    if (!index.complete) {
      index.step(SLICE_MS);
    }
    if (!index.complete) {
      this.want(document);
    }
    return foundIn(index);
  }

  /** How many different values are known, strong and weak; the rest is searched meanwhile. */
  count(document: vscode.TextDocument): { readonly values: number; readonly complete: boolean } {
    const { index } = this.knownOf(document);
    if (!index.complete) {
      index.step(SLICE_MS);
    }
    if (!index.complete) {
      this.want(document);
    }
    return { values: index.size, complete: index.searched };
  }

  /** Everything, once it is known. A document that was closed meanwhile gives what was. */
  async whole(document: vscode.TextDocument): Promise<Found> {
    while (!document.isClosed && !this.of(document).complete) {
      await this.want(document).done;
    }
    return foundIn(this.of(document));
  }

  dispose(): void {
    for (const document of [...this.wanted.keys()]) this.done(document);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private of(document: vscode.TextDocument): LineIndex {
    return this.knownOf(document).index;
  }

  private knownOf(document: vscode.TextDocument): Known {
    const known = this.known.get(document);
    if (
      known?.version === document.version &&
      known.languageId === document.languageId &&
      known.index.lineCount === document.lineCount
    ) {
      return known;
    }
    const { version, languageId } = document;
    const lines = {
      count: () => document.lineCount,
      text: (line: number) => document.lineAt(line).text,
    };
    const fresh = { version, languageId, index: new LineIndex(lines, { languageId }) };
    this.known.set(document, fresh);
    return fresh;
  }

  /** VS Code lists changes so that they can be applied one after the other. */
  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const known = this.known.get(document);
    if (known === undefined) {
      return;
    }
    for (const { range, text } of contentChanges) {
      const removed = range.end.line - range.start.line + 1;
      known.index.splice(range.start.line, removed, lineBreaks(text) + 1);
    }
    known.version = document.version;
  }

  private want(document: vscode.TextDocument): Wanted {
    let wanted = this.wanted.get(document);
    if (wanted === undefined) {
      let finish = (): void => undefined;
      const done = new Promise<void>((resolve) => {
        finish = resolve;
      });
      wanted = { done, finish, toldAt: performance.now() };
      this.wanted.set(document, wanted);
      this.run();
    }
    return wanted;
  }

  private run(): void {
    if (!this.running) {
      this.running = true;
      setImmediate(() => this.slice());
    }
  }

  private slice(): void {
    this.running = false;
    const [next] = this.wanted;
    if (next === undefined) {
      return;
    }
    const [document, wanted] = next;
    const index = this.of(document);
    index.step(SLICE_MS);
    if (index.complete) {
      this.done(document);
      this.news.fire(document);
    } else if (performance.now() - wanted.toldAt > NEWS_MS) {
      wanted.toldAt = performance.now();
      this.news.fire(document);
    }
    this.run();
  }

  private done(document: vscode.TextDocument): void {
    this.wanted.get(document)?.finish();
    this.wanted.delete(document);
  }
}

/** Finds the indicators of a document. */
export type IndicatorFinder = Pick<DocumentIndicators, 'at' | 'within' | 'whole'>;

function foundIn(index: LineIndex): Found {
  const { complete, progress } = index;
  return { indicators: index.distinct(), complete, progress };
}

/** Where answers about what a document holds come from. */
export function dataOf(document: vscode.TextDocument | undefined): DataSource {
  const { scheme, authority } = document?.uri ?? {};
  const sample = scheme === SAMPLE_SCHEME || (scheme === NOTE_SCHEME && authority === 'sample');
  return sample ? 'sample' : 'live';
}

export function rangeOf({ line, start, end }: LineIndicator): vscode.Range {
  return new vscode.Range(line, start, line, end);
}

/** What VS Code splits lines at. */
function lineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
