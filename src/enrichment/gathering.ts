import type { Operation } from '../core/operation/model';
import type { Question } from '../core/operation/question';
import type { Result } from '../core/result/model';
import type { Outlook } from './outlook';

/** A question that waits for the request that asks about several. */
export interface Member {
  readonly operation: Operation;
  readonly question: Question;
  readonly outlook: Outlook;
  readonly resolve: (result: Result) => void;
  readonly reject: (thrown: unknown) => void;
}

/** Questions that come together before they are asked. */
export class Gathering {
  private readonly members: Member[] = [];
  private closed = false;

  /** What will be answered. Undefined once it is too late to join. */
  join(about: Pick<Member, 'operation' | 'question' | 'outlook'>): Promise<Result> | undefined {
    return this.closed
      ? undefined
      : new Promise((resolve, reject) => {
          this.members.push({ ...about, resolve, reject });
        });
  }

  /** All who have come. */
  close(): readonly Member[] {
    this.closed = true;
    return this.members;
  }
}
