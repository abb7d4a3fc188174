import assert from 'node:assert/strict';
import type { SavedAttribute, SavedKey } from '../../../src/core/library/model';
import { observedLibrary } from '../../../src/enrichment/library';
import { addTo } from '../../../src/enrichment/libraryAdding';
import { addStored } from '../../../src/enrichment/storedAdding';
import { createMemoryLibrary } from '../../../src/infra/store/memoryLibrary';
import { resultWith } from '../export/results';

const KEY: SavedKey = { indicator: { kind: 'fqdn', value: 'login-secure.example' }, data: 'live' };
const AT = '2026-04-12T14:02:00.000Z';
const ignore = (): void => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function tickingLibrary() {
  let at = Date.parse(AT);
  return createMemoryLibrary({ now: () => (at += 1000) });
}

const registrant = (value: string): SavedAttribute => ({
  name: 'WHOIS Registrant',
  value,
  operation: 'vendor.whois',
  retrievedAt: AT,
});
const server = {
  indicator: { kind: 'fqdn', value: 'ns1.park-dns.example' },
  relation: 'name server',
  operation: 'vendor.whois',
  retrievedAt: AT,
} as const;

describe('adding to the library', () => {
  it('says what is new and what stood there, each once', () => {
    const library = tickingLibrary();
    const first = addTo(library, KEY, {
      attributes: [registrant('Example Ltd'), registrant('Example Ltd')],
      related: [server],
      score: { score: 97, retrievedAt: AT },
    });
    assert.deepEqual(
      [first.created, first.attributes, first.related, first.score],
      [true, { added: 1, known: 0 }, { added: 1, known: 0 }, 'added'],
    );
    const second = addTo(library, KEY, {
      attributes: [registrant('Example Ltd'), registrant('Other Ltd')],
      related: [server],
      score: { score: 98, retrievedAt: AT },
    });
    assert.deepEqual(
      [second.created, second.attributes, second.related, second.score],
      [false, { added: 1, known: 1 }, { added: 0, known: 1 }, 'changed'],
    );
  });

  it('undoes the saving of an indicator that nobody touched since', () => {
    const library = tickingLibrary();
    addTo(library, KEY).undo();
    assert.equal(library.get(KEY), undefined);
  });

  it('undoes only its own part where something changed since', () => {
    const library = tickingLibrary();
    library.addAttributes(KEY, [registrant('Example Ltd')]);
    library.setScore(KEY, { score: 10, retrievedAt: '2026-01-01T00:00:00.000Z' });
    const added = addTo(library, KEY, {
      attributes: [registrant('Example Ltd'), registrant('Other Ltd')],
      related: [server],
      score: { score: 97, retrievedAt: AT },
    });
    library.setTags(KEY, ['kept']);
    added.undo();
    const entry = library.get(KEY);
    assert.deepEqual(
      [
        entry?.attributes.map(({ value }) => value),
        entry?.related,
        entry?.score?.score,
        entry?.tags,
      ],
      [['Example Ltd'], [], 10, ['kept']],
    );
  });

  it('takes a score away that was not there before', () => {
    const library = tickingLibrary();
    library.save(KEY);
    addTo(library, KEY, {
      attributes: [],
      related: [],
      score: { score: 97, retrievedAt: AT },
    }).undo();
    const entry = library.get(KEY);
    assert.ok(entry);
    assert.equal(entry.score, undefined);
  });
});

describe('saving an indicator with what is stored about it', () => {
  const other: SavedKey = { indicator: { kind: 'fqdn', value: 'other.example' }, data: 'live' };
  const nameServers = {
    type: 'facts' as const,
    id: 'whois',
    title: 'WHOIS',
    facts: [
      {
        id: 'nameServers' as const,
        label: 'Name servers',
        type: 'indicator' as const,
        values: [server.indicator],
        relation: 'name server' as const,
      },
    ],
  };
  const stored = { known: () => [resultWith('said', { sections: [nameServers] })] };

  it('lets two saved indicators share what both answers say, at once', () => {
    const library = tickingLibrary();
    addStored(library, stored, KEY);
    const { act, what } = addStored(library, stored, other);
    assert.deepEqual([act.created, act.related.added, what.related.length], [true, 1, 1]);
    const [share] = library.inCommon('live', undefined, 10);
    assert.deepEqual([share?.value, share?.sharedBy.length], ['ns1.park-dns.example', 2]);
  });

  it('is undone as one act, and adds nothing twice', () => {
    const library = tickingLibrary();
    const first = addStored(library, stored, KEY);
    const again = addStored(library, stored, KEY);
    assert.deepEqual([again.act.created, again.act.related], [false, { added: 0, known: 1 }]);
    first.act.undo();
    assert.equal(library.get(KEY), undefined);
  });

  it('saves the indicator alone where nothing is stored', () => {
    const library = tickingLibrary();
    addStored(library, { known: () => [] }, KEY);
    const { attributes, related, score } = library.get(KEY) ?? {};
    assert.deepEqual([attributes, related, score], [[], [], undefined]);
  });
});

describe('the library that views observe', () => {
  it('opens at the first use and tells of changes of this window and of others', () => {
    let opened = 0;
    const others: (() => void)[] = [];
    const library = observedLibrary(
      () => {
        opened += 1;
        return tickingLibrary();
      },
      (listener) => others.push(listener),
      log,
    );
    let heard = 0;
    const stop = library.onDidChange(() => (heard += 1));
    assert.equal(opened, 0);
    library.save(KEY);
    assert.deepEqual([opened, heard], [1, 1]);
    assert.equal(library.get(KEY)?.indicator.value, KEY.indicator.value);
    assert.deepEqual([opened, heard], [1, 1]);
    others.forEach((tell) => tell());
    assert.equal(heard, 2);
    stop();
    library.remove(KEY);
    assert.equal(heard, 2);
  });
});
