import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Case, SavedKey, Tlp } from '../../../core/library/model';
import type { Library } from '../../../core/library/library';
import type { Clock } from '../../../core/ports';
import type { IndicatorFinder } from '../../editor/documentIndicators';
import { visible } from '../../safeText';
import { exceeds, TLP_LEVELS, tlpLabel } from '../../../core/library/tlp';
import { audienceWords, indicatorsWords } from '../../savedWords';
import * as say from '../../say';
import type { LibraryNode } from '../../views/library/nodes';
import { keysOf } from './keys';
import { saveNew, saveWithStored, type SavingParts } from './stored';
import { keyWords, tellWithUndo } from './tell';

interface CaseMaking {
  readonly library: Library;
  readonly clock: Clock;
}

/** A case saves what is put into it. */
type CaseParts = CaseMaking & SavingParts;

const caseArgument = z.object({ case: z.object({ id: z.string() }) });
const inCaseArgument = z.object({ inCase: z.string() });

/** Asks for a name, a description and a TLP mark. Resolves with the case that was made. */
export async function newCase({ library, clock }: CaseMaking): Promise<Case | undefined> {
  const asked = await askCase(vscode.l10n.t('New Case'));
  if (asked === undefined) {
    return undefined;
  }
  const one: Case = {
    id: randomUUID(),
    createdAt: new Date(clock.now()).toISOString(),
    ...asked,
  };
  library.putCase(one);
  return one;
}

/** Changes name, description and TLP mark. */
export async function editCase(library: Library, argument: unknown): Promise<void> {
  const one = await caseFor(library, argument);
  const asked = one && (await askCase(vscode.l10n.t('Edit Case'), one));
  if (one !== undefined && asked !== undefined) {
    library.putCase({ ...one, ...asked });
  }
}

/** Dissolves a case; its indicators stay. */
export async function removeCase(library: Library, argument: unknown): Promise<void> {
  const one = await caseFor(library, argument);
  if (one === undefined) {
    return;
  }
  const members = library.search({ case: one.id });
  const remove = vscode.l10n.t('Remove Case');
  const answer = await say.question(
    {
      message: vscode.l10n.t('Remove the case “{0}”?', visible(one.name)),
      detail: vscode.l10n.t('Its {0} stay in the library.', indicatorsWords(members.length)),
    },
    remove,
  );
  if (answer === remove) {
    library.removeCase(one.id);
    tellWithUndo(vscode.l10n.t('Case “{0}” removed', visible(one.name)), () => {
      library.putCase(one);
      library.addToCase(one.id, members);
    });
  }
}

export async function addToCase(
  parts: CaseParts & { readonly index: IndicatorFinder },
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const keys = await keysOf(parts.index, argument, selected);
  const one = keys.length === 0 ? undefined : await pickCase(parts, keys);
  if (one !== undefined) {
    await put(parts, one, keys);
  }
}

export async function removeFromCase(
  { library, index }: { readonly library: Library; readonly index: IndicatorFinder },
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const id = inCaseArgument.safeParse(argument).data?.inCase;
  const keys = id === undefined ? [] : await keysOf(index, argument, selected);
  if (id !== undefined && keys.length > 0) {
    library.removeFromCase(id, keys);
    tellWithUndo(vscode.l10n.t('{0}: taken out of the case', keyWords(keys)), () =>
      library.addToCase(id, keys),
    );
  }
}

/** Indicators were dropped on a row of the library. */
export async function dropOn(
  parts: CaseParts,
  target: LibraryNode | undefined,
  keys: readonly SavedKey[],
): Promise<void> {
  if (target?.type === 'case') {
    await put(parts, target.case, keys);
  } else if (target?.type === 'saved' && target.inCase !== undefined) {
    const one = parts.library.cases().find(({ id }) => id === target.inCase);
    if (one !== undefined) {
      await put(parts, one, keys);
    }
  } else if (target?.type === 'group' && target.context === 'cases') {
    const one = await newCase(parts);
    if (one !== undefined) {
      await put(parts, one, keys);
    }
  } else {
    await saveWithStored(parts, keys);
  }
}

/** A case holds real indicators or sample data, never both. */
async function put(parts: CaseParts, one: Case, keys: readonly SavedKey[]): Promise<void> {
  const [member] = parts.library.search({ case: one.id, limit: 1 });
  const data = member?.data ?? keys[0]?.data;
  const mine = keys.filter((key) => key.data === data);
  if (mine.length < keys.length) {
    void say.warn(vscode.l10n.t('Sample data and real indicators are kept in different cases.'));
  }
  const fresh = mine.filter((key) => !parts.library.get(key)?.cases.includes(one.id));
  if (fresh.length > 0) {
    await saveNew(parts, fresh);
    parts.library.addToCase(one.id, fresh);
    tellWithUndo(
      vscode.l10n.t('{0}: put into the case “{1}”', keyWords(fresh), visible(one.name)),
      () => parts.library.removeFromCase(one.id, fresh),
    );
  }
}

async function pickCase(parts: CaseMaking, keys: readonly SavedKey[]): Promise<Case | undefined> {
  const fresh = vscode.l10n.t('New Case…');
  const items = [
    ...parts.library.cases().map((one) => ({
      one,
      label: visible(one.name),
      description: tlpLabel(one.tlp),
      iconPath: new vscode.ThemeIcon('folder'),
    })),
    { label: fresh, iconPath: new vscode.ThemeIcon('new-folder') },
  ];
  const picked = await say.pickOne(items, {
    title: vscode.l10n.t('Put {0} into a case', keyWords(keys)),
  });
  return picked === undefined ? undefined : 'one' in picked ? picked.one : newCase(parts);
}

/** The case of a row, or the one that the analyst picks. */
export async function caseFor(library: Library, argument: unknown): Promise<Case | undefined> {
  const id = caseArgument.safeParse(argument).data?.case.id;
  const cases = library.cases();
  if (id !== undefined) {
    return cases.find((one) => one.id === id);
  }
  const picked = await say.pickOne(
    cases.map((one) => ({ one, label: visible(one.name), description: tlpLabel(one.tlp) })),
    { title: vscode.l10n.t('Which case?') },
  );
  return picked?.one;
}

async function askCase(
  title: string,
  before?: Case,
): Promise<Pick<Case, 'name' | 'description' | 'tlp'> | undefined> {
  const name = await say.input({
    title: vscode.l10n.t('{0}: name', title),
    value: before?.name ?? '',
    ignoreFocusOut: true,
    validate: (text) => (text.trim() === '' ? vscode.l10n.t('A case has a name.') : undefined),
  });
  if (name === undefined) {
    return undefined;
  }
  const description = await say.input({
    title: vscode.l10n.t('{0}: description', title),
    prompt: vscode.l10n.t('What the case is about. It goes into reports; may be empty.'),
    value: before?.description ?? '',
    ignoreFocusOut: true,
  });
  const tlp = description === undefined ? undefined : await pickTlp(title, before?.tlp);
  return description === undefined || tlp === undefined
    ? undefined
    : { name: name.trim(), description: description.trim(), tlp };
}

/** Who may see it; `before` stands first. None that is freer than `atLeast` is offered. */
export async function pickTlp(
  title: string,
  before: Tlp = 'amber',
  atLeast: Tlp = 'clear',
): Promise<Tlp | undefined> {
  const order = TLP_LEVELS.filter((one) => !exceeds(atLeast, one));
  const picked = await say.pickOne(
    [before, ...order.filter((one) => one !== before)].map((tlp) => ({
      tlp,
      label: tlpLabel(tlp),
      description: audienceWords(tlp),
    })),
    { title: vscode.l10n.t('{0}: who may see it', title), ignoreFocusOut: true },
  );
  return picked?.tlp;
}
