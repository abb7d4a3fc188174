import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { orCancelled } from '../../core/cancel';
import { LensError, failureOf } from '../../core/errors';
import type { AnswerReader, ReadingHelp } from '../../core/operation/reader';
import type { HttpResponse } from '../../core/ports';
import type { Answer, Result, Row } from '../../core/result/model';
import { onEndOf } from '../threadEnd';
import type { FromReader, Outline, ToReader } from './messages';

/** Characters of a body that are copied to the thread at once. */
const PART = 1024 * 1024;

/** Reads each large answer on a thread of its own, which ends with it. `script` is the bundle. */
export function threadReader(script: string): AnswerReader {
  return {
    async read(order, help, signal) {
      const worker = new Worker(script, { argv: ['answer'] });
      try {
        return await orCancelled(signal, () => {
          const answer = new Reading(worker, help).answer;
          post(worker, { type: 'read', order });
          return answer;
        });
      } finally {
        await worker.terminate();
      }
    },
  };
}

/** One answer as it comes in parts, and what is asked for meanwhile. */
class Reading {
  readonly answer: Promise<Answer | undefined>;
  private outline: Outline | undefined;
  private readonly rows = new Map<number, Row[]>();
  private readonly bodies = new Map<number, string>();

  constructor(
    private readonly worker: Worker,
    private readonly help: ReadingHelp,
  ) {
    this.answer = new Promise((resolve, reject) => {
      const broken = (why: string): void => {
        reject(
          new LensError({
            reason: 'internal',
            message: `A large answer could not be read: ${why}`,
            remedy: 'Ask for less: fewer records, or a narrower name.',
            action: 'none',
          }),
        );
      };
      onEndOf(worker, broken);
      worker.on('message', (message: FromReader) => {
        switch (message.type) {
          case 'end':
            resolve(this.whole());
            return;
          case 'needsJudgement':
            resolve(undefined);
            return;
          case 'failed':
            reject(new LensError(message.failure, { neverLeft: message.neverLeft }));
            return;
          default:
            this.hear(message);
        }
      });
    });
  }

  private hear(message: FromReader): void {
    switch (message.type) {
      case 'request':
        void this.give(message.id, this.help.request(message.request));
        return;
      case 'resultOf':
        void this.give(message.id, this.help.resultOf(message.operation, message.indicator));
        return;
      case 'put':
        this.help.put(message.name, message.document);
        return;
      case 'outline':
        this.outline = message.outline;
        return;
      case 'rows': {
        const rows = this.rows.get(message.section) ?? [];
        rows.push(...message.rows);
        this.rows.set(message.section, rows);
        return;
      }
      default:
    }
  }

  private async give(id: number, asked: Promise<HttpResponse | Result>): Promise<void> {
    try {
      const value = await asked;
      if ('body' in value) {
        this.bodies.set(id, value.body);
        await this.sendParts(id, value.body);
        post(this.worker, { type: 'given', id, value: { ...value, body: '' } });
      } else {
        post(this.worker, { type: 'given', id, value });
      }
    } catch (thrown) {
      const neverLeft = thrown instanceof LensError && thrown.neverLeft;
      post(this.worker, { type: 'refused', id, failure: failureOf(thrown), neverLeft });
    }
  }

  private async sendParts(id: number, body: string): Promise<void> {
    for (let at = 0; at < body.length; at += PART) {
      post(this.worker, { type: 'part', id, text: body.slice(at, at + PART) });
      await nextTurn();
    }
  }

  private whole(): Answer {
    if (this.outline === undefined) {
      throw new Error('An answer ended before it began.');
    }
    const { outline, rows, bodies } = this;
    return {
      ...outline,
      sections: outline.sections.map((section, at) =>
        section.type === 'table' ? { ...section, rows: rows.get(at) ?? [] } : section,
      ),
      raw: outline.raw.map((part) => ({
        ...part,
        body: typeof part.body === 'string' ? part.body : (bodies.get(part.body.bodyOf) ?? ''),
      })),
    };
  }
}

function post(worker: Worker, message: ToReader): void {
  worker.postMessage(message);
}
