import type { IndicatorRef } from '../../core/indicator/model';
import { questionKey } from '../../core/operation/question';
import type { Question } from '../../core/operation/question';
import type { StoredFilter } from '../../core/result/store';
import type { DataSource, Result } from '../../core/result/model';
import { passes, storedAnswer } from './storedFilter';

interface Unwritten {
  readonly question: Question;
  readonly result: Result;
}

/** Answers that wait for the database: they were paid for, and nobody is to ask again meanwhile. */
export class UnwrittenAnswers {
  private readonly answers = new Map<string, Unwritten>();

  /** Returns what takes it out when it is written. */
  add(question: Question, result: Result): () => void {
    const key = questionKey(question);
    const own: Unwritten = { question, result };
    this.answers.set(key, own);
    return () => {
      if (this.answers.get(key) === own) {
        this.answers.delete(key);
      }
    };
  }

  get(question: Question): Result | undefined {
    return this.answers.size === 0 ? undefined : this.answers.get(questionKey(question))?.result;
  }

  /** The answers about an indicator with these, each question once, newest first. */
  among(stored: readonly Result[], indicator: IndicatorRef, data: DataSource): readonly Result[] {
    const more = [...this.answers.values()].filter(
      ({ question }) =>
        question.data === data &&
        question.indicator.kind === indicator.kind &&
        question.indicator.value === indicator.value,
    );
    if (more.length === 0) {
      return stored;
    }
    const keys = new Set(more.map(({ question }) => questionKey(question)));
    return [
      ...more.map(({ result }) => result),
      ...stored.filter((result) => !keys.has(questionKey({ ...result, data }))),
    ].sort((a, b) => (a.retrievedAt < b.retrievedAt ? 1 : -1));
  }

  drop(filter: StoredFilter): void {
    for (const [key, { question, result }] of this.answers) {
      if (passes(storedAnswer(question, result, 0), filter)) {
        this.answers.delete(key);
      }
    }
  }
}
