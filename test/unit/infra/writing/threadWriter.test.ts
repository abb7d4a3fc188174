import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LensError } from '../../../../src/core/errors';
import type { FailureReason } from '../../../../src/core/errors';
import { fileText } from '../../../../src/export/order';
import type { WritingOrder } from '../../../../src/export/order';
import { threadWriter } from '../../../../src/infra/writing/threadWriter';
import { bigShelf, CASE } from '../../../bench/bigShelf';
import { bundle } from '../../../rig/bundle';

const AT = '2026-04-12T14:00:00.000Z';

describe('a file written on a thread of its own', () => {
  let folder: string;
  let worker: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'indicator-lens-writing-'));
    worker = join(folder, 'worker.js');
    bundle('src/exportWorker.ts', worker);
  });
  after(() => rmSync(folder, { recursive: true }));

  const entries = bigShelf(25);
  const dossiers = entries.map((entry) => ({
    indicator: entry.indicator,
    data: entry.data,
    entry,
    results: [],
  }));
  const orders: readonly WritingOrder[] = [
    { form: 'libraryJson', items: entries, cases: [CASE], at: AT },
    { form: 'libraryCsv', items: entries, cases: [CASE] },
    { form: 'stix', items: dossiers, cases: [CASE], tlp: 'amber' },
    { form: 'misp', items: dossiers, cases: [CASE], tlp: 'amber', info: 'Harbour Lights' },
    {
      form: 'caseReport',
      items: dossiers,
      case: CASE,
      now: Date.parse(AT),
      titles: { 'example.registration': 'WHOIS' },
      lookups: [],
    },
    { form: 'defangedList', items: entries.map(({ indicator }) => indicator) },
    { form: 'resultsJson', items: [] },
    { form: 'resultsCsv', items: [] },
    { form: 'resultsMarkdown', items: [], now: Date.parse(AT), titles: {} },
    {
      form: 'tableCsv',
      columns: [{ id: 'indicator', label: 'Indicator', type: 'text' }],
      items: entries.map(({ indicator }) => [indicator.value]),
    },
  ];
  const { signal } = new AbortController();
  const fails = (reason: FailureReason, words: RegExp) => (thrown: unknown) =>
    thrown instanceof LensError &&
    thrown.failure.reason === reason &&
    words.test(thrown.failure.message);

  for (const order of orders) {
    it(`is letter by letter what its writer makes of it: ${order.form}`, async () => {
      const bytes = await threadWriter(worker).write(order, signal);
      assert.equal(new TextDecoder().decode(bytes), fileText(order));
    });
  }

  it('says why there is none', async () => {
    const wrong = { form: 'stix', items: dossiers, cases: [{ ...CASE, createdAt: 'never' }] };
    await assert.rejects(
      threadWriter(worker).write(wrong, signal),
      fails('internal', /could not be written: Invalid time/),
    );
  });

  it('says so where the thread ends by itself', async () => {
    const broken = join(folder, 'broken.js');
    writeFileSync(broken, 'process.exit(3);');
    await assert.rejects(
      threadWriter(broken).write({ items: [] }, signal),
      fails('internal', /ended with 3/),
    );
  });

  it('is called off at once', async () => {
    const endless = join(folder, 'endless.js');
    writeFileSync(endless, "require('node:worker_threads').parentPort.on('message', () => {});");
    const controller = new AbortController();
    const written = threadWriter(endless).write({ items: entries }, controller.signal);
    controller.abort();
    await assert.rejects(written, fails('cancelled', /cancelled/));
  });
});
