import type { BatchId } from '../core/batch/model';
import type { BatchJournal } from '../core/batch/journal';
import type { AccountReadings } from '../core/operation/account';
import { createBatches } from './batch/batches';
import type { Batches } from './batch/model';
import { askingWith, enrichmentOver } from './enrichment';
import type { Enrichment } from './model';
import type { Parts } from './parts';
import { createQuota } from './spending/quota';
import type { Quota } from './spending/quota';

export interface UseCases {
  readonly enrichment: Enrichment;
  readonly batches: Batches;
  readonly quota: Quota;
}

export interface UseCaseParts extends Parts {
  readonly journal: BatchJournal;
  readonly readings: AccountReadings;
  /** A name that no other batch has. */
  readonly newId: () => BatchId;
}

/** Everything that asks, so that one question is under way once, whoever asks it. */
export function createUseCases(parts: UseCaseParts): UseCases {
  const asked = askingWith(parts);
  const { questions } = asked;
  const quota = createQuota({ ...parts, ...parts.spending, questions });
  return {
    enrichment: enrichmentOver(parts, asked),
    quota,
    batches: createBatches({
      ...parts,
      questions,
      offline: () => parts.settings.cache?.().offline ?? false,
      perMinute: (provider, product) => quota.perMinute(provider, product),
    }),
  };
}
