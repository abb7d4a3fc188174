import { failureOf } from '../core/errors';
import type { Failure } from '../core/errors';
import type { IndicatorRef } from '../core/indicator/model';
import type { Cost } from '../core/operation/cost';
import type { Parameters } from '../core/operation/ids';
import { isWithin } from '../core/wrongClock';
import type { Operation } from '../core/operation/model';
import type { Question } from '../core/operation/question';
import type { DataSource, Result } from '../core/result/model';
import { accessTo, credentialsFor, documentsOf, notApplicable, OFFLINE } from './access';
import type { Access } from './access';
import { isFresh, isFrom } from './answers';
import type { Parts } from './parts';
import type { Refusal } from './policy';
import { storedFor } from './sharedAnswer';
import { overBudget } from './spending/budget';

/**
 * What there is to know of an operation's questions before any is asked: whether it may be asked,
 * whether the answer is known, and why it cannot be asked now. Nothing leaves the machine.
 */
export interface Outlook {
  /** The way to the server; absent where `closed` says why there is none. */
  readonly access?: Access;
  /** Why the operation can be asked about nothing: settings, switched off, not in the sample case. */
  readonly closed?: Failure;
  /** True where a look-up that names no operation leaves it out. */
  readonly aside: boolean;
  /** What asking spends; nothing in the sample case. */
  cost(indicator: IndicatorRef, parameters: Parameters): readonly Cost[];
  /** What one request about so many spends, where the operation can ask so. */
  costTogether(count: number): readonly Cost[];
  /** Why it must not be asked about this indicator, now or later. */
  refusal(indicator: IndicatorRef): Refusal | undefined;
  /** The stored answer that is given instead of asking. */
  answer(question: Question, after?: number): Result | undefined;
  /** Why it cannot be asked now, where it may be asked: `closed`, offline, credentials, budget. */
  obstacle(cost?: readonly Cost[]): Promise<Failure | undefined>;
}

export function outlookOn(operation: Operation, data: DataSource, parts: Parts): Outlook {
  const { registry, secrets, store, clock, spending } = parts;
  const provider = registry.provider(operation.provider);
  let access: Access;
  try {
    access = accessTo(provider, data, parts);
  } catch (thrown) {
    const closed = failureOf(thrown);
    return {
      closed,
      aside: false,
      cost: (indicator, parameters) => operation.cost(indicator, parameters),
      costTogether: (count) => operation.together?.cost(count) ?? [],
      refusal: () => undefined,
      answer: () => undefined,
      obstacle: () => Promise.resolve(closed),
    };
  }
  const { closed } = access;
  const known = { settings: access.settings, documents: documentsOf(access, parts), clock };
  return {
    access,
    aside: operation.aside?.(known) ?? false,
    cost: (indicator, parameters) =>
      data === 'sample'
        ? []
        : operation
            .cost(indicator, parameters, known)
            .map((cost) =>
              isRepetition(
                cost,
                { operation: operation.id, indicator, parameters, data },
                parts,
                access,
              )
                ? { ...cost, amount: 0, again: true }
                : cost,
            ),
    costTogether: (count) =>
      data === 'sample' ? [] : (operation.together?.cost(count, known) ?? []),
    ...(closed && { closed }),
    refusal: (indicator) =>
      operation.takes.includes(indicator.kind)
        ? (access.refusal(indicator) ?? sentRefusal(operation, access, indicator))
        : notApplicable(operation, indicator),
    answer(question, after) {
      const stored = storedFor(store, operation, question);
      return stored && isFresh(stored, access, clock, after) ? stored : undefined;
    },
    async obstacle(cost = []) {
      if (closed !== undefined || access.cache.offline) {
        return closed ?? OFFLINE;
      }
      try {
        await credentialsFor(access, secrets);
      } catch (thrown) {
        return failureOf(thrown);
      }
      return data === 'sample'
        ? undefined
        : overBudget(provider, cost, spending.budgets(), spending.audit, clock.now());
    },
  };
}

/** True where the vendor answered the same request not long ago, and answers it again for nothing. */
function isRepetition(
  { freeAgain, shared }: Cost,
  question: Question,
  { registry, store, clock }: Parts,
  access: Access,
): boolean {
  const asked = registry.operation(shared ?? question.operation);
  if (freeAgain === undefined || asked === undefined) {
    return false;
  }
  const parameters = asked.id === question.operation ? question.parameters : {};
  const stored = storedFor(store, asked, { ...question, operation: asked.id, parameters });
  return (
    stored !== undefined &&
    isFrom(stored, access) &&
    isWithin(freeAgain.seconds * 1000, Date.parse(stored.retrievedAt), clock.now()) &&
    stored.raw.length > 0 &&
    stored.raw.every(
      ({ request, among }) => among === undefined && request.includes(freeAgain.path),
    )
  );
}

/** Why what is sent in place of the indicator, such as its registered domain, must not be sent. */
function sentRefusal(
  operation: Operation,
  access: Access,
  indicator: IndicatorRef,
): Refusal | undefined {
  const sent = operation.sends?.(indicator);
  return sent === undefined || sent.value === indicator.value ? undefined : access.refusal(sent);
}
