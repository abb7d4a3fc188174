import * as vscode from 'vscode';
import { commandId, type CommandName } from '../names';

/**
 * A command can be called by anybody: a `command:` link in a text, another extension, a task, a key
 * binding. What our own interface hands to one is known by the very object, which nobody else has:
 * VS Code keeps the arguments of tree items, code actions and the status bar in this process.
 */
const known = new WeakSet();

/** Marks an argument as ours. Frozen, for somebody who gets hold of it could change what it says. */
export function ours<T extends object>(argument: T): T {
  known.add(argument);
  return Object.freeze(argument);
}

export function isOurs(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && known.has(argument);
}

/** Runs a command of ours from our own code. */
export async function run(name: CommandName, argument?: object): Promise<void> {
  await vscode.commands.executeCommand(
    commandId(name),
    ...(argument === undefined ? [] : [ours({ ...argument })]),
  );
}
