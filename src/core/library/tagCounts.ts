import type { SavedIndicator, TagCount } from './model';
import { byText } from './searched';

/** The tags of entries, the most frequent first; `Phishing` and `phishing` are one. */
export function tagCounts(entries: readonly Pick<SavedIndicator, 'tags'>[]): readonly TagCount[] {
  const counts = new Map<string, TagCount>();
  for (const tag of entries.flatMap(({ tags }) => tags)) {
    const key = tag.toLowerCase();
    const known = counts.get(key);
    counts.set(key, { tag: known?.tag ?? tag, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || byText(a.tag.toLowerCase(), b.tag.toLowerCase()),
  );
}
