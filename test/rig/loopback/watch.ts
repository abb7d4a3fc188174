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
  /** Environment of a process whose children, and theirs, may reach nobody but this machine. */
  readonly env: Readonly<Record<string, string>>;
  /** Every attempt so far, of all of them. */
  attempts(): readonly Attempt[];
  /** Forgets the attempts and removes what it kept. */
  end(): void;
}

/** Processes that are started with `env` reach only loopback, and what they try beyond is kept. */
export function watchLoopback(): LoopbackWatch {
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-leaving-'));
  const file = join(folder, 'attempts');
  const guard = `--require ${JSON.stringify(join(__dirname, 'guard.cjs'))}`;
  const inherited = process.env.NODE_OPTIONS ?? '';
  return {
    env: {
      INDICATOR_LENS_LEAVING: file,
      NODE_OPTIONS: inherited.includes(guard) ? inherited : `${inherited} ${guard}`.trim(),
    },
    attempts: () =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as Attempt)
        : [],
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What to say about attempts, with where each came from. */
export function wordsOf(attempts: readonly Attempt[]): string {
  return attempts
    .map(({ how, host, process, stack }) => `${how} ${host} by ${process}\n${stack}`)
    .join('\n');
}
