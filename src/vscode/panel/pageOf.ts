import { defang } from '../../core/indicator';
import type { OperationId } from '../../core/operation/ids';
import type { Result } from '../../core/result/model';
import type { Page, PlannedOperation, RunState } from '../../protocol/toWebview';
import type { PivotGraph } from '../../protocol/pivotGraph';
import type { Trail, TrailEntry } from '../../protocol/trail';
import type { ConversationParts } from './model';

interface Around {
  readonly trail: Trail;
  readonly graph: PivotGraph;
  readonly pinned: boolean;
  readonly select: OperationId | undefined;
  readonly results: readonly Result[];
  readonly run: RunState;
}

/**
 * The page of an indicator as it is now. Asks nobody but the plan, which stays on this machine;
 * `around` is read after that, for answers may have come meanwhile.
 */
export async function pageOf(
  parts: ConversationParts,
  entry: TrailEntry,
  around: () => Around,
): Promise<Page> {
  const { indicator, data } = entry;
  const operations = await plannedOperations(parts, entry);
  const { select, results, ...rest } = around();
  const saved = parts.saved?.(entry);
  const warnings = parts.warningLists?.of(indicator) ?? [];
  return {
    type: 'page',
    indicator,
    data,
    defanged: defang(indicator.value),
    ...rest,
    operations,
    results: [...results],
    ...(select !== undefined && { select }),
    riskThreshold: parts.riskThreshold(),
    ...(parts.addSelected && { canAdd: true }),
    ...(saved && { saved }),
    ...(warnings.length > 0 && { warnings: [...warnings] }),
  };
}

async function plannedOperations(
  { enrichment, registry }: ConversationParts,
  { indicator, data }: TrailEntry,
): Promise<PlannedOperation[]> {
  const plan = await enrichment.plan(indicator, data);
  return plan.map(({ operation, cost, aside, obstacle }) => ({
    id: operation.id,
    title: operation.title,
    description: operation.description,
    provider: operation.provider,
    providerName: registry.provider(operation.provider).name,
    cost: [...cost],
    ...(operation.timeline && { timeline: true }),
    ...(aside && { aside }),
    ...(obstacle && { obstacle }),
  }));
}
