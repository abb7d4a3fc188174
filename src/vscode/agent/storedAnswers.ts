import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { defang } from '../../core/indicator';
import { indicatorOf } from '../commands/ask';
import type { Shell } from '../shell';
import { inputOf } from './input';
import { answersForAgent } from './reading';

const schema = z.object({ indicator: z.string() });

/** What is stored about an indicator, with its age. Asks nobody. */
export function storedAnswers(shell: Shell, input: unknown): string {
  const indicator = indicatorOf(inputOf(schema, input).indicator);
  const known = shell.enrichment.known(indicator, 'live');
  return known.length === 0
    ? vscode.l10n.t('Nothing is stored about {0}.', defang(indicator.value))
    : answersForAgent(known, shell.registry, shell.clock.now());
}
