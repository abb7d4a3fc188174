import type { Operation } from '../core/operation/model';
import { questionKey } from '../core/operation/question';
import type { Question } from '../core/operation/question';
import type { Answer, RawResponse, Result } from '../core/result/model';
import { accessTo, documentsOf } from './access';
import type { Access } from './access';
import { keepAnswer } from './keeping';
import type { Parts } from './parts';
import { isOutdated, mappedAgain, readAgain } from './remap';
import type { Remapping } from './remap';
import { answerFor } from './sharedAnswer';

/** Answers read again from what the vendor sent then. Asks nobody. */
export class Rereading {
  /** Stored answers that do not hold what today's mapping asks for. */
  private readonly notMapped = new Set<string>();

  constructor(
    private readonly parts: Parts,
    private readonly onStored: () => void,
  ) {}

  /** A stored answer as the operation's mapping reads it now. Asks nobody, and keeps what it made. */
  async mapped(stored: Result): Promise<Result> {
    const { registry } = this.parts;
    const operation = registry.operation(stored.operation);
    const { data } = stored.source;
    const question = { ...stored, data };
    const key = `${questionKey(question)} ${stored.retrievedAt}`;
    if (operation === undefined || !isOutdated(stored, operation) || this.notMapped.has(key)) {
      return stored;
    }
    const provider = registry.provider(operation.provider);
    const access = accessTo(provider, data, this.parts);
    const again = await mappedAgain(stored, this.remapping(operation, access));
    if (again === undefined) {
      this.notMapped.add(key);
      return stored;
    }
    keepAnswer(this.parts, question, again);
    this.onStored();
    return again;
  }

  /** The answer to a shared question as the one to this: read again, for its notes name the indicator. */
  async readFor(
    question: Question,
    shared: Result,
    operation: Operation,
    access: Access,
  ): Promise<Result> {
    const result = answerFor(question.indicator, shared);
    if (result.outcome.kind === 'failed') {
      return result;
    }
    const again = (await mappedAgain(result, this.remapping(operation, access))) ?? result;
    const kept: Result = { ...again, source: { ...again.source, from: 'network' } };
    keepAnswer(this.parts, question, kept);
    this.onStored();
    return again;
  }

  /** What came about one of many, as `Operation.run` reads it. Rejects as that does. */
  async readOne(
    question: Question,
    raw: readonly RawResponse[],
    operation: Operation,
    access: Access,
  ): Promise<Answer> {
    const retrievedAt = new Date(this.parts.clock.now()).toISOString();
    const received = { ...question, raw, retrievedAt };
    const answer = await readAgain(received, this.remapping(operation, access));
    if (answer === undefined) {
      throw new Error(`${operation.id} asks for other than what it asked together.`);
    }
    return answer;
  }

  private remapping(operation: Operation, access: Access): Remapping {
    return {
      operation,
      provider: access.provider,
      settings: access.settings,
      refusal: (indicator) => access.refusal(indicator)?.failure,
      documents: documentsOf(access, this.parts),
      stored: (about) => this.parts.store.get(about),
    };
  }
}
