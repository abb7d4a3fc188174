import * as vscode from 'vscode';
import { failureOf } from '../../core/errors';
import type { OperationId } from '../../core/operation/ids';
import type { Log } from '../../core/ports';
import { ACTS_OF, ACTS_OF_OPERATION, type Act } from '../callers/acts';
import type { Gate } from '../callers/gate';
import { COMMANDS, commandId, operationCommandId, type CommandName } from '../names';
import { tellFailure } from '../remedies';

/** `selected`: the rows of a tree, where several are. */
export type Handler = (argument: unknown, selected?: unknown) => unknown;

export type CommandHandlers = Readonly<Record<CommandName, Handler>>;

/** Every command of the product, and one for each operation. */
export function registerCommands(
  handlers: CommandHandlers,
  ofOperations: ReadonlyMap<OperationId, Handler>,
  { gate, log }: RegisterParts,
): vscode.Disposable {
  const all: readonly Registered[] = [
    ...COMMANDS.map((name) => ({
      id: commandId(name),
      acts: ACTS_OF[name],
      handler: handlers[name],
    })),
    ...[...ofOperations].map(([id, handler]) => ({
      id: operationCommandId(id),
      acts: ACTS_OF_OPERATION,
      handler,
    })),
  ];
  return vscode.Disposable.from(...all.map((one) => register(one, gate, log)));
}

interface RegisterParts {
  readonly gate: Pick<Gate, 'admitted'>;
  readonly log: Log;
}

interface Registered {
  readonly id: string;
  readonly acts: readonly Act[];
  readonly handler: Handler;
}

/**
 * Whoever is not us is asked about first. A failing command says what is wrong and how to mend it;
 * nothing is swallowed.
 */
function register(
  { id, acts, handler }: Registered,
  gate: RegisterParts['gate'],
  log: Log,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (argument: unknown, selected: unknown) => {
    try {
      const call = await gate.admitted(id, acts, argument, selected);
      return call && (await handler(call.argument, call.selected));
    } catch (thrown) {
      const failure = failureOf(thrown);
      log.error(`${id}: ${failure.message}`);
      tellFailure(failure);
      return undefined;
    }
  });
}
