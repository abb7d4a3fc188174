import type { Batch, BatchItem } from '../../core/batch/model';
import type { BatchJournal } from '../../core/batch/journal';

/** More than anybody looks back at. */
const MOST = 50;

/** The BatchJournal port in memory, for hosts without SQLite: no other window knows its batches. */
export function createMemoryBatchJournal(): BatchJournal {
  const batches = new Map<string, { batch: Batch; items: BatchItem[]; at: Map<string, number> }>();
  return {
    create(batch) {
      const at = new Map(batch.items.map((item, index) => [keyOf(item), index]));
      batches.set(batch.id, { batch, items: [...batch.items], at });
      for (const oldest of batches.keys()) {
        if (batches.size <= MOST) {
          break;
        }
        batches.delete(oldest);
      }
    },
    update(id, item) {
      const kept = batches.get(id);
      const index = kept?.at.get(keyOf(item));
      if (kept !== undefined && index !== undefined) {
        kept.items[index] = item;
      }
    },
    get(id) {
      const kept = batches.get(id);
      return kept && { ...kept.batch, items: [...kept.items] };
    },
    list: () =>
      [...batches.values()].map(({ batch, items }) => ({ ...batch, items: [...items] })).reverse(),
    remove(id) {
      batches.delete(id);
    },
    claim: (id) => batches.has(id),
    release: () => undefined,
    heldElsewhere: () => false,
    interrupted: () => [],
  };
}

function keyOf({ indicator, operation }: BatchItem): string {
  return JSON.stringify([operation, indicator.kind, indicator.value]);
}
