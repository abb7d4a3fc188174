import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { defang, type IndicatorRef } from '../../core/indicator';
import { LensError, type Failure } from '../../core/errors';
import type { OperationId, Parameters } from '../../core/operation/ids';
import type { Operation, Provider } from '../../core/operation/model';
import type { Registry } from '../../core/operation/registry';
import type { Clock } from '../../core/ports';
import type { Lookups } from '../../enrichment/lookups';
import type { Enrichment, PlanEntry } from '../../enrichment/model';
import type { WarningLists } from '../../enrichment/warningLists';
import type { Quota } from '../../enrichment/spending/quota';
import { abortSignalOf } from '../abortSignal';
import { indicatorOf } from '../commands/ask';
import { countedWords, leftWords } from '../quotaWords';
import { SafeMarkdown } from '../safeMarkdown';
import * as say from '../say';
import { costWords, warningWords } from '../words';
import { isCovered, shownOf } from './consent';
import type { Consents } from './consent';
import { mustBeTellable, type DisclosureParts } from './disclosure';
import { inputOf } from './input';
import { answersForAgent } from './reading';

export interface ConfirmParts extends DisclosureParts {
  readonly registry: Registry;
  readonly enrichment: Pick<Enrichment, 'plan'>;
  readonly quota: Pick<Quota, 'report'>;
  readonly warningLists: Pick<WarningLists, 'of'>;
  readonly clock: Clock;
}

export interface LookUpParts extends ConfirmParts {
  readonly lookups: Pick<Lookups, 'enrich'>;
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
  consents: Consents,
  input: unknown,
): Promise<vscode.PreparedToolInvocation> {
  const lookUp = lookUpOf(parts.registry, input);
  const { indicator } = lookUp;
  mustBeTellable(parts, indicator);
  const { open, shown } = await outlookOf(parts, lookUp);
  consents.prepared(input, shown);
  const invocationMessage = vscode.l10n.t('Looking up {0}', defang(indicator.value));
  if (open.length === 0) {
    return { invocationMessage }; // what can be sent only later is confirmed then
  }
  const message = new SafeMarkdown();
  for (const provider of parts.registry.providers) {
    const entries = open.filter(({ operation }) => operation.provider === provider.id);
    if (entries.length > 0) {
      tellProvider(message, parts, provider, entries);
    }
  }
  const warnings = parts.warningLists.of(indicator);
  if (warnings.length > 0) {
    message.words(warningWords(warnings)).paragraph();
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

/**
 * Looks up what was confirmed. Whatever would be sent beyond it, because a key was stored or the window
 * went online since, is asked for now: nothing leaves that nobody was shown.
 */
export async function lookUpIndicator(
  parts: LookUpParts,
  consents: Consents,
  input: unknown,
  token: vscode.CancellationToken,
): Promise<string> {
  const { lookups, registry } = parts;
  const lookUp = lookUpOf(registry, input);
  mustBeTellable(parts, lookUp.indicator);
  const { asked, open, shown } = await outlookOf(parts, lookUp);
  if (!isCovered(shown, consents.take(input)) && !(await confirmedNow(lookUp, open))) {
    throw new LensError(DECLINED);
  }
  // Named, so that what becomes possible from here on is not asked along.
  const told = asked.filter(({ cached, obstacle }) => obstacle === undefined || cached);
  const operations = (told.length > 0 ? told : asked).map(({ operation }) => operation.id);
  const { signal, dispose } = abortSignalOf(token);
  try {
    const results = await lookups.enrich({
      ...lookUp,
      operations,
      data: 'live',
      askedFrom: 'agent',
      signal,
    });
    return answersForAgent(results, registry);
  } finally {
    dispose();
  }
}

const DECLINED: Failure = {
  reason: 'cancelled',
  message: 'The analyst declined the look-up; nothing was sent.',
  remedy: 'Go on without it.',
  action: 'none',
};

/** What the look-up concerns, and what of it would leave the machine now. */
async function outlookOf({ enrichment }: ConfirmParts, lookUp: LookUp) {
  const { indicator, operations, parameters } = lookUp;
  const plan = await enrichment.plan(indicator, 'live', parameters);
  const asked = plan.filter(
    ({ operation, aside }) => operations?.includes(operation.id) ?? aside !== true,
  );
  const open = asked.filter(({ obstacle }) => obstacle === undefined);
  return {
    asked,
    open,
    shown: shownOf(
      open,
      open.flatMap(({ cost }) => cost),
    ),
  };
}

async function confirmedNow(lookUp: LookUp, open: readonly PlanEntry[]): Promise<boolean> {
  const go = vscode.l10n.t('Look Up');
  const answer = await say.question(
    {
      message: vscode.l10n.t('An agent wants to look up {0}.', defang(lookUp.indicator.value)),
      detail: vscode.l10n.t(
        'To be sent: {0} ({1}).',
        open.map(({ operation }) => operation.title).join(', '),
        costWords(open.flatMap(({ cost }) => cost)),
      ),
    },
    go,
  );
  return answer === go;
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
): void {
  const cost = entries.flatMap((entry) => entry.cost);
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
