import assert from 'node:assert/strict';
import type { SavedKey } from '../../../../src/core/library/model';
import type { Library } from '../../../../src/core/library/library';
import type { AuditEntry } from '../../../../src/core/operation/audit';
import { createMemoryLibrary } from '../../../../src/infra/store/memoryLibrary';
import { createSqliteAuditLog } from '../../../../src/infra/store/sqliteAuditLog';
import { createSqliteBatchJournal } from '../../../../src/infra/store/sqliteBatchJournal';
import { createSqliteLibrary } from '../../../../src/infra/store/sqliteLibrary';
import { name, noise, question, result, Rig, until } from './rig';

const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR = 365 * DAY;

describe('a clock that is a year ahead for an hour', () => {
  let rig: Rig;
  let real: number;
  beforeEach(() => {
    rig = new Rig();
    real = rig.now;
  });
  afterEach(() => rig.dispose());

  const clock = { now: (): number => rig.now };
  const iso = (ms: number): string => new Date(ms).toISOString();
  const wrong = (): void => void (rig.now = real + YEAR);
  const right = (): void => void (rig.now = real + 60 * MINUTE);

  const request = (cost: number): AuditEntry => ({
    at: iso(rig.now),
    provider: 'alpha',
    operation: 'alpha.any',
    request: 'GET https://alpha.test/any',
    host: 'alpha.test',
    askedFrom: 'editor',
    outcome: 'HTTP 200',
    cost: [{ product: 'any', amount: cost, unit: 'query' }],
  });

  it('deletes no request from the log, however old, and none of a year ago when it is right again', () => {
    const log = () => createSqliteAuditLog(rig.open(), clock);
    rig.now = real - 100 * DAY;
    log().record(request(1));
    rig.now = real - 20 * DAY;
    log().record(request(1));
    rig.now = real;
    log().record(request(1));
    wrong();
    log().record(request(1));
    assert.equal(log().search({}).length, 4);
    right();
    log().record(request(1));
    assert.equal(log().search({}).length, 5);
    rig.now = real + 2 * DAY;
    log().record(request(1));
    rig.now = real + 9 * DAY;
    log().record(request(1));
    assert.equal(log().search({}).length, 7);
  });

  it('eats no budget of a later day, and hides no request', () => {
    const audit = createSqliteAuditLog(rig.open(), clock);
    const since = iso(real - (real % DAY));
    audit.record(request(2));
    wrong();
    audit.record(request(40));
    right();
    assert.equal(audit.spentSince('alpha', 'any', since), 2);
    assert.equal(audit.spentSince('alpha', undefined, since), 2);
    assert.deepEqual(audit.requestsSince('alpha', since), [{ host: 'alpha.test', requests: 1 }]);
    audit.record(request(3));
    assert.equal(audit.spentSince('alpha', 'any', since), 5);
    assert.equal(audit.search({}).length, 3);
  });

  it('lets the answer of today take the place of the one of next year', () => {
    const store = rig.store();
    wrong();
    store.put(question('a.example'), result('a.example', iso(rig.now), 'wrong'));
    right();
    store.put(question('a.example'), result('a.example', iso(rig.now), 'right'));
    assert.equal(store.get(question('a.example'))?.raw[0]?.body, 'right');
    store.put(question('a.example'), result('a.example', iso(rig.now - MINUTE), 'older'));
    assert.equal(store.get(question('a.example'))?.raw[0]?.body, 'right');
  });

  it('saves no answer from its turn to make room', () => {
    const database = rig.open();
    const put = (value: string, limit = 1e9): void =>
      rig
        .store(database, limit)
        .put(question(value), result(value, iso(rig.now), noise(20_000, value.length)));
    wrong();
    put('wrong.example');
    right();
    const reader = rig.store(database);
    reader.get(question('wrong.example'));
    database.close();
    const again = rig.open();
    rig.now += 2 * 60 * MINUTE;
    rig
      .store(again)
      .put(question('later.example'), result('later.example', iso(rig.now), noise(20_000, 5)));
    rig.now += MINUTE;
    rig
      .store(again, 40_000)
      .put(question('new.example'), result('new.example', iso(rig.now), noise(20_000, 6)));
    assert.deepEqual(
      rig
        .store(again)
        .stored({})
        .map(({ question: { indicator } }) => indicator.value)
        .sort(),
      ['later.example', 'new.example'],
    );
  });

  for (const [kind, open] of [
    ['SQLite', (): Library => createSqliteLibrary(rig.open(), clock)],
    ['memory', (): Library => createMemoryLibrary(clock)],
  ] as const) {
    it(`lets the analyst judge, note and learn anew in the library in ${kind}`, () => {
      const library = open();
      const key: SavedKey = { indicator: name('a.example'), data: 'live' };
      const say = (words: 'benign' | 'malicious'): void => {
        const at = iso(rig.now);
        library.giveVerdict(key, { verdict: words, by: 'me', at });
        library.addAttributes(key, [
          { name: 'Registrar', value: 'R', operation: 'a.one', retrievedAt: at },
        ]);
        library.putNote(key, { id: words, text: words, by: 'me', at });
      };
      wrong();
      say('benign');
      right();
      rig.now += 1;
      say('malicious');
      const entry = library.get(key);
      assert.deepEqual(
        entry?.verdicts.map(({ verdict }) => verdict),
        ['malicious', 'benign'],
      );
      assert.equal(entry.verdicts[0]?.at, iso(rig.now));
      assert.equal(entry.attributes[0]?.retrievedAt, iso(rig.now));
      assert.deepEqual(
        entry.notes.map(({ id }) => id),
        ['benign', 'malicious'],
      );
      const now = iso(rig.now + MINUTE);
      assert.ok(entry.changedAt < now && entry.savedAt < now && (entry.notes[0]?.at ?? '9') < now);
    });
  }

  it('leaves a batch to be taken over', () => {
    const journal = () => createSqliteBatchJournal(rig.open(), clock);
    journal().create({
      ...{ id: 'b', title: '', data: 'live', askedFrom: 'x', createdAt: iso(real) },
      ...{ operations: [], items: [] },
    });
    wrong();
    assert.equal(journal().claim('b'), true);
    right();
    assert.equal(journal().claim('b'), true);
  });

  it('puts no check of the file off for a year', async () => {
    const database = rig.open();
    database.run("INSERT INTO upkeep VALUES ('checked', ?)", real + YEAR);
    rig.open({ checkAfterMs: 1 });
    const checked = (): unknown => database.get("SELECT at FROM upkeep WHERE what = 'checked'")?.at;
    await until(() => checked() === real, 'the check');
  });
});
