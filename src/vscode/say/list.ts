import * as vscode from 'vscode';
import { inert } from '../safeText';

/** A line of a list. Its icons are fields, for `$(name)` in its words stays what it is. */
export interface Item extends Omit<vscode.QuickPickItem, 'iconPath' | 'tooltip' | 'resourceUri'> {
  readonly iconPath?: vscode.ThemeIcon;
  /** The codicon before the detail. */
  readonly detailIcon?: string;
}

interface PickOptions {
  readonly title: string;
  readonly placeHolder?: string;
  readonly matchOnDescription?: boolean;
  readonly matchOnDetail?: boolean;
  readonly ignoreFocusOut?: boolean;
}

/** Lets somebody choose one of the items; undefined where the list was closed. */
export async function pickOne<T extends Item>(
  items: readonly T[],
  options: PickOptions,
): Promise<T | undefined> {
  const shown = new Map(items.map((item) => [drawn(item), item]));
  const picked = await vscode.window.showQuickPick([...shown.keys()], worded(options));
  return picked && shown.get(picked);
}

/** Lets somebody tick items; those that are `picked` stand ticked. */
export async function pickMany<T extends Item>(
  items: readonly T[],
  options: PickOptions,
): Promise<readonly T[] | undefined> {
  const shown = new Map(items.map((item) => [drawn(item), item]));
  const picked = await vscode.window.showQuickPick([...shown.keys()], {
    ...worded(options),
    canPickMany: true,
  });
  return picked?.flatMap((one) => shown.get(one) ?? []);
}

/** A list that changes while it stands open. */
export function list<T extends Item>(title: string): OpenList<T> {
  return new OpenList<T>(title);
}

type Switches = Pick<
  vscode.QuickPick<vscode.QuickPickItem>,
  'canSelectMany' | 'matchOnDescription' | 'keepScrollPosition' | 'ignoreFocusOut' | 'busy'
>;

/** As `vscode.QuickPick`, with the caller's own items in and out. */
class OpenList<T extends Item> {
  private readonly pick = vscode.window.createQuickPick();
  private shown = new Map<vscode.QuickPickItem, T>();

  readonly onDidChangeValue = this.pick.onDidChangeValue;
  readonly onDidTriggerButton = this.pick.onDidTriggerButton;
  readonly onDidAccept = this.pick.onDidAccept;
  readonly onDidHide = this.pick.onDidHide;

  constructor(title: string) {
    this.title = title;
  }

  set(switches: Partial<Switches>): void {
    Object.assign(this.pick, switches);
  }

  set title(words: string) {
    this.pick.title = inert(words);
  }

  set placeholder(words: string) {
    this.pick.placeholder = inert(words);
  }

  set buttons(buttons: readonly vscode.QuickInputButton[]) {
    this.pick.buttons = buttons;
  }

  get value(): string {
    return this.pick.value;
  }

  set items(items: readonly T[]) {
    this.shown = new Map(items.map((item) => [drawn(item), item]));
    this.pick.items = [...this.shown.keys()];
  }

  get selectedItems(): readonly T[] {
    return this.own(this.pick.selectedItems);
  }

  set selectedItems(items: readonly T[]) {
    this.pick.selectedItems = this.drawnOf(items);
  }

  set activeItems(items: readonly T[]) {
    this.pick.activeItems = this.drawnOf(items);
  }

  onDidChangeSelection(listener: (selected: readonly T[]) => void): void {
    this.pick.onDidChangeSelection((selected) => listener(this.own(selected)));
  }

  onDidTriggerItemButton(listener: (item: T) => void): void {
    this.pick.onDidTriggerItemButton(({ item }) => this.own([item]).forEach(listener));
  }

  show(): void {
    this.pick.show();
  }

  hide(): void {
    this.pick.hide();
  }

  dispose(): void {
    this.pick.dispose();
  }

  private own(items: readonly vscode.QuickPickItem[]): readonly T[] {
    return items.flatMap((item) => this.shown.get(item) ?? []);
  }

  private drawnOf(items: readonly T[]): readonly vscode.QuickPickItem[] {
    const wanted = new Set(items);
    return [...this.shown].flatMap(([item, own]) => (wanted.has(own) ? [item] : []));
  }
}

function worded({ title, placeHolder, ...rest }: PickOptions): vscode.QuickPickOptions {
  return {
    ...rest,
    title: inert(title),
    ...(placeHolder !== undefined && { placeHolder: inert(placeHolder) }),
  };
}

/** A copy with nothing but words, and nothing of the caller's own. */
function drawn(item: Item): vscode.QuickPickItem {
  const { label, description, detail, detailIcon, iconPath } = item;
  const { kind, picked, alwaysShow, buttons } = item;
  const told = detail === undefined ? undefined : inert(detail);
  return {
    label: inert(label),
    ...(description !== undefined && { description: inert(description) }),
    ...(told !== undefined && {
      detail: detailIcon === undefined ? told : `$(${detailIcon}) ${told}`,
    }),
    ...(iconPath !== undefined && { iconPath }),
    ...(kind !== undefined && { kind }),
    ...(picked !== undefined && { picked }),
    ...(alwaysShow !== undefined && { alwaysShow }),
    ...(buttons !== undefined && { buttons }),
  };
}
