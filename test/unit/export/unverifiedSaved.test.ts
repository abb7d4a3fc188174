import assert from 'node:assert/strict';
import { newEntry } from '../../../src/core/library/entry';
import type { SavedIndicator } from '../../../src/core/library/model';
import { caseReport } from '../../../src/export/caseReport';
import { libraryToCsv, readLibraryRow } from '../../../src/export/libraryCsv';
import { libraryToJson } from '../../../src/export/libraryJson';
import { savedIndicatorSchema } from '../../../src/export/libraryFormat';
import { toMisp } from '../../../src/export/misp/event';
import { withStoredScore } from '../../../src/export/score';
import { toStix } from '../../../src/export/stix/bundle';
import { resultWith } from './results';
import { aCase, anEntry } from './savedEntries';

const NOT = '(certificate not verified)';

/** The entry as it is after the same answers of a server whose certificate was not verified. */
function unverifiedEntry(): SavedIndicator {
  const entry = anEntry();
  const marked = { unverified: true } as const;
  return {
    ...entry,
    ...(entry.score && { score: { ...entry.score, ...marked } }),
    attributes: entry.attributes.map((one) => ({ ...one, ...marked })),
    related: entry.related.map((one) => ({ ...one, ...marked })),
  };
}

describe('Saved facts of a server whose certificate was not verified', () => {
  const writers: Record<string, (entry: SavedIndicator) => string> = {
    'STIX bundle': (entry) =>
      toStix({ dossiers: [{ ...entry, entry, results: [] }], cases: [aCase], tlp: 'green' }),
    'MISP event': (entry) =>
      toMisp({ dossiers: [{ ...entry, entry, results: [] }], cases: [aCase], tlp: 'green' }, 'x'),
    'case report': (entry) =>
      caseReport(aCase, [{ ...entry, entry, results: [] }], {
        now: Date.parse('2026-04-13T15:30:00Z'),
        titleOf: (operation) => operation,
        lookups: [],
      }),
    'CSV of the library': (entry) => libraryToCsv([entry], []),
  };
  /** In how many places at least: one a fact, and the score where the format has it. */
  const places: Record<string, number> = {
    'STIX bundle': 4,
    'MISP event': 3,
    'case report': 4,
    'CSV of the library': 1,
  };

  for (const [name, write] of Object.entries(writers)) {
    it(`are marked in the ${name}, and others are not`, () => {
      const marks = write(unverifiedEntry()).replaceAll('\\', '').split(NOT).length - 1;
      assert.ok(marks >= (places[name] ?? 1), `${marks} marks`);
      assert.ok(!write(anEntry()).includes(NOT));
    });
  }

  it('keep the mark in a JSON file that is read again', () => {
    const file = JSON.parse(
      libraryToJson({ entries: [unverifiedEntry()], cases: [] }, '2026-04-13T00:00:00.000Z'),
    ) as { readonly entries: readonly unknown[] };
    assert.deepEqual(savedIndicatorSchema.parse(file.entries[0]), unverifiedEntry());
  });

  it('keep the mark of the score in a CSV file that is read again', () => {
    const score = (entry: SavedIndicator) => {
      const line = libraryToCsv([{ ...entry, tags: [], verdicts: [] }], []).split('\r\n')[1];
      const read = readLibraryRow((line ?? '').split(','));
      return 'entry' in read ? read.entry.score : read.why;
    };
    assert.deepEqual(score(unverifiedEntry()), unverifiedEntry().score);
    assert.deepEqual(score(anEntry()), anEntry().score);
  });

  it('keep the mark of a score that only a stored answer tells', () => {
    const entry = newEntry(anEntry(), '2026-04-13T00:00:00.000Z');
    const scored = (unverified: boolean) => {
      const result = resultWith('x', {
        sections: [
          {
            type: 'score',
            id: 'risk',
            title: 'Risk',
            score: 71,
            attribute: 'Risk Score',
            components: [],
          },
        ],
      });
      const source = { ...result.source, ...(unverified && { unverified: true as const }) };
      return withStoredScore(entry, () => [{ ...result, source }]).score;
    };
    assert.equal(scored(true)?.unverified, true);
    assert.deepEqual([scored(false)?.score, scored(false)?.unverified], [71, undefined]);
  });
});
