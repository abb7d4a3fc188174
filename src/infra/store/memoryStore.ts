import { questionKey } from '../../core/operation/question';
import type { Question } from '../../core/operation/question';
import type { HistoryEntry, Store, StoredAnswer, StoredFilter } from '../../core/result/store';
import type { Result, Section } from '../../core/result/model';
import { indicatorKey, passes, storedAnswer } from './storedFilter';

interface Bounds {
  readonly results: number;
  /** Approximate bytes of all results together. */
  readonly bytes: number;
  readonly history: number;
}

interface Entry {
  readonly question: Question;
  readonly result: Result;
  readonly about: string;
  readonly bytes: number;
}

const DEFAULT_BOUNDS: Bounds = { results: 5000, bytes: 128 * 1024 * 1024, history: 1000 };

/** The Store port in memory: it lives as long as the window, and forgets the least recently read. */
export function createMemoryStore(bounds: Bounds = DEFAULT_BOUNDS): Store {
  // A Map keeps the order of insertion, so its first key is the one not read for longest.
  const entries = new Map<string, Entry>();
  const byIndicator = new Map<string, Set<string>>();
  let history: readonly HistoryEntry[] = [];
  let bytes = 0;

  const remove = (key: string): void => {
    const entry = entries.get(key);
    if (entry === undefined) {
      return;
    }
    entries.delete(key);
    bytes -= entry.bytes;
    const keys = byIndicator.get(entry.about);
    keys?.delete(key);
    if (keys?.size === 0) {
      byIndicator.delete(entry.about);
    }
  };

  const list = (filter: StoredFilter): (readonly [string, StoredAnswer])[] =>
    [...entries]
      .map(
        ([key, { question, result, bytes: of }]) =>
          [key, storedAnswer(question, result, of)] as const,
      )
      .filter(([, answer]) => passes(answer, filter))
      .sort(([, a], [, b]) => (a.retrievedAt < b.retrievedAt ? 1 : -1))
      .slice(0, filter.limit);

  const drop = (filter: StoredFilter): number => {
    const found = list(filter);
    found.forEach(([key]) => remove(key));
    return found.length;
  };

  return {
    get(question) {
      const key = questionKey(question);
      const entry = entries.get(key);
      if (entry !== undefined) {
        entries.delete(key);
        entries.set(key, entry);
      }
      return entry?.result;
    },
    put(question, result) {
      const key = questionKey(question);
      remove(key);
      const about = indicatorKey(question.indicator, question.data);
      const entry = { question, result, about, bytes: approximateBytes(result) };
      entries.set(key, entry);
      byIndicator.set(about, (byIndicator.get(about) ?? new Set()).add(key));
      bytes += entry.bytes;
      for (const oldest of entries.keys()) {
        // The newest stays even when it alone is over the bound: it is on the screen.
        if ((bytes <= bounds.bytes && entries.size <= bounds.results) || oldest === key) {
          break;
        }
        remove(oldest);
      }
    },
    about(indicator, data) {
      return [...(byIndicator.get(indicatorKey(indicator, data)) ?? [])]
        .flatMap((key) => entries.get(key)?.result ?? [])
        .sort((a, b) =>
          a.retrievedAt < b.retrievedAt ? 1 : -Number(a.retrievedAt > b.retrievedAt),
        );
    },
    history: () => history,
    record(entry) {
      history = [entry, ...history].slice(0, bounds.history);
    },
    clearHistory() {
      history = [];
    },
    clear: () => void drop({}),
    stored: (filter) => list(filter).map(([, answer]) => answer),
    drop,
    size: () => ({ entries: entries.size, bytes }),
    // It belongs to one window.
    onDidChange: () => () => undefined,
  };
}

/** Counts instead of serialising: an answer may be many megabytes, and this runs in the editor's process. */
function approximateBytes(result: Result): number {
  const raw = result.raw.reduce((sum, response) => sum + response.body.length * 2, 0);
  return result.sections.reduce((sum, section) => sum + sectionBytes(section), raw + 1024);
}

function sectionBytes(section: Section): number {
  switch (section.type) {
    case 'table':
      return section.rows.length * section.columns.length * 96;
    case 'facts':
      return section.facts.reduce((sum, fact) => sum + fact.values.length * 96, 0);
    case 'text':
      return section.text.length * 2;
    case 'timeline':
      return section.entries.length * 256;
    case 'score':
      return section.components.length * 256;
  }
}
