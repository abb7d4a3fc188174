import { cellText } from '../result/cellText';
import type {
  Cell,
  Column,
  Fact,
  Result,
  Row,
  Section,
  Source,
  TableSection,
} from '../result/model';
import type { Origin, RelatedIndicator, SavedAttribute, SavedScore } from './model';

/** An answer without what it says. */
type Answered = Pick<Result, 'operation' | 'indicator' | 'retrievedAt'> & {
  readonly source: Pick<Source, 'unverified'>;
};

/** What was picked in one section of an answer. */
export interface Picked {
  readonly result: Answered;
  readonly section: Section;
  /** Indices into the rows of a table. */
  readonly rows: readonly number[];
  /** Ids of facts. */
  readonly factIds: readonly string[];
}

/** What picked rows, facts, scores and texts say, in the words of the library. */
export interface Gathered {
  readonly attributes: readonly SavedAttribute[];
  readonly related: readonly RelatedIndicator[];
  readonly score?: SavedScore;
}

/**
 * What a pick adds to the entry of the indicator that was asked about. Knows the result model alone:
 * an attribute where the provider named one, a related indicator where it named the relation.
 */
export function gathered({ result, section, rows, factIds }: Picked): Gathered {
  const origin = originOf(result);
  const own = result.indicator.value;
  switch (section.type) {
    case 'facts':
      return ofFacts(
        section.facts.filter(({ id }) => factIds.includes(id)),
        origin,
        own,
      );
    case 'table':
      return ofRows(section, rows, origin, own);
    case 'score':
      return { attributes: [], related: [], score: { ...origin, score: section.score } };
    case 'text':
      return {
        attributes: attributesOf(section.attribute, [section.text], origin),
        related: [],
      };
    case 'timeline':
      return { attributes: [], related: [] };
  }
}

/** Where what an answer says comes from. */
export function originOf({ operation, retrievedAt, source }: Omit<Answered, 'indicator'>): Origin {
  return {
    operation,
    retrievedAt,
    ...(source.unverified === true && { unverified: true }),
  };
}

/** Every fact that can be saved, and the score, of an answer as a whole. */
function gatheredOfAnswer(result: Answered & Pick<Result, 'sections'>): Gathered {
  const parts = result.sections
    .filter(({ type }) => type === 'facts' || type === 'score')
    .map((section) =>
      gathered({
        result,
        section,
        rows: [],
        factIds: section.type === 'facts' ? section.facts.map(({ id }) => id) : [],
      }),
    );
  const score = parts.find((part) => part.score !== undefined)?.score;
  return {
    attributes: parts.flatMap(({ attributes }) => attributes),
    related: parts.flatMap(({ related }) => related),
    ...(score && { score }),
  };
}

/** What several answers about one indicator say together; the score of the first that has one. */
export function gatheredOfAnswers(
  answers: readonly Parameters<typeof gatheredOfAnswer>[0][],
): Gathered {
  const parts = answers.map(gatheredOfAnswer);
  const score = parts.find((part) => part.score !== undefined)?.score;
  return {
    attributes: parts.flatMap(({ attributes }) => attributes),
    related: parts.flatMap(({ related }) => related),
    ...(score && { score }),
  };
}

function ofFacts(facts: readonly Fact[], origin: Origin, own: string): Gathered {
  return {
    attributes: facts.flatMap(({ attribute, values }) => attributesOf(attribute, values, origin)),
    related: facts.flatMap(({ relation, values }) =>
      values.flatMap((cell) => relatedOf(relation, cell, origin, own)),
    ),
  };
}

function ofRows(
  { columns, rows }: TableSection,
  picked: readonly number[],
  origin: Origin,
  own: string,
): Gathered {
  const attributes: SavedAttribute[] = [];
  const related: RelatedIndicator[] = [];
  for (const row of picked.map((index) => rows[index]).filter((one) => one !== undefined)) {
    for (const [position, column] of columns.entries()) {
      const cell = row[position] ?? null;
      attributes.push(...attributesOf(column.attribute, [cell], origin));
      related.push(...relatedOf(relationIn(column, columns, row), cell, origin, own));
    }
  }
  return { attributes, related };
}

function relationIn(
  { relation, relationBy }: Column,
  columns: readonly Column[],
  row: Row,
): string | undefined {
  if (relationBy === undefined) {
    return relation;
  }
  const decides = columns.findIndex(({ id }) => id === relationBy.column);
  const text = cellText(row[decides]);
  return Object.hasOwn(relationBy.relations, text) ? relationBy.relations[text] : undefined;
}

function attributesOf(
  name: string | undefined,
  values: readonly Cell[],
  origin: Origin,
): readonly SavedAttribute[] {
  return name === undefined
    ? []
    : values
        .map(cellText)
        .filter((value) => value.trim() !== '')
        .map((value) => ({ name, value, ...origin }));
}

/** An indicator is not related to itself: a passive DNS record names it on one of its sides. */
function relatedOf(
  relation: string | undefined,
  cell: Cell,
  origin: Origin,
  own: string,
): readonly RelatedIndicator[] {
  if (relation === undefined || typeof cell !== 'object' || cell === null || cell.value === own) {
    return [];
  }
  const { kind, value } = cell;
  return [{ indicator: { kind, value }, relation, ...origin }];
}
