import { keyText } from '../core/library/entry';
import type { ImportSource, Refused } from '../core/library/importing';
import type { IndicatorRef } from '../core/indicator/model';
import type { Case, CaseId, SavedIndicator, SavedKey, Tlp } from '../core/library/model';
import { exceeds, stricter, tlpLabel } from '../core/library/tlp';
import type { DataSource } from '../core/result/model';
import { Drafts, type Draft } from './draft';
import { markingsOf } from './stixMarkings';
import type { ForeignObject } from './stixObjects';
import { excerpt, originOf } from './value';

type Told = Pick<ForeignObject, 'modified' | 'created' | 'created_by_ref'>;

/** Entries while a bundle is read, and what is said of which object. */
export class StixShelf {
  readonly refused: Refused[] = [];
  private readonly drafts: Drafts;
  /** The indicators that an object of the bundle stands for. */
  private readonly subjects = new Map<string, SavedKey[]>();
  /** The strictest level that the file gives to what it says of an entry. */
  private readonly levels = new Map<string, { readonly key: SavedKey; readonly tlp: Tlp }>();
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(
    private readonly objects: ReadonlyMap<string, ForeignObject>,
    private readonly source: ImportSource,
  ) {
    this.drafts = new Drafts(source.at);
    this.numbers = new Map([...objects.keys()].map((id, index) => [id, index + 1]));
  }

  all(): readonly SavedIndicator[] {
    return this.drafts.entries();
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
    const known = this.subjects.get(id) ?? [];
    this.subjects.set(id, known);
    indicators.forEach((indicator) => known.push({ indicator, data }));
  }

  subjectsOf(refs: readonly string[] | undefined): readonly SavedKey[] {
    const keys = (refs ?? []).flatMap((id) => this.subjects.get(id) ?? []);
    return [...new Map(keys.map((key) => [keyText(key), key])).values()];
  }

  /** Starts an entry where there is none; the object is about it, and so are its markings. */
  save(key: SavedKey, object: ForeignObject): void {
    this.draft(key, object);
  }

  has(key: SavedKey): boolean {
    return this.drafts.has(key);
  }

  /** Facts with a name, from the object that tells them. */
  attributes(
    key: SavedKey,
    object: ForeignObject,
    facts: Readonly<Record<string, string | undefined>>,
  ): void {
    const draft = this.draft(key, object);
    for (const [name, value] of Object.entries(facts)) {
      if (value !== undefined && value.trim() !== '') {
        draft.attribute({ name, value, ...this.origin(object) });
      }
    }
  }

  tags(key: SavedKey, tags: readonly string[]): void {
    this.drafts.of(key).tags(tags);
  }

  verdict(key: SavedKey, object: ForeignObject, verdict: 'benign' | 'suspicious' | 'malicious') {
    const given = { verdict, by: this.sayer(object), at: this.timeOf(object) };
    this.draft(key, object).verdict(given);
  }

  note(key: SavedKey, object: ForeignObject, text: string): void {
    const by = object.authors?.join(', ') ?? this.sayer(object);
    this.draft(key, object).note({ id: object.id, text, by, at: this.timeOf(object) });
  }

  related(key: SavedKey, object: ForeignObject, indicator: IndicatorRef, relation: string): void {
    this.draft(key, object).related({ indicator, relation, ...this.origin(object) });
  }

  inCase(key: SavedKey, id: CaseId): void {
    this.drafts.of(key).inCase(id);
  }

  /**
   * Cases for what the file marks with a level of its own, so that the level holds for look-ups and
   * exports as that of any case does. `groups` are those that the file has itself.
   */
  markedCases(groups: readonly Case[]): readonly Case[] {
    const levels = new Map(groups.map(({ id, tlp }) => [id, tlp]));
    const cases = new Map<Tlp, Case>();
    for (const { key, tlp } of this.levels.values()) {
      const draft = this.drafts.of(key);
      draft.attribute({ name: 'TLP', value: tlpLabel(tlp), ...this.origin({}) });
      const held = draft.caseIds().some((id) => !exceeds(tlp, levels.get(id) ?? 'clear'));
      if (tlp !== 'clear' && !held) {
        const one = cases.get(tlp) ?? this.caseFor(tlp);
        cases.set(tlp, one);
        draft.inCase(one.id);
      }
    }
    return [...cases.values()];
  }

  private caseFor(tlp: Tlp): Case {
    const { name, at } = this.source;
    return {
      id: `import ${name} ${tlpLabel(tlp)}`,
      name: `${name} (${tlpLabel(tlp)})`,
      description: `What ${name} marks as ${tlpLabel(tlp)}.`,
      tlp,
      createdAt: at,
    };
  }

  /** The entry of which the object tells something. */
  private draft(key: SavedKey, object: ForeignObject): Draft {
    const draft = this.drafts.of(key);
    const { tlp, others } = markingsOf(object, (id) => this.object(id));
    others.forEach((value) =>
      draft.attribute({ name: 'STIX Marking', value, ...this.origin(object) }),
    );
    if (tlp !== undefined) {
      const text = keyText(key);
      const known = this.levels.get(text)?.tlp ?? tlp;
      this.levels.set(text, { key, tlp: stricter(known, tlp) });
    }
    return draft;
  }

  /** Last change of the object, or the time of the import. */
  timeOf({ modified, created }: Pick<ForeignObject, 'modified' | 'created'>): string {
    const time = modified ?? created;
    const known =
      time !== undefined && /^\d{4}-\d{2}-\d{2}T/.test(time) && !Number.isNaN(Date.parse(time));
    return known ? new Date(time).toISOString() : this.source.at;
  }

  private origin(object: Told) {
    return { source: this.sayer(object), retrievedAt: this.timeOf(object) };
  }

  private sayer({ created_by_ref }: Told): string {
    const name = this.object(created_by_ref)?.name;
    return name === undefined ? originOf(this.source) : `${name}, ${originOf(this.source)}`;
  }
}
