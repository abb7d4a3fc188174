import assert from 'node:assert/strict';
import type { SavedIndicator } from '../../../src/core/library/model';
import type { Library } from '../../../src/core/library/library';
import type { Incoming } from '../../../src/import/model';
import { applyImport, planImport, undoImport } from '../../../src/import/plan';
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
    assert.deepEqual([plan.added, plan.merged.length, plan.known.length], [[other], 1, 0]);
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
});
