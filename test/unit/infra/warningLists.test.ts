import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWarningLists } from '../../../src/infra/warningLists';

describe('files of warning lists', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'warning-lists-'));
    const put = (path: string, text: string): void => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    const list = (name: string, ...values: readonly string[]): string =>
      JSON.stringify({ name, type: 'string', list: values });
    put('lists/resolvers/list.json', `\ufeff${list('Resolvers', '8.8.8.8')}`);
    put('lists/hosting/list.json', list('Hosting', 'evil.com', 'other.com'));
    put('lists/broken/list.json', '{"name":');
    put('lists/other/list.json', '[]');
    put('schema.json', '{}');
    put('README.md', 'no list');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('are read from folders as MISP keeps them; what cannot be used is told', async () => {
    const { lists, problems } = await readWarningLists([folder]);
    assert.deepEqual(
      lists.map(({ name, size }) => [name, size]),
      [
        ['Hosting', 2],
        ['Resolvers', 1],
      ],
    );
    assert.deepEqual(
      problems.map((problem) => problem.replaceAll(folder, '')),
      [
        'The warning list /lists/broken/list.json was not read: It is not whole JSON.',
        'The warning list /lists/other/list.json was not read: It is no warning list of MISP: .',
      ],
    );
  });

  it('are read once each, and by their own path', async () => {
    const one = join(folder, 'lists/hosting/list.json');
    const { lists, problems } = await readWarningLists([one, one, 'list.json', join(folder, 'no')]);
    assert.deepEqual([lists.length, problems.length], [1, 2]);
    assert.match(problems[0] ?? '', /list\.json was not read: its path is not absolute/);
    assert.match(problems[1] ?? '', /no was not read: there is none/);
  });

  it('are read up to a size and a number', async () => {
    const usual = { files: 1000, bytes: 1e6, entries: 1e6, depth: 4 };
    const small = await readWarningLists([join(folder, 'lists/hosting')], { ...usual, bytes: 10 });
    assert.match(small.problems[0] ?? '', /It has \d+ bytes, and 10 at most are read/);
    const few = await readWarningLists([folder], { ...usual, entries: 2 });
    assert.deepEqual(
      few.lists.map(({ name }) => name),
      ['Hosting'],
    );
    assert.match(few.problems.at(-1) ?? '', /more than 2 entries/);
    const one = await readWarningLists([folder], { ...usual, files: 1 });
    assert.match(one.problems.join('\n'), /More than 1 warning lists were found/);
    const flat = await readWarningLists([folder], { ...usual, depth: 1 });
    assert.deepEqual(flat.lists, []);
  });
});
