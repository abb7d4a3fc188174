import type {
  Case,
  CaseId,
  GivenVerdict,
  InCommon,
  LibraryQuery,
  Note,
  RelatedIndicator,
  SavedAttribute,
  SavedIndicator,
  SavedKey,
  SavedScore,
  TagCount,
} from './model';
import type { DataSource } from '../result/model';

/** What the analyst saved. Every call that adds creates the entry where there is none. */
export interface Library {
  get(key: SavedKey): SavedIndicator | undefined;
  /** Newest change first. */
  search(query: LibraryQuery): readonly SavedIndicator[];
  /** How many entries a search finds, whatever its window. */
  count(query: LibraryQuery): number;
  /** The tags in use, the most frequent first. */
  tags(data: DataSource): readonly TagCount[];
  save(key: SavedKey): void;
  /**
   * Writes entries whole, as one act: each takes the place of the entry with its key, its own times
   * included. Their cases exist already. An import, and undoing it, need this.
   */
  restore(entries: readonly SavedIndicator[]): void;
  /** The same name and value from the same source is kept once, with the newest date. */
  addAttributes(key: SavedKey, attributes: readonly SavedAttribute[]): void;
  addRelated(key: SavedKey, related: readonly RelatedIndicator[]): void;
  setScore(key: SavedKey, score: SavedScore): void;
  giveVerdict(key: SavedKey, verdict: GivenVerdict): void;
  setTags(key: SavedKey, tags: readonly string[]): void;
  /** Adds the note, or changes the one with its id. */
  putNote(key: SavedKey, note: Note): void;
  removeNote(key: SavedKey, note: Note['id']): void;
  removeAttribute(key: SavedKey, attribute: SavedAttribute): void;
  removeRelated(key: SavedKey, related: RelatedIndicator): void;
  remove(key: SavedKey): void;
  /** In the order of their names. */
  cases(): readonly Case[];
  /** Adds the case, or changes the one with its id. */
  putCase(one: Case): void;
  /** The indicators of the case stay in the library. */
  removeCase(id: CaseId): void;
  addToCase(id: CaseId, keys: readonly SavedKey[]): void;
  removeFromCase(id: CaseId, keys: readonly SavedKey[]): void;
  /**
   * What at least two saved indicators (of one case where given) share, most shared first; with a
   * limit, at most so many.
   */
  inCommon(data: DataSource, inCase?: CaseId, limit?: number): readonly InCommon[];
}
