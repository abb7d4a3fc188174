import assert from 'node:assert/strict';
import { verdictOf } from '../../../src/core/library/entry';
import type { SavedIndicator } from '../../../src/core/library/model';
import type { Library } from '../../../src/core/library/library';
import { written } from '../../../src/export/libraryFormat';
import { libraryToCsv } from '../../../src/export/libraryCsv';
import { libraryToJson } from '../../../src/export/libraryJson';
import { toStix } from '../../../src/export/stix/bundle';
import { readImport } from '../../../src/import/read';
import type { Incoming } from '../../../src/core/library/importing';
import {
  applyImport,
  applySteps,
  planImport,
  undoImport,
  type Imported,
} from '../../../src/import/plan';
import { createMemoryLibrary } from '../../../src/infra/store/memoryLibrary';
import { aCase, anEntry } from '../export/savedEntries';

const AT = '2026-05-01T12:00:00.000Z';
const other = anEntry({ indicator: { kind: 'ipv4', value: '198.51.100.7' }, cases: [] });

function libraryWith(...entries: readonly SavedIndicator[]): Library {
  const library = createMemoryLibrary({ now: () => Date.parse(AT) });
  library.putCase(aCase);
  library.restore(entries);
  return library;
}

const incoming = (more: Partial<Incoming>): Incoming => ({
  format: 'library',
  read: 0,
  entries: [],
  foreign: [],
  cases: [],
  refused: [],
  ...more,
});

describe('Import plan', () => {
  it('counts what is new, merged and known, and changes nothing yet', () => {
    const library = libraryWith(anEntry());
    const richer = anEntry({ tags: ['phishing', 'case 417', 'more'] });
    const before = library.search({});
    const plan = planImport(library, incoming({ entries: [other, richer, anEntry()] }), AT);
    const added = plan.added.map(written);
    assert.deepEqual([added, plan.merged.length, plan.known.length], [[other], 1, 0]);
    assert.deepEqual(library.search({}), before);
  });

  it('merges without dropping anything of either side', () => {
    const library = libraryWith(anEntry());
    const theirs = anEntry({
      savedAt: '2026-03-01T00:00:00.000Z',
      tags: ['kit'],
      verdicts: [{ verdict: 'benign', by: 'lou', at: '2026-04-11T12:00:00.000Z' }],
      score: { score: 12, operation: 'example.risk', retrievedAt: '2026-01-01T00:00:00.000Z' },
      notes: [
        { id: 'n1', text: 'older', by: 'kim', at: '2026-04-01T00:00:00.000Z' },
        { id: 'n2', text: 'another', by: 'lou', at: AT },
      ],
    });
    applyImport(library, planImport(library, incoming({ entries: [theirs] }), AT));
    const merged = library.get(anEntry());
    assert.equal(merged?.savedAt, '2026-03-01T00:00:00.000Z');
    assert.equal(merged.changedAt, AT);
    assert.deepEqual(
      merged.verdicts.map(({ verdict }) => verdict),
      ['malicious', 'benign', 'suspicious'],
    );
    assert.equal(merged.score?.score, 97);
    assert.deepEqual(merged.tags, ['phishing', 'case 417', 'kit']);
    assert.deepEqual(
      merged.notes.map(({ text }) => text),
      ['**Seen** in mail.', 'another'],
    );
  });

  it('lets no stranger overrule a verdict that was given here', () => {
    const library = libraryWith(anEntry());
    const theirs = anEntry({ verdicts: [{ verdict: 'benign', by: 'import x', at: AT }] });
    const plan = planImport(library, incoming({ foreign: [theirs] }), AT);
    assert.equal(plan.known.length, 1);
    assert.deepEqual(plan.refused, [
      {
        where: 'verdict benign',
        what: 'login-secure.example',
        why: 'the verdict malicious of kim stands',
      },
    ]);
  });

  describe('of a file that lies', () => {
    const future = '2099-01-01T00:00:00.000Z';
    const forged = anEntry({
      savedAt: future,
      changedAt: future,
      verdicts: [{ verdict: 'benign', by: 'kim', at: future }],
      score: { score: 1, source: 'x', retrievedAt: future },
      attributes: [{ name: 'A', value: 'b', source: 'x', retrievedAt: future }],
      related: [{ ...anEntry().related[0]!, retrievedAt: future }],
      notes: [{ id: 'n9', text: 'x', by: 'kim', at: future }],
      cases: [],
    });
    const source = { name: 'file.json', at: AT };
    const paths: Readonly<Record<string, () => Incoming>> = {
      JSON: () => readImport(libraryToJson({ entries: [forged], cases: [] }, AT), source),
      CSV: () => readImport(libraryToCsv([forged], []), { ...source, name: 'file.csv' }),
      'own STIX': () =>
        readImport(
          toStix({
            dossiers: [{ ...forged, entry: forged, results: [] }],
            cases: [],
            tlp: 'clear',
          }),
          source,
        ),
      'STIX of others': () =>
        readImport(
          JSON.stringify({
            type: 'bundle',
            objects: [
              { type: 'identity', id: 'identity--1', name: 'kim' },
              {
                type: 'indicator',
                id: 'indicator--1',
                created_by_ref: 'identity--1',
                modified: future,
                pattern: "[domain-name:value = 'login-secure.example']",
                pattern_type: 'stix',
                indicator_types: ['benign'],
              },
            ],
          }),
          source,
        ),
      'CSV of others': () =>
        readImport('indicator,verdict\nlogin-secure.example,benign\n', {
          ...source,
          name: 'file.csv',
        }),
    };

    for (const [name, read] of Object.entries(paths)) {
      it(`takes no date after now, and says when it came in (${name})`, () => {
        const library = libraryWith();
        const plan = planImport(library, read(), AT);
        applyImport(library, plan);
        const entry = library.get(anEntry());
        assert.ok(entry);
        assert.doesNotMatch(JSON.stringify(entry), /2099/);
        assert.deepEqual(
          entry.verdicts.map(({ verdict, at, receivedAt }) => [verdict, at, receivedAt]),
          [['benign', AT, AT]],
        );
        assert.deepEqual(
          plan.verdicts.map(({ before, after }) => [before, after.verdict]),
          [['unknown', 'benign']],
        );
      });

      it(`is overruled by whoever judges later, whatever his clock says (${name})`, () => {
        const library = libraryWith();
        applyImport(library, planImport(library, read(), AT));
        library.giveVerdict(anEntry(), {
          verdict: 'malicious',
          by: 'lou',
          at: '2026-04-30T00:00:00.000Z',
        });
        assert.equal(verdictOf(library.get(anEntry())!), 'malicious');
      });

      it(`overrules no verdict that was given here, and says so (${name})`, () => {
        const library = libraryWith(anEntry());
        const plan = planImport(library, read(), AT);
        applyImport(library, plan);
        assert.equal(verdictOf(library.get(anEntry())!), 'malicious');
        assert.deepEqual(plan.verdicts, []);
        assert.deepEqual(
          plan.refused.filter(({ where }) => where.startsWith('verdict')),
          [
            {
              where: 'verdict benign',
              what: 'login-secure.example',
              why: 'the verdict malicious of kim stands',
            },
          ],
        );
      });
    }

    it('shows that a later file changes the verdict of an earlier one', () => {
      const library = libraryWith();
      applyImport(library, planImport(library, paths.JSON!(), AT));
      const later = '2026-05-02T00:00:00.000Z';
      const other = anEntry({
        cases: [],
        verdicts: [{ verdict: 'malicious', by: 'lou', at: '2026-04-01T00:00:00.000Z' }],
      });
      const plan = planImport(library, incoming({ entries: [other] }), later);
      assert.deepEqual(
        plan.verdicts.map(({ before, after }) => [before, after.verdict, after.by]),
        [['benign', 'malicious', 'lou']],
      );
      applyImport(library, plan);
      assert.deepEqual(
        library.get(anEntry())?.verdicts.map(({ verdict }) => verdict),
        ['malicious', 'benign'],
      );
      const again = planImport(library, incoming({ entries: [other] }), later);
      assert.deepEqual([again.known.length, again.verdicts], [1, []]);
    });

    it('brings no case from the future', () => {
      const plan = planImport(
        createMemoryLibrary({ now: () => 0 }),
        incoming({ cases: [{ ...aCase, createdAt: future }] }),
        AT,
      );
      assert.equal(plan.newCases[0]?.createdAt, AT);
    });
  });

  it('keeps a case as it is here, and says so', () => {
    const renamed = { ...aCase, name: 'Other' };
    const plan = planImport(libraryWith(), incoming({ cases: [renamed] }), AT);
    assert.deepEqual([plan.newCases, plan.keptCases], [[], [renamed]]);
  });

  it('is undone as a whole, but for what was changed since', () => {
    const library = libraryWith(anEntry());
    const fresh = { ...aCase, id: 'fresh' };
    const richer = anEntry({ tags: ['more'], cases: [aCase.id, fresh.id] });
    const touched = anEntry({ indicator: { kind: 'ipv4', value: '198.51.100.8' } });
    const plan = planImport(
      library,
      incoming({ entries: [other, richer, touched], cases: [fresh] }),
      AT,
    );
    const imported = applyImport(library, plan);
    assert.equal(library.search({}).length, 3);
    library.setTags(touched, ['mine']);
    assert.equal(undoImport(library, imported), 1);
    assert.equal(library.get(other), undefined);
    assert.deepEqual(library.get(anEntry()), anEntry());
    assert.deepEqual(library.get(touched)?.tags, ['mine']);
    assert.deepEqual(library.cases(), [aCase]);
  });

  it('says which notes would say something else', () => {
    const [note] = anEntry().notes;
    const later = { ...note!, text: 'Theirs.', by: 'lou', at: AT };
    const theirs = anEntry({ notes: [later, { ...later, id: 'n9' }] });
    const plan = planImport(libraryWith(anEntry()), incoming({ entries: [theirs] }), AT);
    assert.deepEqual(plan.notes, [{ indicator: anEntry().indicator, before: note, after: later }]);
    const older = anEntry({ notes: [{ ...later, at: '2020-01-01T00:00:00.000Z' }] });
    const kept = planImport(libraryWith(anEntry()), incoming({ entries: [older] }), AT);
    assert.deepEqual([kept.notes, kept.known.length], [[], 1]);
  });

  it('keeps what was changed between the preview and the import, and undoes no more than itself', () => {
    const library = libraryWith(anEntry());
    const richer = anEntry({ tags: ['more'] });
    const plan = planImport(library, incoming({ entries: [richer, other] }), AT);
    library.setTags(anEntry(), ['mine']);
    library.giveVerdict(other, { verdict: 'benign', by: 'kim', at: AT });
    const imported = applyImport(library, plan);
    assert.deepEqual(library.get(anEntry())?.tags, ['mine', 'phishing', 'case 417', 'more']);
    assert.equal(verdictOf(library.get(other)!), 'benign');
    assert.equal(undoImport(library, imported), 0);
    assert.deepEqual(library.get(anEntry())?.tags, ['mine']);
    assert.equal(verdictOf(library.get(other)!), 'benign');
  });

  it('is taken back as far as it got', () => {
    const library = libraryWith(anEntry());
    const many = Array.from({ length: 50 }, (_, at) =>
      anEntry({ indicator: { kind: 'fqdn', value: `n${at}.example` }, cases: ['fresh'] }),
    );
    const fresh = { ...aCase, id: 'fresh' };
    const plan = planImport(library, incoming({ entries: many, cases: [fresh] }), AT);
    const imported: Imported = { added: [], merged: [], newCases: [] };
    const steps = applySteps(library, plan, imported);
    assert.equal(steps.next().done, false);
    const { length } = library.search({});
    assert.ok(length > 1 && length < 51, `${length} entries after one step`);
    assert.equal(undoImport(library, imported), 0);
    assert.deepEqual(library.search({}), [anEntry()]);
    assert.deepEqual(library.cases(), [aCase]);
  });
});
