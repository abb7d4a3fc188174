import * as vscode from 'vscode';
import { LensError } from '../../core/errors';
import { isOurs } from './ours';
import { pageProof, proofOf, proves } from './proof';

/** What a command was called with, and by whom. */
export interface Call {
  /** `nobody`: there is nothing in it that somebody could have chosen. */
  readonly by: 'us' | 'nobody' | 'stranger';
  readonly argument: unknown;
  readonly selected: unknown;
}

/**
 * Tells our own interface from the rest. What a stranger gives is copied, so that what was asked about
 * is what is done. Throws a LensError (`badInput`) for what cannot be copied.
 */
export function callOf(command: string, argument: unknown, selected: unknown): Call {
  const given = listed(argument, selected);
  if (given.length === 0) {
    return { by: 'nobody', argument: undefined, selected: undefined };
  }
  if (given.every(isOurs)) {
    const [first, ...rows] = isNothing(argument) ? [undefined, ...given] : given;
    return { by: 'us', argument: first, selected: Array.isArray(selected) ? rows : rows[0] };
  }
  const copy = { argument: copied(argument), selected: copied(selected) };
  if (
    proves(copy.selected, proofOf(command, copy.argument)) ||
    proves(copy.argument, pageProof())
  ) {
    return { by: 'us', argument: copy.argument, selected: undefined };
  }
  const menu = given.every((one) => one instanceof vscode.Uri);
  return { by: menu ? 'nobody' : 'stranger', ...copy };
}

/** Every file that the menus of VS Code could have given. */
export function filesOf({ argument, selected }: Call): readonly vscode.Uri[] {
  return listed(argument, selected).filter((one) => one instanceof vscode.Uri);
}

/** The argument and the rows that are selected. VS Code passes null for a row that is gone. */
function listed(argument: unknown, selected: unknown): readonly unknown[] {
  const all = [argument, ...(Array.isArray(selected) ? (selected as unknown[]) : [selected])];
  return all.filter((one) => !isNothing(one));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function copied(value: unknown): unknown {
  if (isNothing(value)) {
    return undefined;
  }
  if (value instanceof vscode.Uri) {
    const { scheme, authority, path, query, fragment } = value;
    return vscode.Uri.from({ scheme, authority, path, query, fragment });
  }
  if (Array.isArray(value)) {
    return value.map(copied);
  }
  try {
    return JSON.parse(JSON.stringify(value)) as unknown;
  } catch (thrown) {
    throw new LensError(
      {
        reason: 'badInput',
        message: vscode.l10n.t('The command takes plain values.'),
        remedy: vscode.l10n.t('Give strings, numbers, lists and objects of them.'),
        action: 'none',
      },
      { cause: thrown },
    );
  }
}
