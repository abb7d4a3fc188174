import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths';
import { runToEnd } from './processes';

/** The argument of `indicatorLens.setCredentials`. */
export interface DemoCredentials {
  readonly provider: 'domaintools' | 'circl';
  readonly username?: string;
  readonly key?: string;
  readonly token?: string;
}

/**
 * A small extension beside ours that does inside VS Code what nobody outside can: store credentials
 * in each window that opens, and change user settings while it runs.
 */
export class Companion {
  readonly folder: string;
  #change = 0;

  constructor(data: string, credentials: readonly DemoCredentials[]) {
    this.folder = join(data, 'companion');
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, 'credentials.json'), JSON.stringify(credentials));
  }

  async pack(): Promise<string> {
    const packagePath = join(this.folder, 'companion.vsix');
    const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license'];
    await runToEnd(
      process.execPath,
      [join(root, 'node_modules/@vscode/vsce/vsce'), 'package', ...options, '--out', packagePath],
      join(root, 'test/rig/companion'),
    );
    return packagePath;
  }

  /** Asks for a change of settings; `null` removes one. `isDone` tells when it is carried out. */
  changeSettings(settings: Readonly<Record<string, unknown>>): void {
    this.#change += 1;
    // Renamed when whole, so that the reader never sees half of it.
    const unfinished = join(this.folder, 'settings.json.unfinished');
    writeFileSync(unfinished, JSON.stringify({ change: this.#change, settings }));
    renameSync(unfinished, join(this.folder, 'settings.json'));
  }

  /** True when a window has stored the credentials and carried out the last change. */
  isDone(): boolean {
    const done = join(this.folder, 'done');
    return existsSync(done) && readFileSync(done, 'utf8') === String(this.#change);
  }
}
