import * as vscode from 'vscode';
import { detect, type Indicator } from '../../core/indicator';
import type { DataSource } from '../../core/result/model';
import { NOTE_SCHEME, SAMPLE_SCHEME } from '../names';

/** Longest line that is read whole for one position; around a position further in, a window is. */
const LONGEST_LINE = 4000;
/** Half of that window. An indicator is never longer: a name has 253 characters (RFC 1035). */
const HALF_WINDOW = 1500;
/** Most text, in UTF-16 code units, that is searched for the list of a file. */
const LONGEST_TEXT = 4_000_000;

/** The indicators of a document. */
export interface Found {
  /** In the order of the text, offsets into the document. */
  readonly indicators: readonly Indicator[];
  /** False where the document is longer than what was searched. */
  readonly complete: boolean;
}

interface Known {
  readonly version: number;
  readonly lines: Map<number, readonly Indicator[]>;
  all?: Found;
}

/**
 * Which indicators a document holds, found on demand and kept until it changes. Hover and light bulb
 * ask at every move of pointer and cursor, so they read one line, never the whole text.
 */
export class DocumentIndicators {
  private readonly known = new WeakMap<vscode.TextDocument, Known>();

  /** The indicator at a position, its end included: a cursor behind a word is on it. */
  at(document: vscode.TextDocument, position: vscode.Position): Indicator | undefined {
    const offset = document.offsetAt(position);
    const around = this.around(document, position);
    return (
      around.find((indicator) => indicator.start <= offset && offset < indicator.end) ??
      around.find((indicator) => indicator.end === offset)
    );
  }

  /** The indicators that a range touches. */
  within(document: vscode.TextDocument, range: vscode.Range): readonly Indicator[] {
    const from = document.offsetAt(range.start);
    const lines = new vscode.Range(range.start.line, 0, range.end.line, Number.MAX_SAFE_INTEGER);
    const start = document.offsetAt(lines.start);
    const to = Math.min(document.offsetAt(range.end), start + LONGEST_TEXT);
    const text = document.getText(
      new vscode.Range(lines.start, document.positionAt(Math.max(to, start) + LONGEST_LINE)),
    );
    return shifted(text, start, document.languageId).filter(
      (indicator) => indicator.start < to && indicator.end > from,
    );
  }

  all(document: vscode.TextDocument): Found {
    const known = this.of(document);
    known.all ??= find(document);
    return known.all;
  }

  private around(document: vscode.TextDocument, position: vscode.Position): readonly Indicator[] {
    const line = document.lineAt(position.line);
    const start = document.offsetAt(line.range.start);
    if (line.text.length > LONGEST_LINE) {
      const from = Math.max(0, position.character - HALF_WINDOW);
      const window = line.text.slice(from, position.character + HALF_WINDOW);
      return shifted(window, start + from, document.languageId);
    }
    const { lines } = this.of(document);
    let indicators = lines.get(position.line);
    if (indicators === undefined) {
      indicators = shifted(line.text, start, document.languageId);
      lines.set(position.line, indicators);
    }
    return indicators;
  }

  private of(document: vscode.TextDocument): Known {
    let known = this.known.get(document);
    if (known?.version !== document.version) {
      known = { version: document.version, lines: new Map() };
      this.known.set(document, known);
    }
    return known;
  }
}

/** Where answers about what a document holds come from. */
export function dataOf(document: vscode.TextDocument | undefined): DataSource {
  const { scheme, authority } = document?.uri ?? {};
  const sample = scheme === SAMPLE_SCHEME || (scheme === NOTE_SCHEME && authority === 'sample');
  return sample ? 'sample' : 'live';
}

export function rangeOf(document: vscode.TextDocument, indicator: Indicator): vscode.Range {
  return new vscode.Range(document.positionAt(indicator.start), document.positionAt(indicator.end));
}

function find(document: vscode.TextDocument): Found {
  const end = document.positionAt(LONGEST_TEXT);
  const text = document.getText(new vscode.Range(new vscode.Position(0, 0), end));
  return {
    indicators: detect(text, { languageId: document.languageId }),
    complete: text.length < LONGEST_TEXT,
  };
}

function shifted(text: string, by: number, languageId: string): Indicator[] {
  return detect(text, { languageId }).map((indicator) => ({
    ...indicator,
    start: indicator.start + by,
    end: indicator.end + by,
  }));
}
