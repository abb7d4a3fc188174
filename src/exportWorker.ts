import './core/zodConfig';
import { parentPort } from 'node:worker_threads';
import { fileText } from './export/order';
import type { WritingOrder } from './export/order';
import type { FromWriter, ToWriter } from './infra/writing/messages';

/** The thread that writes one file: what takes seconds keeps nobody waiting. */

const items: unknown[] = [];

parentPort?.on('message', (message: ToWriter) => {
  if (message.type === 'items') {
    for (const item of message.items) items.push(item);
    return;
  }
  try {
    // The order went out whole, and its items one message after the other.
    const order: unknown = { ...message.order, items };
    const bytes = new TextEncoder().encode(fileText(order as WritingOrder));
    tell({ type: 'written', bytes }, [bytes.buffer]);
  } catch (thrown) {
    tell({ type: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) });
  }
});

function tell(message: FromWriter, transferred: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transferred);
}
