import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LensError } from '../../../../src/core/errors';
import type { FailureReason } from '../../../../src/core/errors';
import type { ImportContent } from '../../../../src/core/library/importing';
import { libraryToJson } from '../../../../src/export/libraryJson';
import { readImport } from '../../../../src/import/read';
import { threadImporter } from '../../../../src/infra/importing/threadImporter';
import { bigShelf, CASE } from '../../../bench/bigShelf';
import { bundle } from '../../../rig/bundle';

const source = { name: 'file', at: '2026-05-01T12:00:00.000Z' };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('a file read on a thread of its own', () => {
  let folder: string;
  let worker: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'indicator-lens-importing-'));
    worker = join(folder, 'worker.js');
    bundle('src/importWorker.ts', worker);
  });
  after(() => rmSync(folder, { recursive: true }));

  const { signal } = new AbortController();
  const read = (content: ImportContent, heard: (share: number) => void = () => undefined) =>
    threadImporter(worker).read({ content, source }, heard, signal);
  const fails = (reason: FailureReason, words: RegExp) => (thrown: unknown) =>
    thrown instanceof LensError &&
    thrown.failure.reason === reason &&
    words.test(thrown.failure.message);

  const list = Array.from({ length: 1100 }, (_, at) => `n${at}.example\nnothing ${at}`).join('\n');
  const texts: Readonly<Record<string, string>> = {
    'a library': libraryToJson({ entries: bigShelf(120), cases: [CASE] }, source.at),
    'a list': list,
    'a table': 'ioc,comment\nevil.example,"one\ntwo"\nnothing,x\n',
    'an empty file': '',
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`brings what its reader makes of it: ${name}`, async () => {
      assert.deepEqual(await read({ bytes: utf8(text) }), readImport(text, source));
    });
  }

  it('is found by its path, and may be in UTF-16', async () => {
    const path = join(folder, 'list.txt');
    writeFileSync(path, utf16(list));
    assert.deepEqual(await read({ path }), readImport(list, source));
  });

  it('says what was read meanwhile', async () => {
    const shares: number[] = [];
    await read({ bytes: utf8(list.repeat(100)) }, (share) => shares.push(share));
    assert.ok(shares.length > 1, 'it was heard of more than once');
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
    assert.ok(shares.every((share) => share > 0 && share <= 1));
  });

  it('lets others have their turn between its parts', async () => {
    let turns = 0;
    let counting = true;
    const count = (): void => {
      turns += 1;
      if (counting) {
        setImmediate(count);
      }
    };
    count();
    const { foreign } = (await read({ bytes: utf8(list) })) as { foreign: readonly unknown[] };
    counting = false;
    // 50 entries or 500 refusals at a time.
    assert.equal(foreign.length, 1100);
    assert.ok(turns >= 1100 / 50 + 1100 / 500, `${turns} turns`);
  });

  it('takes over the memory of the bytes', async () => {
    const bytes = Uint8Array.from(utf8(list));
    await read({ bytes });
    assert.equal(bytes.length, 0);
  });

  it('says why it cannot be read at all', async () => {
    assert.deepEqual(await read({ bytes: Uint8Array.of(0x7f, 0x45, 0, 1, 0, 0, 3) }), {
      unreadable: 'The file is not text.',
    });
    const deep = utf8(`${'['.repeat(200)}${']'.repeat(200)}`);
    const { unreadable } = (await read({ bytes: deep })) as { unreadable: string };
    assert.match(unreadable, /nested more than 100 levels/);
  });

  it('says so where it is not there, and where the thread ends by itself', async () => {
    await assert.rejects(
      read({ path: join(folder, 'nowhere') }),
      fails('internal', /could not be read: ENOENT/),
    );
    const broken = join(folder, 'broken.js');
    writeFileSync(broken, 'process.exit(3);');
    await assert.rejects(
      threadImporter(broken).read({ content: { bytes: utf8('') }, source }, () => 0, signal),
      fails('internal', /ended with 3/),
    );
  });

  it('is called off at once', async () => {
    const endless = join(folder, 'endless.js');
    writeFileSync(endless, "require('node:worker_threads').parentPort.on('message', () => {});");
    const controller = new AbortController();
    const order = { content: { bytes: utf8(list) }, source };
    const reading = threadImporter(endless).read(order, () => 0, controller.signal);
    controller.abort();
    await assert.rejects(reading, fails('cancelled', /cancelled/));
  });
});
