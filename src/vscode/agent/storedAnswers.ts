import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { defang } from '../../core/indicator';
import type { Registry } from '../../core/operation/registry';
import type { Enrichment } from '../../enrichment/model';
import { indicatorOf } from '../commands/ask';
import { mayReadStored, mustBeTellable, type DisclosureParts } from './disclosure';
import { inputOf } from './input';
import { answersForAgent } from './reading';

export interface StoredAnswersParts extends DisclosureParts {
  readonly enrichment: Pick<Enrichment, 'known'>;
  readonly registry: Registry;
}

const schema = z.object({ indicator: z.string() });

/** What is stored about an indicator, with its age. Asks nobody. */
export function storedAnswers(parts: StoredAnswersParts, input: unknown): string {
  const indicator = indicatorOf(inputOf(schema, input).indicator);
  mayReadStored(parts);
  mustBeTellable(parts, indicator);
  const { enrichment, registry } = parts;
  const known = enrichment.known(indicator, 'live');
  return known.length === 0
    ? vscode.l10n.t('Nothing is stored about {0}.', defang(indicator.value))
    : answersForAgent(known, registry);
}
