import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Case,
  RelatedIndicator,
  SavedAttribute,
  SavedKey,
} from '../../../src/core/library/model';
import type { Library } from '../../../src/core/library/library';
import { newEntry } from '../../../src/core/library/entry';
import { observedLibrary } from '../../../src/enrichment/library';
import { openDatabase } from '../../../src/infra/store/openDatabase';
import { createMemoryLibrary } from '../../../src/infra/store/memoryLibrary';
import { createSqliteLibrary } from '../../../src/infra/store/sqliteLibrary';

/** Each reading is one second later than the one before. */
function tickingClock() {
  let at = Date.parse('2026-04-12T14:00:00.000Z');
  return { now: () => (at += 1000) };
}

const ignore = (): void => undefined;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

interface Opened {
  readonly library: Library;
  /** The same library as another window sees it. */
  readonly again: () => Library;
  readonly close: () => void;
}

const kinds: Readonly<Record<string, () => Opened>> = {
  memory: () => {
    const library = createMemoryLibrary(tickingClock());
    return { library, again: () => library, close: () => undefined };
  },
  SQLite: () => {
    const folder = mkdtempSync(join(tmpdir(), 'library-'));
    const clock = tickingClock();
    const open = () => {
      const database = openDatabase({
        folder,
        clock: { now: () => Date.parse(AT) },
        log: silent,
        tell: ({ message }) => assert.fail(message),
      });
      assert.ok(database);
      return database;
    };
    const database = open();
    const others: { close(): void }[] = [];
    return {
      library: createSqliteLibrary(database, clock),
      again: () => {
        const other = open();
        others.push(other);
        return createSqliteLibrary(other, clock);
      },
      close: () => {
        for (const one of [database, ...others]) one.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
};

const name = (value: string, data: SavedKey['data'] = 'live'): SavedKey => ({
  indicator: { kind: 'fqdn', value },
  data,
});
const LOGIN = name('login-secure.example');
const CDN = name('cdn.static-host.example');
const AT = '2026-04-12T14:02:00.000Z';
const attribute = (label: string, value: string, retrievedAt = AT): SavedAttribute => ({
  name: label,
  value,
  operation: 'example.registration',
  retrievedAt,
});
const related = (relation: string, value: string, retrievedAt = AT): RelatedIndicator => ({
  indicator: { kind: 'fqdn', value },
  relation,
  operation: 'example.nameServers',
  retrievedAt,
});
const caseOf = (id: string, title: string): Case => ({
  id,
  name: title,
  description: '',
  tlp: 'amber',
  createdAt: AT,
});
const values = (entries: readonly SavedKey[]) => entries.map(({ indicator }) => indicator.value);

for (const [kind, open] of Object.entries(kinds)) {
  describe(`the library in ${kind}`, () => {
    let opened: Opened;
    let library: Library;
    beforeEach(() => {
      opened = open();
      ({ library } = opened);
    });
    afterEach(() => opened.close());

    it('knows nothing of what was not saved', () => {
      assert.equal(library.get(LOGIN), undefined);
      assert.deepEqual(library.search({}), []);
      library.remove(LOGIN);
      library.removeAttribute(LOGIN, attribute('WHOIS Registrant', 'Example Ltd'));
      library.removeRelated(LOGIN, related('name server', 'ns1.park-dns.example'));
      library.removeNote(LOGIN, 'n1');
      library.removeFromCase('c1', [LOGIN]);
      assert.equal(library.count({}), 0);
    });

    it('keeps an entry whole, for other windows too', () => {
      library.save(LOGIN);
      library.addAttributes(LOGIN, [attribute('WHOIS Registrant', 'Example Ltd')]);
      library.addRelated(LOGIN, [related('name server', 'ns1.park-dns.example')]);
      library.setScore(LOGIN, { score: 97, operation: 'example.risk', retrievedAt: AT });
      library.giveVerdict(LOGIN, { verdict: 'suspicious', by: 'ana', at: '2026-04-12T15:00:00Z' });
      library.giveVerdict(LOGIN, { verdict: 'malicious', by: 'bo', at: '2026-04-12T16:00:00Z' });
      library.setTags(LOGIN, ['  phishing ', 'Phishing', 'bank  kit', '']);
      library.putNote(LOGIN, { id: 'n1', text: '# Why', by: 'ana', at: AT });
      const entry = opened.again().get(LOGIN);
      assert.deepEqual(entry, {
        ...LOGIN,
        savedAt: '2026-04-12T14:00:01.000Z',
        changedAt: '2026-04-12T14:00:08.000Z',
        verdicts: [
          { verdict: 'malicious', by: 'bo', at: '2026-04-12T16:00:00Z' },
          { verdict: 'suspicious', by: 'ana', at: '2026-04-12T15:00:00Z' },
        ],
        score: { score: 97, operation: 'example.risk', retrievedAt: AT },
        tags: ['phishing', 'bank kit'],
        attributes: [attribute('WHOIS Registrant', 'Example Ltd')],
        related: [related('name server', 'ns1.park-dns.example')],
        notes: [{ id: 'n1', text: '# Why', by: 'ana', at: AT }],
        cases: [],
      });
    });

    it('keeps the same fact from the same source once, with the newest date', () => {
      const older = attribute('WHOIS Registrant', 'Example Ltd', '2026-01-01T00:00:00.000Z');
      const newer = attribute('WHOIS Registrant', 'Example Ltd', '2026-02-01T00:00:00.000Z');
      const imported: SavedAttribute = {
        name: 'WHOIS Registrant',
        value: 'Example Ltd',
        source: 'import iocs.csv',
        retrievedAt: AT,
      };
      library.addAttributes(LOGIN, [older, imported]);
      library.addAttributes(LOGIN, [newer]);
      library.addAttributes(LOGIN, [older]);
      assert.deepEqual(library.get(LOGIN)?.attributes, [newer, imported]);
      library.removeAttribute(LOGIN, older);
      assert.deepEqual(library.get(LOGIN)?.attributes, [imported]);
    });

    it('tells real and sample data apart', () => {
      library.save(LOGIN);
      library.setTags(name(LOGIN.indicator.value, 'sample'), ['from the sample']);
      assert.deepEqual(library.get(LOGIN)?.tags, []);
      assert.equal(library.count({ data: 'live' }), 1);
      assert.deepEqual(library.tags('live'), []);
      assert.deepEqual(library.tags('sample'), [{ tag: 'from the sample', count: 1 }]);
    });

    it('changes and removes notes', () => {
      library.putNote(LOGIN, { id: 'a', text: 'one', by: 'ana', at: AT });
      library.putNote(LOGIN, { id: 'b', text: 'two', by: 'ana', at: AT });
      library.putNote(LOGIN, { id: 'a', text: 'one, corrected', by: 'bo', at: AT });
      assert.deepEqual(
        library.get(LOGIN)?.notes.map(({ text }) => text),
        ['one, corrected', 'two'],
      );
      library.removeNote(LOGIN, 'a');
      assert.deepEqual(
        library.get(LOGIN)?.notes.map(({ id }) => id),
        ['b'],
      );
    });

    it('searches values, attributes, related, tags and notes, defanged or not, in either case', () => {
      library.addAttributes(LOGIN, [attribute('WHOIS Registrant', 'ÜBER Hosting')]);
      library.addRelated(CDN, [related('name server', 'ns1.park-dns.example')]);
      library.setTags(CDN, ['Botnet']);
      library.putNote(CDN, { id: 'n', text: 'seen with evil[.]example', by: 'ana', at: AT });
      const found = (text: string) => values(library.search({ text }));
      assert.deepEqual(found('LOGIN'), values([LOGIN]));
      assert.deepEqual(found('login-secure[.]exam'), values([LOGIN]));
      assert.deepEqual(found('hxxps://login-secure[.]example'), []);
      assert.deepEqual(found('über'), values([LOGIN]));
      assert.deepEqual(found(' botnet '), values([CDN]));
      assert.deepEqual(found('evil.example'), values([CDN]));
      assert.deepEqual(found('ns1.park'), values([CDN]));
      assert.deepEqual(found('100%'), []);
    });

    it('combines conditions, newest change first, a window at a time', () => {
      library.save(LOGIN);
      library.giveVerdict(CDN, { verdict: 'benign', by: 'ana', at: AT });
      library.setTags(name('third.example'), ['cdn']);
      assert.deepEqual(values(library.search({})), [
        'third.example',
        CDN.indicator.value,
        LOGIN.indicator.value,
      ]);
      assert.deepEqual(values(library.search({ limit: 1, skip: 1 })), values([CDN]));
      assert.equal(library.count({ limit: 1 }), 3);
      assert.deepEqual(values(library.search({ verdicts: ['benign'] })), values([CDN]));
      assert.deepEqual(
        values(library.search({ verdicts: ['unknown'], text: 'login' })),
        values([LOGIN]),
      );
      assert.deepEqual(values(library.search({ tag: 'CDN' })), ['third.example']);
      library.setTags(LOGIN, ['cdn', 'x']);
      assert.deepEqual(library.tags('live'), [
        { tag: 'cdn', count: 2 },
        { tag: 'x', count: 1 },
      ]);
    });

    it('groups entries into cases and keeps them when the case goes', () => {
      library.putCase(caseOf('c2', 'bravo'));
      library.putCase(caseOf('c1', 'Alpha'));
      library.addToCase('c1', [LOGIN, CDN]);
      library.addToCase('c2', [CDN]);
      library.addToCase('none', [LOGIN]);
      assert.deepEqual(
        library.cases().map(({ name: title }) => title),
        ['Alpha', 'bravo'],
      );
      assert.deepEqual(library.get(CDN)?.cases, ['c1', 'c2']);
      assert.deepEqual(library.get(LOGIN)?.cases, ['c1']);
      assert.equal(library.count({ case: 'c1' }), 2);
      library.putCase({ ...caseOf('c1', 'Renamed'), tlp: 'red' });
      library.removeFromCase('c1', [LOGIN]);
      library.removeCase('c2');
      assert.deepEqual(opened.again().cases(), [{ ...caseOf('c1', 'Renamed'), tlp: 'red' }]);
      assert.deepEqual(library.get(CDN)?.cases, ['c1']);
      library.remove(CDN);
      assert.equal(library.count({ case: 'c1' }), 0);
      assert.equal(library.count({}), 1);
    });

    it('takes entries back whole, with their own times', () => {
      library.putCase(caseOf('c1', 'Alpha'));
      library.addToCase('c1', [LOGIN]);
      library.addAttributes(LOGIN, [attribute('WHOIS Registrant', 'Example Ltd')]);
      const entry = library.get(LOGIN);
      assert.ok(entry);
      library.remove(LOGIN);
      library.restore([{ ...entry, cases: ['c1', 'gone'] }]);
      assert.deepEqual(library.get(LOGIN), entry);
      assert.deepEqual(values(library.search({ case: 'c1' })), values([LOGIN]));
    });

    it('finds what entries share, whoever said so', () => {
      library.addRelated(LOGIN, [
        related('name server', 'ns1.park-dns.example'),
        related('on the same name server', 'neighbour.example'),
      ]);
      library.addRelated(CDN, [related('on the same name server', 'neighbour.example')]);
      library.addAttributes(CDN, [
        attribute('WHOIS Name Server', 'NS1.park-dns.example'),
        attribute('WHOIS Registrant', 'REDACTED FOR PRIVACY'),
        attribute('Campaign', 'Harbour  Lights'),
        attribute('WHOIS Created', '2026-01-01'),
      ]);
      library.addAttributes(LOGIN, [
        attribute('WHOIS Registrant', 'Redacted for Privacy'),
        attribute('Campaign', 'harbour lights'),
        attribute('WHOIS Created', '2026-01-01'),
      ]);
      library.addRelated(name('alone.example', 'sample'), [
        related('name server', 'ns1.park-dns.example'),
      ]);
      const both = [
        { indicator: CDN.indicator, data: 'live' },
        { indicator: LOGIN.indicator, data: 'live' },
      ];
      assert.deepEqual(library.inCommon('live'), [
        { relation: 'Campaign', value: 'Harbour  Lights', sharedBy: both },
        { relation: 'name server', value: 'NS1.park-dns.example', sharedBy: both },
      ]);
      assert.equal(library.inCommon('live', undefined, 1).length, 1);
      assert.deepEqual(library.inCommon('sample'), []);
      library.putCase(caseOf('c1', 'Alpha'));
      library.addToCase('c1', [LOGIN]);
      assert.deepEqual(library.inCommon('live', 'c1'), []);
      library.addToCase('c1', [CDN]);
      assert.equal(library.inCommon('live', 'c1').length, 2);
    });
  });
}

describe('what a library of thousands has in common', () => {
  const registrars = 5;
  const shelf = Array.from({ length: 2500 }, (_, at) => ({
    ...newEntry(name(`n${at}.example`), AT),
    cases: at % 2 === 0 ? ['c1'] : [],
    attributes: [
      attribute('WHOIS Registrar', `Registrar ${at % registrars}`),
      // Half of them write it in capitals.
      attribute('WHOIS Registrant', at % 1000 < 500 ? `ORG ${at % 500}` : `Org ${at % 500}`),
    ],
    related: [related('name server', `ns1.host-${at % 7}.example`)],
  }));

  it('is the same from SQLite and from memory, whole or cut, of all or of a case', () => {
    const [memory, sqlite] = [kinds.memory!(), kinds.SQLite!()];
    for (const { library } of [memory, sqlite]) {
      library.putCase(caseOf('c1', 'Alpha'));
      library.restore(shelf);
    }
    for (const inCase of [undefined, 'c1']) {
      for (const limit of [undefined, 1, 6, 100]) {
        const found = sqlite.library.inCommon('live', inCase, limit);
        assert.deepEqual(found, memory.library.inCommon('live', inCase, limit));
        assert.ok(found.length > 0);
      }
    }
    const [first] = sqlite.library.inCommon('live');
    assert.equal(first?.sharedBy.length, 2500 / registrars);
    sqlite.close();
  });
});

describe('the library in two windows', () => {
  it('tells the one what the other changed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'library-'));
    const windows = [1, 2].map(() => {
      const database = openDatabase({
        folder,
        clock: tickingClock(),
        log: silent,
        tell: ({ message }) => assert.fail(message),
        pollMs: 10,
      });
      assert.ok(database);
      const library = observedLibrary(
        () => createSqliteLibrary(database, tickingClock()),
        (listener) => database.onOtherWrites(listener),
        silent,
      );
      return { database, library };
    });
    const [mine, other] = windows;
    assert.ok(mine && other);
    assert.equal(other.library.count({}), 0);
    const heard = new Promise<void>((resolve) => {
      other.library.onDidChange(resolve);
    });
    mine.library.setTags(LOGIN, ['seen twice']);
    await heard;
    assert.deepEqual(other.library.get(LOGIN)?.tags, ['seen twice']);
    windows.forEach(({ database }) => database.close());
    rmSync(folder, { recursive: true });
  });
});
