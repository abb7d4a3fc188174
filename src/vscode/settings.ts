import { userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import type { Tlp } from '../core/library/model';
import { TLP_LEVELS } from '../core/library/tlp';
import type { ProviderId } from '../core/operation/ids';
import type { CacheSettings, Settings } from '../core/operation/settings';
import { ACTS, type Act } from './callers/acts';

/**
 * The settings as they are now. All are of scope `application`, so nothing that a folder brings
 * along can change them (docs/architecture.md, Decisions).
 */
export class LensSettings implements Settings {
  provider(provider: ProviderId): unknown {
    const block: unknown = configuration().get(provider);
    return typeof block === 'object' ? { ...block } : {};
  }

  /** As it is set. What is no list is one entry: nothing of it may be lost. */
  ignored(): readonly unknown[] {
    const entries: unknown = configuration().get('ignore');
    return Array.isArray(entries) ? (entries as unknown[]) : [entries ?? []].flat();
  }

  async ignore(value: string): Promise<void> {
    const ignored = this.ignored();
    if (!ignored.includes(value)) {
      await configuration().update(
        'ignore',
        [...ignored, value],
        vscode.ConfigurationTarget.Global,
      );
    }
  }

  /** Paths of warning lists, as they are set. */
  warningLists(): readonly string[] {
    const paths: unknown = configuration().get('warningLists');
    return Array.isArray(paths) ? paths.filter((one) => typeof one === 'string') : [];
  }

  /** Whether agents may read what is stored; anything but `true` says no. */
  agentsReadStored(): boolean {
    return configuration().get<unknown>('agents.storedAnswers') === true;
  }

  /** The strictest marking about which agents are told anything; the least strict where it is no level. */
  agentsHighestTlp(): Tlp {
    const set: unknown = configuration().get('agents.highestTlp');
    return TLP_LEVELS.find((level) => level === set && level !== 'red') ?? 'clear';
  }

  /** 0 to 100. */
  riskThreshold(): number {
    return configuration().get('riskThreshold', 70);
  }

  /** Queries that a command on several indicators may spend without asking. */
  confirmAbove(): number {
    return configuration().get('confirmAbove', 10);
  }

  /** Most units in a day by product or provider; what is no positive number limits nothing. */
  budgetPerDay(): Readonly<Record<string, number>> {
    const entries = Object.entries(configuration().get<object>('budgetPerDay') ?? {});
    return Object.fromEntries(
      entries.flatMap(([name, budget]: [string, unknown]) =>
        typeof budget === 'number' && budget > 0 ? [[name, budget]] : [],
      ),
    );
  }

  /** What scripts, links and other extensions may do without a question. */
  scriptsMay(): readonly Act[] {
    const allowed = configuration().get<unknown>('scripts.allowed');
    return Array.isArray(allowed) ? ACTS.filter((act) => allowed.includes(act)) : [];
  }

  /** In whose name verdicts and notes are given: as set, else the user of this machine. */
  analyst(): string {
    const set = configuration().get('analyst', '').trim();
    return set === '' ? userName() : set;
  }

  /** Full path of the folder that the database is kept in; `fallback` where none is set. */
  storageFolder(fallback: string): string {
    const set = configuration().get('storage.folder', '').trim();
    return isAbsolute(set) ? join(set, 'indicator-lens') : fallback;
  }

  hoverEnabled(): boolean {
    return configuration().get('hover.enabled', true);
  }

  /** The operation to ask on hover; empty where hovering sends nothing. */
  hoverOperation(): string {
    return configuration().get('hover.operation', '');
  }

  codeActionsEnabled(): boolean {
    return configuration().get('codeActions.enabled', true);
  }

  cache(): CacheSettings {
    return {
      life: configuration().get<CacheSettings['life']>('cache.life', {}),
      noRecordHours: configuration().get('cache.noRecordHours', 1),
      offline: configuration().get('offline', false),
    };
  }

  /** Nothing leaves the machine until it is set back. */
  async workOffline(offline: boolean): Promise<void> {
    await configuration().update('offline', offline, vscode.ConfigurationTarget.Global);
  }

  /** Size limit of all stored answers. */
  cacheBytes(): number {
    return configuration().get('cache.maxMegabytes', 256) * 1024 * 1024;
  }

  /** False where the analyst switched the language off: nothing is found there without a command. */
  detects(languageId: string): boolean {
    return this.language(languageId) !== 'off';
  }

  underlines(languageId: string): boolean {
    return configuration().get<boolean>('underline', true) && this.language(languageId) === 'on';
  }

  /** Whether text is defanged when it is pasted. */
  pastesDefanged(): boolean {
    return configuration().get('paste.defanged', false);
  }

  countsInStatusBar(): boolean {
    return configuration().get('statusBar.count', false);
  }

  /** Largest file that a scan of a folder reads, in MB. */
  maxScanMegabytes(): number {
    return configuration().get('scan.maxFileSize', 100);
  }

  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('indicatorLens')) {
        listener();
      }
    });
  }

  /** Hears of every way offline and back: command, status bar, remedy, settings, another window. */
  onDidChangeOffline(listener: (offline: boolean) => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('indicatorLens.offline')) {
        listener(this.cache().offline);
      }
    });
  }

  private language(languageId: string): 'on' | 'quiet' | 'off' {
    const languages = Object.entries(configuration().get<object>('languages') ?? {});
    const of = (id: string): unknown => languages.find(([name]) => name === id)?.[1];
    const wanted = of(languageId) ?? of('*');
    return wanted === 'off' || wanted === 'quiet' ? wanted : 'on';
  }
}

/** Containers may run as a user without a name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'analyst';
  }
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('indicatorLens');
}
