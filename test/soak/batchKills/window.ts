import { asker } from './asker';
import type { Surroundings } from './asker';

/** A window that goes on with a batch: a process of its own, so that it can be killed. */
interface Order extends Surroundings {
  readonly batch: string;
}

async function main(): Promise<void> {
  const { batch, ...surroundings } = JSON.parse(process.argv[2] ?? '') as Order;
  const product = asker(surroundings);
  const { batches } = product;
  if (!batches.resume(batch)) {
    throw new Error('Somebody else runs the batch.');
  }
  process.stdout.write('asking\n');
  await batches.settled(batch);
  product.close();
}

void main();
