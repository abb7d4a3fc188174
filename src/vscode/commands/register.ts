import * as vscode from 'vscode';
import { failureOf } from '../../core/errors';
import type { OperationId } from '../../core/operation/ids';
import type { Log } from '../../core/ports';
import { COMMANDS, commandId, operationCommandId, type CommandName } from '../names';
import { tellFailure } from '../remedies';

/** `selected`: the rows of a tree, where several are. */
export type Handler = (argument: unknown, selected?: unknown) => unknown;

export type CommandHandlers = Readonly<Record<CommandName, Handler>>;

/** Every command of the product, and one for each operation. */
export function registerCommands(
  handlers: CommandHandlers,
  ofOperations: ReadonlyMap<OperationId, Handler>,
  log: Log,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMANDS.map((name) => register(commandId(name), handlers[name], log)),
    ...[...ofOperations].map(([id, handler]) => register(operationCommandId(id), handler, log)),
  );
}

/** A failing command says what is wrong and how to mend it; nothing is swallowed. */
function register(id: string, handler: Handler, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (argument: unknown, selected: unknown) => {
    try {
      return await handler(argument, selected);
    } catch (thrown) {
      const failure = failureOf(thrown);
      log.error(`${id}: ${failure.message}`);
      tellFailure(failure);
      return undefined;
    }
  });
}
