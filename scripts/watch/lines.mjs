/**
 * What the watch build prints, one line each. The problem matcher in .vscode/tasks.json reads these
 * lines, so VS Code needs no extension to know when a build is done and what is wrong in it.
 */
export const STARTED = '[watch] build started';

/** Also where there were errors: VS Code waits for this line before it starts what is built. */
export function finished(milliseconds) {
  return `[watch] build finished in ${Math.round(milliseconds)} ms`;
}

/** An esbuild message as `file:line:column: error: text`, both numbers from 1. */
export function problem(severity, { text, location }) {
  const { file, line, column } = location ?? { file: 'package.json', line: 1, column: 0 };
  return `${file}:${line}:${column + 1}: ${severity}: ${text.replaceAll('\n', ' ')}`;
}
