import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../rig/paths';
import { question, Rig } from '../unit/infra/store/rig';

interface Written {
  /** The numbers that the process said it had stored. */
  readonly stored: readonly number[];
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly errors: string;
}

/** The writer, bundled once: TypeScript compiled in every process would take longer than the writing. */
const scripts = mkdtempSync(join(tmpdir(), 'indicator-lens-writer-'));
const script = join(scripts, 'writer.cjs');

/** Runs a writer; with `killAfterMs` it is killed so long after it has opened the database. */
function write(
  folder: string,
  name: string,
  count: number,
  killAfterMs?: number,
): Promise<Written> {
  const child = spawn(process.execPath, [script, folder, name, String(count)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stdout.once('data', () => {
    if (killAfterMs !== undefined) {
      setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    }
  });
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const lines = readFileSync(join(folder, `${name}.txt`), 'utf8')
        .split('\n')
        .slice(0, -1);
      resolve({ stored: lines.map(Number), code, signal, errors });
    });
  });
}

describe('the store and other processes', () => {
  let rig: Rig;
  before(async () => {
    await build({
      absWorkingDir: root,
      entryPoints: ['test/soak/storeProcesses/writer.ts'],
      outfile: script,
      bundle: true,
      platform: 'node',
      target: 'node22',
      format: 'cjs',
    });
  });
  after(() => rmSync(scripts, { recursive: true, force: true }));
  beforeEach(() => (rig = new Rig()));
  afterEach(() => rig.dispose());

  it('four that store ten thousand answers each lose none and corrupt none', async function () {
    this.timeout(240_000);
    const windows = ['one', 'two', 'three', 'four'];
    const each = 10_000;
    const written = await Promise.all(windows.map((window) => write(rig.folder, window, each)));
    for (const { stored, code, errors } of written) {
      assert.deepEqual([code, errors, stored.length], [0, '', each]);
    }
    const database = rig.open();
    const store = rig.store(database);
    assert.equal(store.size().entries, windows.length * each);
    for (const window of windows) {
      for (let i = 0; i < each; i++) {
        const stored = store.get(question(`${window}-${i}.example`));
        assert.equal(stored?.raw[0]?.body, `answer ${i} of ${window}`);
      }
    }
    assert.equal(database.get('PRAGMA integrity_check')?.integrity_check, 'ok');
    assert.deepEqual(rig.notices, []);
  });

  it('one that is killed while it stores leaves a sound file with all it had stored', async function () {
    this.timeout(240_000);
    const kills = 20;
    for (let kill = 0; kill < kills; kill++) {
      // Spread over the time in which a writer opens, writes, and moves its log into the file.
      const after = kill < 4 ? kill : Math.round(Math.random() * 400);
      const { stored, signal, errors } = await write(rig.folder, `k${kill}`, 1_000_000, after);
      assert.deepEqual([signal, errors], ['SIGKILL', '']);
      const database = rig.open();
      const store = rig.store(database);
      for (const i of stored) {
        const found = store.get(question(`k${kill}-${i}.example`));
        assert.equal(
          found?.raw[0]?.body,
          `answer ${i} of k${kill}`,
          `answer ${i}, killed after ${after} ms`,
        );
      }
      assert.equal(database.get('PRAGMA integrity_check')?.integrity_check, 'ok');
      const counted = database.get('SELECT count(*) AS n, sum(bytes) AS b FROM answers');
      assert.deepEqual(store.size(), { entries: counted?.n, bytes: counted?.b ?? 0 });
      database.close();
    }
    assert.deepEqual(rig.notices, []);
  });
});
