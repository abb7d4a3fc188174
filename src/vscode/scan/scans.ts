import * as vscode from 'vscode';
import type { ScanReport } from '../../core/scan/model';

/** A scan as the views show it. */
export interface ShownScan {
  /** The file or the folder. */
  readonly root: vscode.Uri;
  readonly of: 'file' | 'folder';
  readonly report: ScanReport;
  /** What was left out before any file was read, in words. */
  readonly notes: readonly string[];
}

/** The last scan, until it is closed. */
export class Scans implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChange = this.changed.event;
  private shown: ShownScan | undefined;

  get current(): ShownScan | undefined {
    return this.shown;
  }

  show(scan: ShownScan | undefined): void {
    this.shown = scan;
    this.changed.fire(undefined);
    void vscode.commands.executeCommand('setContext', 'indicatorLens.hasScan', scan !== undefined);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
