import './core/zodConfig';
import { parentPort } from 'node:worker_threads';
import { LensError, failureOf } from './core/errors';
import type { Session } from './core/operation/model';
import type { ReadingOrder } from './core/operation/reader';
import { Registry } from './core/operation/registry';
import type { HttpResponse, KeptDocument } from './core/ports';
import type { Answer, Result, Row } from './core/result/model';
import type { FromReader, Thrown, ToReader } from './infra/reading/messages';
import { providers } from './providers';

/** The thread that reads one large answer: what takes seconds keeps nobody waiting. */

/** Rows that are handed over together. */
const TOGETHER = 500;

class NeedsJudgement extends Error {}

interface Waiting {
  readonly resolve: (value: HttpResponse | Result) => void;
  readonly reject: (error: LensError) => void;
}

const waiting = new Map<number, Waiting>();
const bodies = new Map<string, number>();
/** Of bodies that are on their way, by the number of their request. */
const parts = new Map<number, string[]>();
let asked = 0;

parentPort?.on('message', (message: ToReader) => {
  switch (message.type) {
    case 'read':
      void read(message.order);
      return;
    case 'part':
      parts.set(message.id, [...(parts.get(message.id) ?? []), message.text]);
      return;
    case 'given': {
      const value =
        'body' in message.value
          ? { ...message.value, body: (parts.get(message.id) ?? []).join('') }
          : message.value;
      if ('body' in value) {
        bodies.set(value.body, message.id);
      }
      parts.delete(message.id);
      waiting.get(message.id)?.resolve(value);
      return;
    }
    case 'refused':
      waiting
        .get(message.id)
        ?.reject(new LensError(message.failure, { neverLeft: message.neverLeft }));
  }
});

async function read(order: ReadingOrder): Promise<void> {
  const operation = new Registry(providers).operation(order.operation);
  try {
    if (operation === undefined) {
      throw new Error(`There is no operation ${order.operation}.`);
    }
    hand(await operation.run(order.indicator, sessionFor(order), order.parameters));
  } catch (thrown) {
    if (thrown instanceof NeedsJudgement) {
      tell({ type: 'needsJudgement' });
    } else {
      tell({ type: 'failed', ...thrownOf(thrown) });
    }
  }
}

function sessionFor(order: ReadingOrder): Session {
  const { settings, credentials, now } = order;
  const documents = new Map<string, KeptDocument | undefined>(order.documents);
  const started = performance.now();
  return {
    settings,
    credentials,
    http: {
      request: (request) =>
        ask((id) => ({ type: 'request', id, request })) as Promise<HttpResponse>,
    },
    documents: {
      get: (name) => documents.get(name),
      put(name, document) {
        documents.set(name, document);
        tell({ type: 'put', name, document });
      },
    },
    clock: { now: () => now + performance.now() - started },
    signal: new AbortController().signal, // cancelled, the thread ends
    mayAsk({ kind, value }) {
      const about = `${kind} ${value}`;
      if (!order.judged.has(about)) {
        throw new NeedsJudgement();
      }
      return order.judged.get(about);
    },
    resultOf: (operation, indicator) =>
      ask((id) => ({ type: 'resultOf', id, operation, indicator })) as Promise<Result>,
  };
}

function ask(message: (id: number) => FromReader): Promise<HttpResponse | Result> {
  return new Promise((resolve, reject) => {
    asked += 1;
    waiting.set(asked, { resolve, reject });
    tell(message(asked));
  });
}

/** The answer in parts that the window can take one after another. */
function hand(answer: Answer): void {
  const tables: (readonly Row[])[] = [];
  const sections = answer.sections.map((section) => {
    tables.push(section.type === 'table' ? section.rows : []);
    return section.type === 'table' ? { ...section, rows: [] } : section;
  });
  const raw = answer.raw.map((part) => {
    const bodyOf = bodies.get(part.body);
    return { ...part, body: bodyOf === undefined ? part.body : { bodyOf } };
  });
  tell({ type: 'outline', outline: { ...answer, sections, raw } });
  for (const [section, rows] of tables.entries()) {
    for (let at = 0; at < rows.length; at += TOGETHER) {
      tell({ type: 'rows', section, rows: rows.slice(at, at + TOGETHER) });
    }
  }
  tell({ type: 'end' });
}

function thrownOf(thrown: unknown): Thrown {
  const neverLeft = thrown instanceof LensError && thrown.neverLeft;
  return { failure: failureOf(thrown), neverLeft };
}

function tell(message: FromReader): void {
  parentPort?.postMessage(message);
}
