import {
  keyText,
  newEntry,
  withAttributes,
  withNote,
  withRelated,
  withTags,
} from '../core/library/entry';
import type { IndicatorRef } from '../core/indicator/model';
import type { CaseId, SavedIndicator, SavedKey } from '../core/library/model';
import type { DataSource } from '../core/result/model';
import { originOf, type ImportSource, type Refused } from './model';
import type { ForeignObject } from './stixObjects';
import { excerpt } from './value';

/** Entries while a bundle is read, and what is said of which object. */
export class StixShelf {
  readonly refused: Refused[] = [];
  private readonly entries = new Map<string, SavedIndicator>();
  /** The indicators that an object of the bundle stands for. */
  private readonly subjects = new Map<string, readonly SavedKey[]>();
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(
    private readonly objects: ReadonlyMap<string, ForeignObject>,
    private readonly source: ImportSource,
  ) {
    this.numbers = new Map([...objects.keys()].map((id, index) => [id, index + 1]));
  }

  all(): readonly SavedIndicator[] {
    return [...this.entries.values()];
  }

  object(id: string | undefined): ForeignObject | undefined {
    return id === undefined ? undefined : this.objects.get(id);
  }

  refuse(object: ForeignObject, why: string): void {
    const number = this.numbers.get(object.id);
    const what = object.value ?? object.pattern ?? object.name ?? object.content ?? object.id;
    const where = `object ${number ?? '?'}, ${excerpt(object.type)}`;
    this.refused.push({ where, what: excerpt(what), why });
  }

  /** The object stands for these indicators; references to it mean them. */
  standsFor(id: string, indicators: readonly IndicatorRef[], data: DataSource): void {
    const keys = indicators.map((indicator) => ({ indicator, data }));
    this.subjects.set(id, [...(this.subjects.get(id) ?? []), ...keys]);
  }

  subjectsOf(refs: readonly string[] | undefined): readonly SavedKey[] {
    const keys = (refs ?? []).flatMap((id) => this.subjects.get(id) ?? []);
    return [...new Map(keys.map((key) => [keyText(key), key])).values()];
  }

  /** Starts an entry where there is none. */
  save(key: SavedKey): void {
    this.change(key, (entry) => entry);
  }

  has(key: SavedKey): boolean {
    return this.entries.has(keyText(key));
  }

  change(key: SavedKey, change: (entry: SavedIndicator) => SavedIndicator): void {
    const text = keyText(key);
    this.entries.set(text, change(this.entries.get(text) ?? newEntry(key, this.source.at)));
  }

  /** Facts with a name, from the object that tells them. */
  attributes(
    key: SavedKey,
    object: ForeignObject,
    facts: Readonly<Record<string, string | undefined>>,
  ): void {
    const added = Object.entries(facts).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [{ name, value, ...this.origin(object) }],
    );
    this.change(key, (entry) => withAttributes(entry, added));
  }

  tags(key: SavedKey, tags: readonly string[]): void {
    this.change(key, (entry) => withTags(entry, [...entry.tags, ...tags]));
  }

  verdict(key: SavedKey, object: ForeignObject, verdict: 'benign' | 'suspicious' | 'malicious') {
    const given = { verdict, by: this.sayer(object), at: this.timeOf(object) };
    this.change(key, (entry) => ({
      ...entry,
      verdicts: [...entry.verdicts, given].toSorted((a, b) => b.at.localeCompare(a.at)),
    }));
  }

  note(key: SavedKey, object: ForeignObject, text: string): void {
    const by = object.authors?.join(', ') ?? this.sayer(object);
    const note = { id: object.id, text, by, at: this.timeOf(object) };
    this.change(key, (entry) => withNote(entry, note));
  }

  related(key: SavedKey, object: ForeignObject, indicator: IndicatorRef, relation: string): void {
    const related = { indicator, relation, ...this.origin(object) };
    this.change(key, (entry) => withRelated(entry, [related]));
  }

  inCase(key: SavedKey, id: CaseId): void {
    this.change(key, (entry) =>
      entry.cases.includes(id) ? entry : { ...entry, cases: [...entry.cases, id] },
    );
  }

  /** Last change of the object, or the time of the import. */
  timeOf({ modified, created }: ForeignObject): string {
    const time = modified ?? created;
    const known =
      time !== undefined && /^\d{4}-\d{2}-\d{2}T/.test(time) && !Number.isNaN(Date.parse(time));
    return known ? new Date(time).toISOString() : this.source.at;
  }

  private origin(object: ForeignObject) {
    return { source: this.sayer(object), retrievedAt: this.timeOf(object) };
  }

  private sayer({ created_by_ref }: ForeignObject): string {
    const name = this.object(created_by_ref)?.name;
    return name === undefined ? originOf(this.source) : `${name}, ${originOf(this.source)}`;
  }
}
