import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderId } from '../../src/core/operation/ids';
import { root } from './paths';
import { runToEnd } from './processes';

/** The argument of `indicatorLens.setCredentials`. */
export interface DemoCredentials {
  readonly provider: ProviderId;
  /** By the name of the field, as the provider declares it. */
  readonly [field: string]: string;
}

/** It is another extension: without this, each window would ask whether it may store keys. */
export const companionSettings: Readonly<Record<string, unknown>> = {
  'indicatorLens.scripts.allowed': ['keys'],
};

/** What a language-model tool gave the agent that called it, or why it did not. */
export interface ToolAnswer {
  readonly text?: string;
  readonly error?: string;
}

/**
 * A small extension beside ours that does inside VS Code what nobody outside can: store credentials
 * in each window that opens, change user settings while it runs, and call tools as an agent does.
 */
export class Companion {
  readonly folder: string;
  #change = 0;
  #call = 0;

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
    this.#write('settings.json', { change: this.#change, settings });
  }

  /** Calls a language-model tool. `toolAnswer` gives the answer once it is there. */
  callTool(name: string, input: object): void {
    this.#call += 1;
    this.#write('toolCall.json', { call: this.#call, name, input });
  }

  /** The answer to the last call, or undefined while there is none. */
  toolAnswer(): ToolAnswer | undefined {
    const file = join(this.folder, 'toolAnswer.json');
    if (!existsSync(file)) return undefined;
    const { call, ...answer } = JSON.parse(readFileSync(file, 'utf8')) as ToolAnswer & {
      call: number;
    };
    return call === this.#call ? answer : undefined;
  }

  /** Renamed when whole, so that the reader never sees half of it. */
  #write(name: string, content: object): void {
    const unfinished = join(this.folder, `${name}.unfinished`);
    writeFileSync(unfinished, JSON.stringify(content));
    renameSync(unfinished, join(this.folder, name));
  }

  /** True when a window has stored the credentials and carried out the last change. */
  isDone(): boolean {
    const done = join(this.folder, 'done');
    return existsSync(done) && readFileSync(done, 'utf8') === String(this.#change);
  }
}
