import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { commandId } from '../names';
import * as say from '../say';
import type { LensSettings } from '../settings';
import type { Act } from './acts';
import { callOf, filesOf, type Call } from './call';
import { givenLines } from './givenLines';
import { inReach } from './inReach';

export interface GateParts {
  readonly settings: Pick<LensSettings, 'scriptsMay'>;
  /** A command as the palette names it, by its id. */
  readonly titleOf: (command: string) => string;
}

/** Asks before a stranger has the extension do what is the analyst's to decide. */
export class Gate {
  private before: Promise<unknown> = Promise.resolve();
  /** What was allowed until the window closes. */
  private readonly allowed = new Set<Act>();

  constructor(private readonly parts: GateParts) {}

  /** The call as it may go on; undefined where the analyst said no. */
  async admitted(
    command: string,
    acts: readonly Act[],
    argument: unknown,
    selected: unknown,
  ): Promise<Call | undefined> {
    const call = callOf(command, argument, selected);
    // A menu gives a file of the window, and so can a stranger: of others, nobody asks for one here.
    const known =
      acts.length === 0 ||
      call.by === 'us' ||
      isOfSample(command, call) ||
      (call.by === 'nobody' && (!acts.includes('readFiles') || filesOf(call).every(inReach)));
    if (known) {
      return call;
    }
    const wanted = [call.argument, call.selected].filter((one) => one !== undefined);
    return (await this.allows(acts, this.parts.titleOf(command), wanted)) ? call : undefined;
  }

  /** Whether somebody else may have this done with these values. One question after the other. */
  allows(acts: readonly Act[], title: string, values: readonly unknown[]): Promise<boolean> {
    const answer = this.before.then(() => this.isAllowed(acts) || this.ask(acts, title, values));
    this.before = answer.catch(() => undefined);
    return answer;
  }

  private isAllowed(acts: readonly Act[]): boolean {
    const may = this.parts.settings.scriptsMay();
    return acts.every((act) => may.includes(act) || this.allowed.has(act));
  }

  private async ask(
    acts: readonly Act[],
    title: string,
    values: readonly unknown[],
  ): Promise<boolean> {
    const once = vscode.l10n.t('Allow Once');
    const always = vscode.l10n.t('Allow Look-Ups in This Window');
    const onlyLookUps = acts.every((act) => act === 'lookUp');
    const answer = await say.question(
      {
        message: vscode.l10n.t(
          'Something outside Indicator Lens wants to run “{0}”. Allow it?',
          title,
        ),
        detail: [
          vscode.l10n.t('A link, a task, a key binding or another extension called it with:'),
          ...givenLines(values, !acts.includes('keys')),
          '',
          ...acts.map(actWords),
          vscode.l10n.t('What may go without this question: indicatorLens.scripts.allowed.'),
        ].join('\n'),
      },
      once,
      ...(onlyLookUps ? [always] : []),
    );
    if (answer === always) {
      this.allowed.add('lookUp');
    }
    return answer !== undefined;
  }
}

/**
 * A look-up in the sample case: nothing leaves the machine, and nothing is spent. The button of the
 * walkthrough comes as any stranger's link does.
 */
function isOfSample(command: string, { argument, selected }: Call): boolean {
  return (
    command === commandId('enrich') &&
    selected === undefined &&
    sampleLookUp.safeParse(argument).success
  );
}

const sampleLookUp = z.object({ value: z.string(), data: z.literal('sample') });

function actWords(act: Act): string {
  switch (act) {
    case 'lookUp':
      return vscode.l10n.t('It asks vendors, and may spend queries.');
    case 'keys':
      return vscode.l10n.t('It changes the keys that are stored.');
    case 'readFiles':
      return vscode.l10n.t('It reads files.');
    case 'writeFiles':
      return vscode.l10n.t('It writes a file, over one that is there.');
    case 'change':
      return vscode.l10n.t('It changes the library, your settings or the open text.');
  }
}
