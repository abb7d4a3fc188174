import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LensError } from '../../../../src/core/errors';
import type { ScanFile, ScanProgress } from '../../../../src/core/scan/model';
import { fileScanner } from '../../../../src/infra/scan/fileScanner';
import { bundle } from '../../../rig/bundle';

describe('a scan on a worker thread', () => {
  let folder: string;
  let worker: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'indicator-lens-scan-'));
    worker = join(folder, 'worker.js');
    bundle('src/infra/scan/worker.ts', worker);
  });
  after(() => rmSync(folder, { recursive: true }));

  function file(name: string, content: string | Uint8Array): ScanFile {
    const path = join(folder, name);
    writeFileSync(path, content);
    return { file: pathToFileURL(path).href, content: { path } };
  }

  function scan(
    files: readonly ScanFile[],
    options: { maxBytes?: number; onProgress?: (progress: ScanProgress) => void } = {},
    { signal } = new AbortController(),
  ) {
    const all = { maxBytes: Infinity, onProgress: () => undefined, ...options };
    return fileScanner(worker).scan(files, all, signal);
  }

  it('finds across files, in each encoding, and counts', async () => {
    const text = 'to evil[.]example\nand 203.0.113.7\n';
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const report = await scan([
      file('plain.log', text),
      file('little.log', utf16),
      file('big.log', Buffer.from(utf16).swap16()),
      file('empty.log', ''),
    ]);
    assert.equal(report.files, 4);
    assert.equal(report.lines, 9);
    assert.equal(report.occurrences, 6);
    assert.deepEqual(report.skipped, []);
    assert.equal(report.cancelled, false);
    assert.deepEqual(
      report.values.map(({ value, count, first }) => [value, count, first.file, first.line]),
      [
        ['evil.example', 3, pathToFileURL(join(folder, 'plain.log')).href, 0],
        ['203.0.113.7', 3, pathToFileURL(join(folder, 'plain.log')).href, 1],
      ],
    );
  });

  it('takes bytes where it cannot read itself, and the language as evidence', async () => {
    const read = () => Promise.resolve(Buffer.from('const a = foo.bar.name;\n// evil[.]example\n'));
    const report = await scan([
      { file: 'memory:/a.ts', languageId: 'typescript', content: { read } },
    ]);
    assert.deepEqual(
      report.values.map(({ value }) => value),
      ['evil.example'],
    );
  });

  it('says what it skipped, and why', async () => {
    const locked = file('locked.log', 'evil.example');
    chmodSync(join(folder, 'locked.log'), 0);
    const gone: ScanFile = {
      file: 'file:///gone.log',
      content: { path: join(folder, 'gone.log') },
    };
    const refused: ScanFile = {
      file: 'memory:/refused',
      content: { read: () => Promise.reject(new Error('no')) },
    };
    const report = await scan(
      [
        file('program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 1, 0, 0, 0)),
        file('large.log', 'evil.example\n'.repeat(100)),
        gone,
        refused,
        file('good.log', 'good.example'),
        // Root reads everything.
        ...(process.getuid?.() === 0 ? [] : [locked]),
      ],
      { maxBytes: 1000 },
    );
    assert.deepEqual(
      report.skipped.slice(0, 4).map(({ reason }) => reason),
      ['binary', 'tooLarge', 'unreadable', 'unreadable'],
    );
    assert.equal(report.files, 1);
    assert.equal(report.cancelled, false, 'a skipped file is no file that was not reached');
    assert.deepEqual(
      report.values.map(({ value }) => value),
      ['good.example'],
    );
  });

  it('stops within a file when it is cancelled, and keeps what it found', async () => {
    const controller = new AbortController();
    const content = 'host evil.example seen, and nothing else of interest here\n'.repeat(400_000);
    let told = 0;
    const report = await scan(
      [file('long.log', content), file('next.log', 'next.example')],
      {
        onProgress: ({ bytes }) => {
          told = bytes;
          controller.abort();
        },
      },
      controller,
    );
    assert.equal(report.cancelled, true);
    assert.equal(report.files, 0);
    assert.ok(told > 0 && report.bytes < content.length, `${report.bytes} bytes`);
    assert.deepEqual(
      report.values.map(({ value }) => value),
      ['evil.example'],
    );
  });

  it('hands many values over', async () => {
    const lines = Array.from(
      { length: 30_000 },
      (_, at) => `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`,
    );
    const report = await scan([file('many.log', lines.join('\n'))]);
    assert.deepEqual(
      report.values.map(({ value }) => value),
      lines,
    );
  });

  it('fails with words where its thread does', async () => {
    const broken = join(folder, 'broken.js');
    writeFileSync(broken, 'throw new Error("out of order")');
    await assert.rejects(
      fileScanner(broken).scan(
        [file('any.log', 'x')],
        { maxBytes: 1, onProgress: () => undefined },
        new AbortController().signal,
      ),
      (error) => error instanceof LensError && error.failure.message.includes('out of order'),
    );
  });
});
