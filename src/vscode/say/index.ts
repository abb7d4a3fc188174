/**
 * The one way to VS Code's own boxes: messages, questions, progress, inputs, lists. Whatever a
 * caller says there, a stranger may have written part of it (a file's name, a server's words, a tag),
 * and VS Code links and decorates what it finds in plain strings. In here it stays words. Lint keeps
 * `vscode.window` out of the callers.
 */
export { input, openInput } from './input';
export { list, pickMany, pickOne, type Item } from './list';
export { briefly, inform, question, warn } from './message';
export { progress } from './progress';
