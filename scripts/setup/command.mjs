import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Runs a command to its end. `capture` keeps what it prints and gives it back as `output` instead
 * of showing it. Never rejects for an exit code: the caller says what a failure means.
 */
export function run(command, args, { capture = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      ...options,
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

/** The full path of a program on the PATH, or undefined. */
export function which(program, path = process.env.PATH ?? '') {
  for (const folder of path.split(delimiter)) {
    const candidate = join(folder, program);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/**
 * The environment without what an outer `npm run` left in it. npm would take `npm_config_user_agent`
 * for the user's own setting and go on telling install scripts the version of the outer Node.
 */
export function environmentWithoutNpmRun(environment = process.env) {
  const left =
    /^(npm_(lifecycle|package)_.*|npm_config_(user_agent|prefix|local_prefix|global_prefix|node_gyp|noproxy|nodedir)|npm_(command|execpath|node_execpath)|NODE|INIT_CWD)$/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !left.test(name)));
}
