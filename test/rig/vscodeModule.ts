/**
 * As much of the module `vscode` as commands need that are tested without it (`vscodeStub.ts`). What
 * is missing here fails loudly: add it when a command under test needs it.
 */

/** An item of a list to pick from. */
interface Item {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

/** What the analyst does and sees in a test. `analyst.reset()` before each. */
export const analyst = {
  /** Chooses in a list; undefined closes it. */
  picks: (items: readonly Item[]): Item | undefined => items[0],
  /** Fills in an input; undefined closes it. */
  types: (prompt: string): string | undefined => prompt,
  /** The button that is pressed in a message; undefined closes it. */
  presses: (() => undefined) as (message: string, buttons: readonly string[]) => string | undefined,
  /** Lists that were shown, by their items. */
  offered: [] as (readonly Item[])[],
  /** Prompts of inputs. */
  asked: [] as string[],
  /** Messages, with the detail of those that are modal. */
  told: [] as string[],
  /** Folders that are open in the window, by their paths. */
  folders: [] as string[],
  /** Files that stand in a tab. */
  tabs: [] as { readonly path: string }[],
  /** Commands that were registered, by their ids. */
  commands: new Map<string, (...values: unknown[]) => unknown>(),
  /** Commands that were run. */
  ran: [] as (readonly [string, ...unknown[]])[],
  /** Every string that was handed to a box, as VS Code would draw it. */
  drawn: [] as string[],
  /** What was put on the clipboard. */
  copied: [] as string[],
  /** The list that was opened last with `createQuickPick`. */
  list: undefined as QuickPick | undefined,
  /** The input that was opened last with `createInputBox`. */
  input: undefined as object | undefined,

  reset(): void {
    const { picks, types, presses } = untouched;
    Object.assign(analyst, { picks, types, presses, list: undefined, input: undefined });
    const { offered, asked, told, ran, copied, drawn, folders, tabs } = analyst;
    for (const record of [offered, asked, told, ran, copied, drawn, folders, tabs]) {
      record.length = 0;
    }
    analyst.commands.clear();
  },
};
const untouched = { ...analyst };

export const l10n = {
  t: (text: string, ...values: unknown[]): string =>
    text.replace(/\{(\d+)\}/g, (_, at: string) => String(values[Number(at)])),
};

export const env = {
  language: 'en',
  clipboard: {
    writeText: (text: string) => {
      analyst.copied.push(text);
      return Promise.resolve();
    },
  },
};

interface InputOptions {
  readonly prompt?: string;
  readonly validateInput?: (text: string) => string | undefined;
}

interface MessageOptions {
  readonly modal?: boolean;
  readonly detail?: string;
}

/** Notes the strings of what a box is made of. */
function draw(...parts: unknown[]): void {
  for (const part of parts) {
    if (typeof part === 'string') {
      analyst.drawn.push(part);
    } else if (typeof part === 'object' && part !== null) {
      draw(...(Object.values(part) as unknown[]));
    }
  }
}

function show(message: string, ...rest: unknown[]): Promise<string | undefined> {
  draw(message, rest);
  const detail = (rest as (MessageOptions | string)[]).flatMap((one) =>
    typeof one === 'object' && one.detail !== undefined ? [one.detail] : [],
  );
  const said = [message, ...detail].join('\n');
  analyst.told.push(said);
  const buttons = rest.filter((one) => typeof one === 'string');
  return Promise.resolve(analyst.presses(said, buttons));
}

const idle = (): { dispose(): void } => ({ dispose: () => undefined });

export const window = {
  activeTextEditor: undefined,
  tabGroups: {
    get all() {
      return [{ tabs: analyst.tabs.map((uri) => ({ input: { uri } })) }];
    },
  },
  showQuickPick: async (items: readonly Item[] | Promise<readonly Item[]>, options?: object) => {
    const offered = await items;
    draw(offered, options);
    analyst.offered.push(offered);
    return analyst.picks(offered);
  },
  showInputBox: (options: InputOptions) => {
    const { prompt = '', validateInput } = options;
    analyst.asked.push(prompt);
    const typed = analyst.types(prompt);
    draw(options, validateInput?.(typed ?? ''));
    return Promise.resolve(typed);
  },
  createInputBox: () => {
    analyst.input = {
      title: '',
      placeholder: '',
      prompt: '',
      value: '',
      onDidChangeValue: idle,
      onDidAccept: idle,
      onDidHide: idle,
      show: () => undefined,
      hide: () => undefined,
      dispose: () => undefined,
    };
    return analyst.input;
  },
  setStatusBarMessage: (words: string) => {
    draw(words);
    return idle();
  },
  showInformationMessage: show,
  showWarningMessage: show,
  withProgress: (options: object, task: (progress: object, token: object) => unknown) => {
    draw(options);
    return task(
      { report: (news: object) => draw(news) },
      { isCancellationRequested: false, onCancellationRequested: idle },
    );
  },
  createQuickPick: () => {
    analyst.list = new QuickPick();
    return analyst.list;
  },
};

export const workspace = {
  fs: { stat: ({ path }: Uri) => Promise.resolve({ size: path.length }) },
  getWorkspaceFolder: ({ path }: Uri) =>
    analyst.folders.find((folder) => path === folder || path.startsWith(`${folder}/`)),
};

export const commands = {
  registerCommand: (name: string, callback: (...values: unknown[]) => unknown) => {
    analyst.commands.set(name, callback);
    return idle();
  },
  executeCommand: (name: string, ...values: unknown[]) => {
    analyst.ran.push([name, ...values]);
    return Promise.resolve(undefined);
  },
};

export class MarkdownString {
  isTrusted: unknown;
  supportHtml = false;
  constructor(readonly value: string) {}
}

/** A list as it stands open; its listeners are kept, not called. */
class QuickPick {
  items: readonly Item[] = [];
  selectedItems: readonly Item[] = [];
  activeItems: readonly Item[] = [];
  title = '';
  placeholder = '';
  value = '';
  busy = false;
  onDidChangeValue = idle;
  onDidChangeSelection = idle;
  onDidTriggerButton = idle;
  onDidTriggerItemButton = idle;
  onDidAccept = idle;
  onDidHide = idle;
  show(): void {
    analyst.offered.push(this.items);
  }
  hide(): void {
    this.items = [];
  }
  dispose(): void {
    this.items = [];
  }
}

export class EventEmitter<T> {
  private readonly listeners = new Set<(event: T) => void>();
  readonly event = (listener: (event: T) => void): { dispose(): void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(event: T): void {
    for (const listener of this.listeners) {
      listener(event);
    }
  }
  dispose(): void {
    this.listeners.clear();
  }
}

/** Menus pass one. */
export class Uri {
  constructor(
    readonly path: string,
    readonly scheme = 'file',
  ) {}
  static file(path: string): Uri {
    return new Uri(path);
  }
  get fsPath(): string {
    return this.path;
  }
  static from({ path, scheme }: { readonly path: string; readonly scheme: string }): Uri {
    return new Uri(path, scheme);
  }
  toString(): string {
    return `${this.scheme}://${this.path}`;
  }
}

/** Of several disposables one. */
export const Disposable = { from: idle };

export class ThemeIcon {
  constructor(readonly id: string) {}
}

export const QuickPickItemKind = { Separator: -1, Default: 0 } as const;
export const ProgressLocation = { Notification: 15 } as const;
