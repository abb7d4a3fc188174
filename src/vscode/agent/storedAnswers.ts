import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { defang } from '../../core/indicator';
import type { Registry } from '../../core/operation/registry';
import type { Enrichment } from '../../enrichment/model';
import { indicatorOf } from '../commands/ask';
import { inputOf } from './input';
import { answersForAgent } from './reading';

export interface StoredAnswersParts {
  readonly enrichment: Pick<Enrichment, 'known'>;
  readonly registry: Registry;
}

const schema = z.object({ indicator: z.string() });

/** What is stored about an indicator, with its age. Asks nobody. */
export function storedAnswers(
  { enrichment, registry }: StoredAnswersParts,
  input: unknown,
): string {
  const indicator = indicatorOf(inputOf(schema, input).indicator);
  const known = enrichment.known(indicator, 'live');
  return known.length === 0
    ? vscode.l10n.t('Nothing is stored about {0}.', defang(indicator.value))
    : answersForAgent(known, registry);
}
