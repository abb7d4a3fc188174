import * as vscode from 'vscode';
import type { LensSettings } from '../settings';
import { rangeOf, type DocumentIndicators } from './documentIndicators';
import type { WeakShown } from './weakShown';

interface UnderlineParts {
  readonly index: Pick<DocumentIndicators, 'ofLine'>;
  readonly settings: Pick<LensSettings, 'underlines' | 'onDidChange'>;
  readonly weakShown: WeakShown;
}

/** Waits for a pause in scrolling and typing, in milliseconds. */
const PAUSE_MS = 50;
/** Lines around the visible ones that are underlined before they come into view. */
const MARGIN = 30;
/** VS Code draws no more of a line (`editor.stopRenderingLineAfter`). */
const LONGEST_DRAWN = 10_000;
/** Most underlines of one kind in an editor. */
const MOST = 2_000;

const COLOR = new vscode.ThemeColor('indicatorLens.underline');
const BORDER = { borderColor: COLOR, borderWidth: '0 0 1px 0' } as const;

/**
 * A line under the indicators that can be seen, which takes no room: text stands where it stood. Solid
 * under what surely is an indicator, dotted under what may be one, and that on demand only.
 */
export class Underline implements vscode.Disposable {
  private readonly strong = vscode.window.createTextEditorDecorationType({
    ...BORDER,
    borderStyle: 'solid',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly weak = vscode.window.createTextEditorDecorationType({
    ...BORDER,
    borderStyle: 'dotted',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly pauses = new Map<vscode.TextEditor, NodeJS.Timeout>();
  /** Editors that have underlines, so that others are not told there is nothing. */
  private readonly drawn = new WeakSet<vscode.TextEditor>();
  private readonly subscriptions: { dispose(): unknown }[];

  constructor(private readonly parts: UnderlineParts) {
    const all = () => this.drawAll();
    this.subscriptions = [
      this.strong,
      this.weak,
      vscode.window.onDidChangeVisibleTextEditors(all),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.soon(textEditor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        for (const editor of vscode.window.visibleTextEditors) {
          if (editor.document === document) this.soon(editor);
        }
      }),
      vscode.workspace.onDidOpenTextDocument(all),
      parts.settings.onDidChange(all),
      parts.weakShown.onDidChange(all),
    ];
    all();
  }

  dispose(): void {
    for (const pause of this.pauses.values()) clearTimeout(pause);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private drawAll(): void {
    for (const editor of vscode.window.visibleTextEditors) this.soon(editor);
  }

  private soon(editor: vscode.TextEditor): void {
    clearTimeout(this.pauses.get(editor));
    this.pauses.set(
      editor,
      setTimeout(() => {
        this.pauses.delete(editor);
        this.draw(editor);
      }, PAUSE_MS),
    );
  }

  private draw(editor: vscode.TextEditor): void {
    if (!vscode.window.visibleTextEditors.includes(editor)) {
      return;
    }
    const { document } = editor;
    const wanted = this.parts.settings.underlines(document.languageId);
    if (!wanted && !this.drawn.has(editor)) {
      return;
    }
    this.drawn.add(editor);
    const ranges = { strong: [] as vscode.Range[], weak: [] as vscode.Range[] };
    for (const line of wanted ? linesInView(editor) : []) {
      for (const indicator of this.parts.index.ofLine(document, line, 0, LONGEST_DRAWN)) {
        const into = ranges[indicator.grade];
        if (into.length < MOST) into.push(rangeOf(indicator));
      }
    }
    editor.setDecorations(this.strong, ranges.strong);
    editor.setDecorations(this.weak, this.parts.weakShown.value ? ranges.weak : []);
  }
}

/** Each visible line and some around, once: with folding there are several ranges. */
function linesInView({ visibleRanges, document }: vscode.TextEditor): Set<number> {
  const lines = new Set<number>();
  for (const { start, end } of visibleRanges) {
    const last = Math.min(document.lineCount - 1, end.line + MARGIN);
    for (let line = Math.max(0, start.line - MARGIN); line <= last; line++) lines.add(line);
  }
  return lines;
}
