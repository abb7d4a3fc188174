import { analyst } from '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LensError } from '../../../../src/core/errors';
import type { FileImporter, ImportSource } from '../../../../src/core/library/importing';
import { readImport } from '../../../../src/import/read';
import { createMemoryLibrary } from '../../../../src/infra/store/memoryLibrary';
import { importIntoLibrary } from '../../../../src/vscode/commands/exchange/importIntoLibrary';

const NOW = Date.parse('2026-05-01T12:00:00.000Z');
const TABLE = 'evil.example,https://social.example/1\ngate.example,https://news.example/2\n';

function desk(text: string) {
  const sources: ImportSource[] = [];
  const failed: string[] = [];
  const importer: FileImporter = {
    read: ({ source }) => {
      sources.push(source);
      return Promise.resolve(
        text === '' ? { unreadable: 'It is empty.' } : readImport(text, source),
      );
    },
  };
  const library = createMemoryLibrary({ now: () => NOW });
  const nothing = (): void => undefined;
  const log = {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: (m: string) => failed.push(m),
  };
  return { importer, library, log, clock: { now: () => NOW }, sources, failed };
}

const file = vscode.Uri.file('/home/kim/feed.csv');
const saved = ({ library }: ReturnType<typeof desk>) =>
  library.search({}).map(({ indicator }) => indicator.value);

describe('Import into Library', () => {
  beforeEach(() => analyst.reset());

  it('shows what would be, and does nothing without a yes', async () => {
    const parts = desk(TABLE);
    assert.equal(await importIntoLibrary(parts, file), undefined);
    assert.match(
      analyst.told[0] ?? '',
      /Import feed\.csv into the library\?[^]*Rows read: 2[^]*New: 2 indicators/,
    );
    assert.deepEqual(saved(parts), []);
  });

  it('reads other columns where the analyst says so', async () => {
    const parts = desk(TABLE);
    const presses = ['Choose Columns…', 'Import'];
    analyst.presses = () => presses.shift();
    analyst.picks = (items) => items.filter(({ label }) => label === 'column 2') as never;
    await importIntoLibrary(parts, file);
    assert.deepEqual(
      analyst.offered[0]?.map(({ label, description, detail }) => [label, description, detail]),
      [
        ['column 1', 'evil.example', 'cells with an indicator: 2 of 2'],
        ['column 2', 'https://social.example/1', 'cells with an indicator: 2 of 2'],
      ],
    );
    assert.deepEqual(
      parts.sources.map(({ columns }) => columns),
      [undefined, [1]],
    );
    assert.match(analyst.told[1] ?? '', /Indicators in “column 2”: chosen by you/);
    assert.deepEqual(saved(parts), ['news.example', 'social.example']);
  });

  it('stays with its columns where no others are chosen', async () => {
    const parts = desk(TABLE);
    const presses = ['Choose Columns…', 'Import'];
    analyst.presses = () => presses.shift();
    analyst.picks = () => undefined;
    await importIntoLibrary(parts, file);
    assert.deepEqual(saved(parts), ['evil.example', 'gate.example']);
  });

  it('lists every change, and every line that is left out', async () => {
    const parts = desk('ioc,verdict\nevil.example,malicious\nnothing,x\n');
    const presses = ['Show Changes', 'Show What Is Left Out', 'Import', 'Undo'];
    analyst.presses = () => presses.shift();
    analyst.picks = () => undefined;
    assert.deepEqual(await importIntoLibrary(parts, file), {
      added: 1,
      merged: 0,
      known: 0,
      refused: 1,
    });
    assert.deepEqual(
      analyst.offered.map((items) => items.map(({ label }) => label)),
      [['evil[.]example: malicious, by import feed.csv (imported)', 'evil[.]example'], ['line 3']],
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(saved(parts), [], 'it was undone');
    assert.deepEqual(parts.failed, []);
  });

  it('leaves nothing behind where writing fails', async () => {
    const parts = desk('evil.example\n'.concat(...list(60)));
    analyst.presses = () => 'Import';
    const whole = createMemoryLibrary({ now: () => NOW });
    let writes = 0;
    parts.library.restore = (entries) => {
      writes += 1;
      if (writes === 2) {
        throw new Error('the disk is full');
      }
      whole.restore(entries);
    };
    await assert.rejects(importIntoLibrary(parts, file), /the disk is full/);
    assert.deepEqual(saved(parts), []);
  });

  it('says what is wrong with a file that cannot be read', async () => {
    await assert.rejects(
      importIntoLibrary(desk(''), file),
      (thrown) =>
        thrown instanceof LensError &&
        thrown.failure.reason === 'badInput' &&
        thrown.failure.message === 'feed.csv was not imported. It is empty.',
    );
  });
});

function list(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `n${at}.example\n`);
}
