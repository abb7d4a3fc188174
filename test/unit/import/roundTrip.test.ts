import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyText } from '../../../src/core/library/entry';
import type { SavedIndicator } from '../../../src/core/library/model';
import type { Library } from '../../../src/core/library/library';
import { visibleText } from '../../../src/core/visible';
import { written } from '../../../src/export/libraryFormat';
import { libraryToCsv } from '../../../src/export/libraryCsv';
import type { LibraryContent } from '../../../src/export/libraryFormat';
import { libraryToJson } from '../../../src/export/libraryJson';
import { toStix } from '../../../src/export/stix/bundle';
import { applyImport, planImport } from '../../../src/import/plan';
import { readImport } from '../../../src/import/read';
import { createMemoryLibrary } from '../../../src/infra/store/memoryLibrary';
import { aCase, anEntry, anyLibrary } from '../export/savedEntries';

/** After every time that the entries have: none comes from the future. */
const AT = '2100-01-01T00:00:00.000Z';
const source = (name: string) => ({ name, at: AT });

function libraryOf({ entries, cases }: LibraryContent): Library {
  const library = createMemoryLibrary({ now: () => Date.parse(AT) });
  cases.forEach((one) => library.putCase(one));
  library.restore(entries);
  return library;
}

const byKey = (entries: readonly SavedIndicator[]): readonly SavedIndicator[] =>
  entries.toSorted((a, b) => (keyText(a) < keyText(b) ? -1 : 1));

function imported(text: string, name: string): Library {
  const library = libraryOf({ entries: [], cases: [] });
  const plan = planImport(library, readImport(text, source(name)), AT);
  assert.deepEqual(plan.refused, []);
  applyImport(library, plan);
  return library;
}

const asStix = ({ entries, cases }: LibraryContent): string =>
  toStix({
    dossiers: entries.map((entry) => ({ ...entry, entry, results: [] })),
    cases,
    tlp: 'clear',
  });

function assertSame(library: Library, { entries, cases }: LibraryContent): void {
  assert.deepEqual(byKey(library.search({}).map(written)), byKey(entries));
  assert.deepEqual(
    library.cases().toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    cases.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

describe('Round trips', () => {
  it('give the whole library back from JSON', () => {
    fc.assert(
      fc.property(anyLibrary, (content) => {
        assertSame(imported(libraryToJson(content, AT), 'library.json'), content);
      }),
    );
  });

  it('give the whole library back from STIX', () => {
    fc.assert(
      fc.property(anyLibrary, (content) => {
        assertSame(imported(asStix(content), 'bundle.json'), content);
      }),
    );
  });

  it('change nothing in the library that wrote the file', () => {
    fc.assert(
      fc.property(anyLibrary, fc.boolean(), (content, stix) => {
        const text = stix ? asStix(content) : libraryToJson(content, AT);
        const plan = planImport(libraryOf(content), readImport(text, source('l.json')), AT);
        assert.deepEqual(
          [plan.added, plan.merged, plan.newCases, plan.keptCases],
          [[], [], [], []],
        );
        assert.equal(plan.known.length, content.entries.length);
      }),
    );
  });

  it('give back from CSV what its columns hold', () => {
    const shown = fc
      .string({ unit: 'grapheme' })
      .filter((one) => one.trim() !== '' && visibleText(one) === one);
    const tagged = fc.record({
      content: anyLibrary,
      tags: fc.uniqueArray(fc.oneof(shown, fc.constantFrom('=1', "'=1", 'a|b', '\\', ';+x')), {
        maxLength: 4,
      }),
      by: shown,
    });
    fc.assert(
      fc.property(tagged, ({ content, tags, by }) => {
        const entries = content.entries.map((entry) => ({
          ...entry,
          tags,
          verdicts: entry.verdicts.slice(0, 1).map((verdict) => ({ ...verdict, by })),
        }));
        const csv = libraryToCsv(entries, []);
        const back = imported(csv, 'library.csv').search({}).map(written);
        assert.deepEqual(
          byKey(back),
          byKey(
            entries.map((entry) => ({
              ...entry,
              attributes: [],
              related: [],
              notes: [],
              cases: [],
            })),
          ),
        );
      }),
    );
  });

  it('give unseen characters back from CSV as the code points that it shows', () => {
    const csv = libraryToCsv([anEntry({ tags: ['\u3164', 'a\u202eb'] })], []);
    const [entry] = imported(csv, 'library.csv').search({});
    assert.deepEqual(entry?.tags, ['⟨U+3164⟩', 'a⟨U+202E⟩b']);
  });

  it('write the same bytes for the same content', () => {
    const content = { entries: [anEntry()], cases: [aCase] };
    assert.equal(asStix(content), asStix(structuredClone(content)));
    const again = imported(asStix(content), 'bundle.json');
    assert.equal(asStix({ entries: again.search({}), cases: again.cases() }), asStix(content));
  });
});
