import assert from 'node:assert/strict';
import { LensError } from '../../../src/core/errors';
import { observedLibrary } from '../../../src/enrichment/library';
import { createMemoryLibrary } from '../../../src/infra/store/memoryLibrary';
import { readSaved } from '../../../src/vscode/commands/exchange/readSaved';
import { bigShelf, CASE } from '../../bench/bigShelf';

const ignore = (): void => undefined;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const clock = { now: () => Date.parse('2026-04-13T14:00:00Z') };

function shelf(count: number) {
  const memory = createMemoryLibrary(clock);
  memory.putCase(CASE);
  memory.restore(bigShelf(count));
  return { memory, library: observedLibrary(() => memory, ignore, silent) };
}

describe('reading a library page by page', () => {
  const { signal } = new AbortController();

  it('gives what one search gives', async () => {
    const { library } = shelf(230);
    for (const query of [{}, { case: CASE.id }, { text: 'nowhere' }]) {
      assert.deepEqual(await readSaved(library, query, signal), library.search(query));
    }
  });

  it('loses nothing where the library changes meanwhile', async () => {
    const { memory, library } = shelf(230);
    let pages = 0;
    const changing = {
      ...library,
      search: (query: Parameters<typeof memory.search>[0]) => {
        pages += 1;
        if (pages === 2) {
          library.remove({ indicator: { kind: 'fqdn', value: 'n0.example' }, data: 'live' });
        }
        return memory.search(query);
      },
    };
    assert.deepEqual(await readSaved(changing, {}, signal), library.search({}));
    assert.equal(library.count({}), 229);
  });

  it('reads all at once where it never stands still', async () => {
    const { memory, library } = shelf(120);
    const restless = {
      ...library,
      search: (query: Parameters<typeof memory.search>[0]) => {
        library.putCase(CASE);
        return memory.search(query);
      },
    };
    assert.equal((await readSaved(restless, {}, signal)).length, 120);
  });

  it('is called off', async () => {
    const controller = new AbortController();
    controller.abort();
    await assert.rejects(
      readSaved(shelf(10).library, {}, controller.signal),
      (thrown: unknown) => thrown instanceof LensError && thrown.failure.reason === 'cancelled',
    );
  });
});
