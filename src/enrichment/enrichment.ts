import { orCancelled } from '../core/cancel';
import { failureOf } from '../core/errors';
import type { OperationId, ProviderId } from '../core/operation/ids';
import type { ConnectionReport } from '../core/operation/model';
import type { Question } from '../core/operation/question';
import type { Result } from '../core/result/model';
import { accessTo } from './access';
import { ActivityCounter } from './activityCounter';
import { fromCache } from './answers';
import { keepLookup } from './keeping';
import { Listeners, safely } from './listeners';
import type { Activity, EnrichRequest, Enrichment } from './model';
import { Questions } from './questions';
import { storedAbout, storedFor } from './sharedAnswer';
import type { Parts } from './parts';
import type { Inquiry } from './questions';
import { isOutdated } from './remap';

/** The use case behind every place where an answer is asked for. */
export function createEnrichment(parts: Parts): Enrichment {
  return enrichmentOver(parts, askingWith(parts));
}

/** What several use cases have in common: one flight for one question, one story of what changed. */
export interface Asked {
  readonly questions: Questions;
  readonly changed: Listeners<undefined>;
}

export function askingWith(parts: Parts): Asked {
  const changed = new Listeners<undefined>(parts.log);
  return { changed, questions: new Questions(parts, () => changed.tell(undefined)) };
}

export function enrichmentOver(parts: Parts, { questions, changed }: Asked): Enrichment {
  const { registry, store, clock, log } = parts;
  const activities = new Listeners<Activity>(log);
  const activity = new ActivityCounter((state) => activities.tell(state));
  store.onDidChange(() => changed.tell(undefined));

  const askOne = async (
    question: Question,
    request: EnrichRequest,
    inquiry: Inquiry,
  ): Promise<Result> => {
    const { operation } = question;
    safely(log, () => request.onProgress?.({ state: 'running', operation }));
    const result = await activity.during(() => questions.ask(question, inquiry));
    safely(log, () => request.onProgress?.({ state: 'done', operation, result }));
    return result;
  };

  return {
    async enrich(request) {
      const { indicator, data } = request;
      const started = clock.now();
      const operations = await chosenOperations(request, parts, questions);
      const inquiry: Inquiry = {
        signal: request.signal,
        askedFrom: request.askedFrom,
        meter: { asked: 0 },
        ...(request.refresh === true ? { after: started } : {}),
      };
      const results = await Promise.all(
        operations.map((operation) => {
          const parameters = request.parameters?.[operation] ?? {};
          return askOne({ operation, indicator, parameters, data }, request, inquiry);
        }),
      );
      keepLookup(parts, {
        indicator: { kind: indicator.kind, value: indicator.value },
        data,
        at: new Date(started).toISOString(),
        askedFrom: request.askedFrom,
        operations,
        asked: inquiry.meter.asked,
      });
      changed.tell(undefined);
      return results;
    },

    plan: (indicator, data, parameters = {}) =>
      Promise.all(
        registry.operationsFor(indicator.kind).map(async (operation) => {
          const question = { operation: operation.id, indicator, parameters: {}, data };
          const cached = storedFor(store, operation, question);
          const outlook = questions.outlook(operation, data);
          const cost = outlook.cost(indicator, parameters[operation.id] ?? {});
          const obstacle =
            outlook.closed ?? outlook.refusal(indicator)?.failure ?? (await outlook.obstacle(cost));
          return {
            operation,
            cost,
            ...(outlook.aside && { aside: true }),
            ...(cached === undefined ? {} : { cached: fromCache(cached) }),
            ...(obstacle === undefined ? {} : { obstacle }),
          };
        }),
      ),

    known(indicator, data) {
      const stored = storedAbout(store, registry, indicator, data);
      mapOutdated(stored, parts, questions);
      return stored.map(fromCache);
    },
    history: () => store.history(),
    test: (provider, signal) => testConnection(provider, signal, parts, questions),

    stored: (filter) => store.stored(filter),
    storedSize: () => store.size(),

    forget(filter = {}) {
      const dropped = store.drop(filter);
      changed.tell(undefined);
      return dropped;
    },

    forgetHistory() {
      store.clearHistory();
      changed.tell(undefined);
    },

    onDidChange: (listener) => changed.add(() => listener()),
    onDidChangeActivity: (listener) => activities.add(listener),
  };
}

/**
 * What was asked for, each once and in registry order, unknown ids last. Without a choice: what
 * takes the indicator, is not switched off, and has the key it needs; where nothing is left, what is
 * switched on, so that the answers say why there are none.
 */
async function chosenOperations(
  { indicator, data, operations }: EnrichRequest,
  { registry }: Parts,
  questions: Questions,
): Promise<readonly OperationId[]> {
  if (operations !== undefined) {
    const asked = new Set(operations);
    const known = registry.operations.map(({ id }) => id).filter((id) => asked.has(id));
    return [...known, ...[...asked].filter((id) => !known.includes(id))];
  }
  const applicable = registry.operationsFor(indicator.kind);
  const open = applicable.filter((operation) => {
    const { closed, aside } = questions.outlook(operation, data);
    return !aside && !LEFT_OUT.has(closed?.reason ?? '');
  });
  const withKey = await Promise.all(
    open.map(async (operation) => {
      const obstacle = await questions.outlook(operation, data).obstacle();
      return obstacle?.reason === 'noCredentials' ? [] : [operation];
    }),
  );
  const [chosen = []] = [withKey.flat(), open, applicable].filter((some) => some.length > 0);
  return chosen.map(({ id }) => id);
}

/** Settings that are not usable are told as the operation's failure; these say nothing new. */
const LEFT_OUT: ReadonlySet<string> = new Set(['disabled', 'notApplicable']);

async function testConnection(
  id: ProviderId,
  signal: AbortSignal,
  parts: Parts,
  questions: Questions,
): Promise<ConnectionReport> {
  const { registry, clock } = parts;
  try {
    const provider = registry.provider(id);
    const access = accessTo(provider, 'live', parts);
    const inquiry: Inquiry = {
      signal,
      askedFrom: 'testConnection',
      meter: { asked: 0 },
      after: clock.now(),
    };
    const about = { operation: `${id}.test`, cost: [] };
    const session = await questions.session(access, inquiry, about);
    return await orCancelled(signal, () => provider.test(session));
  } catch (thrown) {
    const failure = failureOf(thrown);
    return { ok: false, message: failure.message, failure };
  }
}

/** Behind the views' backs: they show what is stored, and hear of it when it can be read better. */
function mapOutdated(
  stored: readonly Result[],
  { registry, log }: Parts,
  questions: Questions,
): void {
  for (const result of stored) {
    const operation = registry.operation(result.operation);
    if (operation !== undefined && isOutdated(result, operation)) {
      questions.rereading.mapped(result).catch((thrown: unknown) => {
        log.warn(`${operation.id} could not be mapped again: ${String(thrown)}`);
      });
    }
  }
}
