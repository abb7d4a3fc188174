import { attributeKey, keyText, newEntry, relatedKey, tidyTags } from '../core/library/entry';
import type {
  CaseId,
  GivenVerdict,
  Note,
  Origin,
  RelatedIndicator,
  SavedAttribute,
  SavedIndicator,
  SavedKey,
} from '../core/library/model';

/**
 * An entry while a file is read. A file may say a hundred thousand things about one indicator: each
 * is added in constant time, and the entry is made once.
 */
export class Draft {
  private readonly attributes = new Map<string, SavedAttribute>();
  private readonly relations = new Map<string, RelatedIndicator>();
  private readonly verdicts = new Map<string, GivenVerdict>();
  private readonly notes = new Map<Note['id'], Note>();
  private readonly tagged = new Set<string>();
  private readonly cases = new Set<CaseId>();

  constructor(
    private readonly key: SavedKey,
    private readonly at: string,
  ) {}

  attribute(one: SavedAttribute): void {
    keepNewest(this.attributes, attributeKey(one), one);
  }

  related(one: RelatedIndicator): void {
    keepNewest(this.relations, relatedKey(one), one);
  }

  tags(tags: readonly string[]): void {
    tags.forEach((tag) => this.tagged.add(tag));
  }

  verdict(one: GivenVerdict): void {
    this.verdicts.set(JSON.stringify([one.verdict, one.by, one.at]), one);
  }

  note(one: Note): void {
    this.notes.set(one.id, one);
  }

  inCase(id: CaseId): void {
    this.cases.add(id);
  }

  caseIds(): readonly CaseId[] {
    return [...this.cases];
  }

  /** Verdicts: the latest first, and of one moment what was said last. */
  entry(): SavedIndicator {
    return {
      ...newEntry(this.key, this.at),
      verdicts: [...this.verdicts.values()].reverse().sort((a, b) => b.at.localeCompare(a.at)),
      tags: tidyTags([...this.tagged]),
      attributes: [...this.attributes.values()],
      related: [...this.relations.values()],
      notes: [...this.notes.values()],
      cases: [...this.cases],
    };
  }
}

function keepNewest<T extends Origin>(all: Map<string, T>, key: string, one: T): void {
  const before = all.get(key);
  if (before === undefined || before.retrievedAt < one.retrievedAt) {
    all.set(key, one);
  }
}

/** The entries that a file brings, each once, in the order of their first mention. */
export class Drafts {
  private readonly drafts = new Map<string, Draft>();

  /** `at`, ISO 8601 UTC: when they are saved. */
  constructor(private readonly at: string) {}

  /** The draft of the key, started where there is none. */
  of(key: SavedKey): Draft {
    const text = keyText(key);
    const known = this.drafts.get(text);
    if (known !== undefined) {
      return known;
    }
    const draft = new Draft(key, this.at);
    this.drafts.set(text, draft);
    return draft;
  }

  has(key: SavedKey): boolean {
    return this.drafts.has(keyText(key));
  }

  entries(): readonly SavedIndicator[] {
    return Array.from(this.drafts.values(), (draft) => draft.entry());
  }
}
