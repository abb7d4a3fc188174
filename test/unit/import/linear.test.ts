import assert from 'node:assert/strict';
import type { SavedIndicator } from '../../../src/core/library/model';
import { libraryToJson } from '../../../src/export/libraryJson';
import { planImport } from '../../../src/import/plan';
import { readImport } from '../../../src/import/read';
import { createMemoryLibrary } from '../../../src/infra/store/memoryLibrary';
import { anEntry } from '../export/savedEntries';

const AT = '2100-01-01T00:00:00.000Z';
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

/** Keys that are built (as JSON) and set, list elements that are spread: what grew with the square. */
function workOf(act: () => void): number {
  const { stringify } = JSON;
  const set = Object.getOwnPropertyDescriptor(Map.prototype, 'set')!;
  const values = Object.getOwnPropertyDescriptor(Array.prototype, Symbol.iterator)!;
  let work = 0;
  const counting = <T extends object>(inner: T, weight: (self: unknown) => number): T =>
    new Proxy(inner, {
      apply(target, self: unknown, given: unknown[]) {
        work += weight(self);
        return Reflect.apply(target as () => unknown, self, given) as unknown;
      },
    });
  JSON.stringify = counting(stringify, () => 1);
  Object.defineProperty(Map.prototype, 'set', {
    ...set,
    value: counting(set.value as object, () => 1),
  });
  Object.defineProperty(Array.prototype, Symbol.iterator, {
    ...values,
    value: counting(values.value as object, (self) => (self as unknown[]).length),
  });
  try {
    act();
  } finally {
    JSON.stringify = stringify;
    Object.defineProperty(Map.prototype, 'set', set);
    Object.defineProperty(Array.prototype, Symbol.iterator, values);
  }
  return work;
}

const bundle = (objects: readonly object[]) =>
  JSON.stringify({ type: 'bundle', id: 'bundle--1', objects });
const name = (at: number) => ({
  type: 'domain-name',
  id: `domain-name--${at}`,
  value: `n${at}.example`,
});
const modified = (at: number) => new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString();

/** Files that say `count` things of one indicator. */
const files: Readonly<Record<string, (count: number) => string>> = {
  'relationships from one name': (count) =>
    bundle([
      ...numbers(count + 1).map(name),
      ...numbers(count).map((at) => ({
        type: 'relationship',
        id: `relationship--${at}`,
        relationship_type: 'related-to',
        source_ref: `domain-name--${count}`,
        target_ref: `domain-name--${at}`,
      })),
    ]),
  'relationships to what is no indicator': (count) =>
    bundle([
      name(0),
      ...numbers(count).map((at) => ({
        type: 'relationship',
        id: `relationship--${at}`,
        relationship_type: 'indicates',
        source_ref: 'domain-name--0',
        target_ref: `malware--${at}`,
      })),
    ]),
  'notes, verdicts, tags and reports': (count) =>
    bundle([
      ...numbers(count).flatMap((at) => [
        {
          type: 'indicator',
          id: `indicator--${at}`,
          modified: modified(at),
          pattern: "[domain-name:value = 'evil.example']",
          indicator_types: ['benign'],
          labels: [`tag ${at}`],
        },
        { type: 'note', id: `note--${at}`, content: `${at}`, object_refs: ['indicator--0'] },
        { type: 'report', id: `report--${at}`, name: `${at}`, object_refs: ['indicator--0'] },
      ]),
    ]),
  'rows of a table': (count) =>
    `ioc,seen,tags,comment\n${numbers(count)
      .map((at) => `evil.example,${modified(at)},t${at},c${at}`)
      .join('\n')}`,
  'lines of a text': (count) => 'see evil.example twice\n'.repeat(count),
  'entries of a library': (count) =>
    libraryToJson(
      {
        entries: numbers(count).map((at): SavedIndicator =>
          anEntry({
            cases: [],
            tags: [`tag ${at}`],
            attributes: [{ name: 'A', value: String(at), source: 'x', retrievedAt: AT }],
            verdicts: [{ verdict: 'benign', by: String(at), at: modified(at) }],
            notes: [{ id: String(at), text: 'x', by: 'kim', at: modified(at) }],
          }),
        ),
        cases: [],
      },
      AT,
    ),
};

describe('The work of an import', () => {
  for (const [what, fileOf] of Object.entries(files)) {
    it(`grows with the file and no faster: ${what}`, () => {
      const workWith = (count: number): number => {
        const text = fileOf(count);
        return workOf(() => {
          const incoming = readImport(text, { name: 'file', at: AT });
          planImport(createMemoryLibrary({ now: () => 0 }), incoming, AT);
        });
      };
      const [few, many] = [workWith(500), workWith(2000)];
      assert.ok(many < 4.6 * few, `4 times as much was ${(many / few).toFixed(1)} times the work`);
    });
  }
});
