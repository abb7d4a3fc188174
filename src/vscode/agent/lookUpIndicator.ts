import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { defang, type IndicatorRef } from '../../core/indicator';
import type { Cost } from '../../core/operation/cost';
import type { OperationId, Parameters } from '../../core/operation/ids';
import type { Operation, Provider } from '../../core/operation/model';
import type { Registry } from '../../core/operation/registry';
import type { Clock } from '../../core/ports';
import type { Lookups } from '../../enrichment/lookups';
import type { Enrichment, PlanEntry } from '../../enrichment/model';
import type { Quota } from '../../enrichment/spending/quota';
import { abortSignalOf } from '../abortSignal';
import { indicatorOf } from '../commands/ask';
import { countedWords, leftWords } from '../quotaWords';
import { SafeMarkdown } from '../safeMarkdown';
import { costWords } from '../words';
import { inputOf } from './input';
import { answersForAgent } from './reading';

export interface ConfirmParts {
  readonly registry: Registry;
  readonly enrichment: Pick<Enrichment, 'plan'>;
  readonly quota: Pick<Quota, 'report'>;
  readonly clock: Clock;
}

export interface LookUpParts {
  readonly registry: Registry;
  readonly lookups: Pick<Lookups, 'enrich'>;
  readonly clock: Clock;
}

const schema = z.object({
  indicator: z.string(),
  operations: z.optional(z.array(z.string())),
});

/** What an agent wants to know. */
interface LookUp {
  readonly indicator: IndicatorRef;
  readonly operations?: readonly OperationId[];
  readonly parameters?: Readonly<Record<OperationId, Parameters>>;
}

/** What the analyst reads before anything is sent: to whom, which name, and what it spends. */
export async function confirmLookUp(
  parts: ConfirmParts,
  input: unknown,
): Promise<vscode.PreparedToolInvocation> {
  const lookUp = lookUpOf(parts.registry, input);
  const { indicator, operations } = lookUp;
  const plan = await parts.enrichment.plan(indicator, 'live');
  const asked = plan.filter(({ operation }) => operations?.includes(operation.id) ?? true);
  const open = asked.filter(({ obstacle }) => obstacle === undefined);
  const invocationMessage = vscode.l10n.t('Looking up {0}', defang(indicator.value));
  if (open.length === 0) {
    return { invocationMessage }; // nothing can be sent, so there is nothing to confirm
  }
  const message = new SafeMarkdown();
  for (const provider of parts.registry.providers) {
    const entries = open.filter(({ operation }) => operation.provider === provider.id);
    if (entries.length > 0) {
      tellProvider(message, parts, provider, entries, lookUp);
    }
  }
  message.words(vscode.l10n.t('An answer that is stored and still stands is not asked again.'));
  return {
    invocationMessage,
    confirmationMessages: {
      title: vscode.l10n.t('Look up {0}?', defang(indicator.value)),
      message: message.toMarkdown(),
    },
  };
}

export async function lookUpIndicator(
  { lookups, registry, clock }: LookUpParts,
  input: unknown,
  token: vscode.CancellationToken,
): Promise<string> {
  const { signal, dispose } = abortSignalOf(token);
  try {
    const results = await lookups.enrich({
      ...lookUpOf(registry, input),
      data: 'live',
      askedFrom: 'agent',
      signal,
    });
    return answersForAgent(results, registry, clock.now());
  } finally {
    dispose();
  }
}

function lookUpOf(registry: Registry, input: unknown): LookUp {
  const { indicator, operations } = inputOf(schema, input);
  const named = operations?.map((id) => operationOf(registry, id));
  return {
    indicator: indicatorOf(indicator),
    ...(named && {
      operations: named.map(({ id }) => id),
      parameters: Object.fromEntries(
        named.map(({ id, whenNamed }) => [id, whenNamed ?? {}] as const),
      ),
    }),
  };
}

function operationOf(registry: Registry, id: string): Operation {
  const operation = registry.operation(id);
  if (operation === undefined) {
    const known = registry.operations.map((one) => one.id).join(', ');
    throw new Error(
      `There is no operation ${JSON.stringify(id.slice(0, 100))}. There are: ${known}.`,
    );
  }
  return operation;
}

function tellProvider(
  message: SafeMarkdown,
  { quota, clock }: ConfirmParts,
  provider: Provider,
  entries: readonly PlanEntry[],
  { indicator, parameters }: LookUp,
): void {
  const cost = entries.flatMap(({ operation }): readonly Cost[] =>
    operation.cost(indicator, parameters?.[operation.id] ?? {}),
  );
  message
    .strong(provider.name)
    .words(
      vscode.l10n.t(
        ': {0} ({1}).',
        costWords(cost),
        entries.map(({ operation }) => operation.title).join(', '),
      ),
    );
  const products = new Set(cost.map(({ product }) => product));
  for (const line of quota.report().lines) {
    const left = leftWords(line, clock.now());
    const concerns = line.product === undefined || products.has(line.product);
    if (left !== '' && line.provider === provider.id && concerns) {
      message.lineBreak().words(`${countedWords(line)}: ${left}`);
    }
  }
  message.paragraph();
}
