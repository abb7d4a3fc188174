import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Something that would have left this machine, had it not been refused. */
export interface Attempt {
  /** `connect`, or the function of `node:dns` that was asked. */
  readonly how: string;
  readonly host: string;
  /** Arguments of the process that tried. */
  readonly process: string;
  readonly stack: string;
}

export interface LoopbackWatch {
  /** Environment of a process that, with its children and theirs, may reach nobody but this machine. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Arguments that Node needs beside for VS Code: it takes NODE_OPTIONS from its extension hosts, and
   * starts them with the arguments of its own.
   */
  readonly nodeArguments: readonly string[];
  /** Every attempt so far, of all of them. */
  attempts(): readonly Attempt[];
  /** Forgets the attempts and removes what it kept, unless somebody else began it. */
  end(): void;
}

/**
 * Processes that are started with `env` reach only loopback, and what they try beyond is kept. Where
 * this process runs under such a watch itself, `loopbackWatch` is that one.
 */
export function loopbackWatch(): LoopbackWatch {
  const file = process.env.INDICATOR_LENS_LEAVING;
  return file === undefined ? watchLoopback() : watchOf(file, () => undefined);
}

/** A watch of its own. */
export function watchLoopback(): LoopbackWatch {
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-leaving-'));
  return watchOf(join(folder, 'attempts'), () => rmSync(folder, { recursive: true, force: true }));
}

function watchOf(file: string, end: () => void): LoopbackWatch {
  const guard = join(__dirname, 'guard.cjs');
  const option = `--require ${JSON.stringify(guard)}`;
  const inherited = process.env.NODE_OPTIONS ?? '';
  return {
    env: {
      INDICATOR_LENS_LEAVING: file,
      NODE_OPTIONS: inherited.includes(option) ? inherited : `${inherited} ${option}`.trim(),
    },
    nodeArguments: ['--require', guard],
    attempts: () =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as Attempt)
        : [],
    end,
  };
}

/** What to say about attempts, with where each came from. */
export function wordsOf(attempts: readonly Attempt[]): string {
  return attempts
    .map(({ how, host, process, stack }) => `${how} ${host} by ${process}\n${stack}`)
    .join('\n');
}
