import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { secretsWrittenIn } from '../../rig/canary';

const SECRET = 'a long+secret/key';

describe('the search for keys in what was written', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'indicator-lens-canary-'));
    mkdirSync(join(folder, 'logs'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const found = (...except: readonly string[]) => secretsWrittenIn(folder, [SECRET], except);

  it('finds none where there is none', () => {
    writeFileSync(join(folder, 'logs', 'a.log'), 'nothing of the kind');
    assert.deepEqual(found(), []);
  });

  for (const [form, text] of [
    ['as it is', SECRET],
    ['percent-encoded', encodeURIComponent(SECRET)],
    ['in Base64', Buffer.from(`user:${SECRET}`).toString('base64')],
  ] as const) {
    it(`finds one ${form}, and leaves out where it may stand`, () => {
      writeFileSync(join(folder, 'logs', 'a.log'), `GET /?key=${text} 200`);
      assert.deepEqual(found(), [join('logs', 'a.log')]);
      assert.deepEqual(found('logs'), []);
    });
  }

  it('finds one in a packed value of a database', () => {
    const database = new DatabaseSync(join(folder, 'store.sqlite'));
    database.exec('CREATE TABLE answers (body BLOB); CREATE TABLE other (body BLOB)');
    database.prepare('INSERT INTO answers VALUES (?)').run(gzipSync(`{"echo":"${SECRET}"}`));
    database.close();
    assert.deepEqual(found(), ['store.sqlite: answers']);
  });
});
