import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnswerReader } from '../../src/core/operation/reader';
import type { Result } from '../../src/core/result/model';
import { threadReader } from '../../src/infra/reading/threadReader';
import { cellOf, operations } from '../faults/cell';
import type { Fault } from '../faults/table';
import { truly } from '../faults/wire';
import { bundle } from '../rig/bundle';
import { startSimulator } from '../simulator';
import type { Simulator } from '../simulator';

/** Blanks before the true answer, which every format allows. */
const LARGE: Fault = {
  what: 'large',
  group: 'content',
  ends: ['found', 'partial'],
  answer: (truth) =>
    truly(truth, { body: Buffer.concat([Buffer.alloc(300 * 1024, ' '), truth.body]) }),
};

describe('a large answer', () => {
  let simulator: Simulator;
  let folder: string;
  let reads = 0;
  let reader: AnswerReader;
  before(async () => {
    simulator = await startSimulator();
    folder = mkdtempSync(join(tmpdir(), 'indicator-lens-reading-'));
    const script = join(folder, 'worker.js');
    bundle('src/answerWorker.ts', script);
    const thread = threadReader(script);
    reader = {
      read(...order) {
        reads += 1;
        return thread.read(...order);
      },
    };
  });
  after(async () => {
    await simulator.stop();
    rmSync(folder, { recursive: true });
  });

  /** What does not depend on the time or on the port. */
  const told = ({ outcome, sections, lookedUp, offers }: Result, ports: RegExp): string =>
    JSON.stringify([outcome, sections, lookedUp, offers]).replace(ports, 'port');

  for (const operation of operations) {
    it(`of ${operation.id} is read on a thread as it would be here, and nothing is sent twice`, async () => {
      const ports = /127\.0\.0\.1:\d+/g;
      const before = reads;
      const now = Date.now();
      const here = await cellOf(operation, LARGE, simulator, { now });
      const there = await cellOf(operation, LARGE, simulator, { now, reader });
      assert.ok(reads > before, 'it was not read on the thread');
      assert.match(here.ending, /found|partial/, here.sentence);
      assert.equal(told(there.result, ports), told(here.result, ports));
      assert.deepEqual(
        there.result.raw.map(({ status, body }) => [status, body.length]),
        here.result.raw.map(({ status, body }) => [status, body.length]),
      );
      assert.equal(there.repeated, 0);
      assert.equal(there.spent, here.spent);
    });
  }

  it('fails there as it would here', async () => {
    const wrong: Fault = {
      ...LARGE,
      answer: (truth) => truly(truth, { body: `${' '.repeat(300 * 1024)}{"ok":true}` }),
    };
    for (const operation of operations) {
      const here = await cellOf(operation, wrong, simulator);
      const there = await cellOf(operation, wrong, simulator, { reader });
      assert.deepEqual(
        [there.ending, there.sentence, there.remedy, there.kept],
        [here.ending, here.sentence, here.remedy, here.kept],
      );
    }
  });
});
