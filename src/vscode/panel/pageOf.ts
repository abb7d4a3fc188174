import { defang } from '../../core/indicator';
import type { OperationId } from '../../core/operation/ids';
import type { Page, PlannedOperation } from '../../protocol/toWebview';
import type { PivotGraph } from '../../protocol/pivotGraph';
import type { Trail, TrailEntry } from '../../protocol/trail';
import type { Investigation } from './investigation';
import type { ConversationParts } from './model';

interface Around {
  readonly trail: Trail;
  readonly graph: PivotGraph;
  readonly pinned: boolean;
  readonly select: OperationId | undefined;
}

/** The page of an investigation as it is now. Asks nobody but the plan, which stays on this machine. */
export async function pageOf(
  parts: ConversationParts,
  investigation: Investigation,
  around: () => Around,
): Promise<Page> {
  const { indicator, data } = investigation.entry;
  const operations = await plannedOperations(parts, investigation.entry);
  const { select, ...rest } = around();
  const saved = parts.saved?.(investigation.entry);
  return {
    type: 'page',
    indicator,
    data,
    defanged: defang(indicator.value),
    ...rest,
    operations,
    results: [...investigation.results()],
    run: investigation.runState(),
    ...(select !== undefined && { select }),
    riskThreshold: parts.riskThreshold(),
    ...(parts.addSelected && { canAdd: true }),
    ...(saved && { saved }),
  };
}

async function plannedOperations(
  { enrichment, registry }: ConversationParts,
  { indicator, data }: TrailEntry,
): Promise<PlannedOperation[]> {
  const plan = await enrichment.plan(indicator, data);
  return plan.map(({ operation, cost, obstacle }) => ({
    id: operation.id,
    title: operation.title,
    description: operation.description,
    provider: operation.provider,
    providerName: registry.provider(operation.provider).name,
    cost: [...cost],
    ...(operation.timeline && { timeline: true }),
    ...(obstacle && { obstacle }),
  }));
}
