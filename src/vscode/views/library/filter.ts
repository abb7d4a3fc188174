import * as vscode from 'vscode';
import type { LibraryQuery, Verdict } from '../../../core/library/model';
import { verdictWords } from '../../savedWords';
import { visible } from '../../safeText';

/** What the library view shows of the library. All parts must hold. */
export interface Filtering {
  readonly text?: string;
  readonly verdicts?: readonly Verdict[];
  readonly tag?: string;
}

/** Rows that one group shows before it asks. */
const PAGE = 200;

/** What the analyst chose to see, kept for the window. */
export class LibraryFilter implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChange = this.changed.event;
  private filtering: Filtering = {};
  private readonly shown = new Map<string, number>();

  get(): Filtering {
    return this.filtering;
  }

  set(filtering: Filtering): void {
    const { text, verdicts, tag } = filtering;
    this.filtering = {
      ...(text !== undefined && text.trim() !== '' && { text }),
      ...(verdicts !== undefined && verdicts.length > 0 && { verdicts }),
      ...(tag !== undefined && { tag }),
    };
    this.shown.clear();
    void vscode.commands.executeCommand(
      'setContext',
      'indicatorLens.libraryFiltered',
      this.query() !== undefined,
    );
    this.changed.fire(undefined);
  }

  /** Undefined where everything is shown. */
  query(): LibraryQuery | undefined {
    return Object.keys(this.filtering).length === 0 ? undefined : this.filtering;
  }

  words(): string {
    const { text, verdicts, tag } = this.filtering;
    return [
      ...(text === undefined ? [] : [`“${visible(text, 60)}”`]),
      ...(verdicts === undefined ? [] : [verdicts.map(verdictWords).join(', ')]),
      ...(tag === undefined ? [] : [`#${visible(tag, 40)}`]),
    ].join(' · ');
  }

  /** How many rows a group shows. */
  limit(group: string): number {
    return this.shown.get(group) ?? PAGE;
  }

  showMore(group: string): void {
    this.shown.set(group, this.limit(group) + PAGE * 5);
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
