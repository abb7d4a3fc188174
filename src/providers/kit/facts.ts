import type { AttributeName } from '../../core/result/attributes';
import type { FactId } from '../../core/result/factIds';
import type { Cell, Fact, FactsSection, ValueType } from '../../core/result/model';
import type { Relation } from '../../core/result/relation';

/** A fact, or nothing where there are no values. */
export function fact(
  id: FactId,
  label: string,
  type: ValueType,
  values: readonly Cell[],
  attribute?: AttributeName,
  relation?: Relation,
): readonly Fact[] {
  const known = values.filter((value) => value !== null && value !== '');
  return known.length === 0
    ? []
    : [
        {
          id,
          label,
          type,
          values: known,
          ...(attribute === undefined ? {} : { attribute }),
          ...(relation === undefined ? {} : { relation }),
        },
      ];
}

/** A facts section, or nothing where there are no facts. */
export function factsSection(
  id: string,
  title: string,
  facts: readonly Fact[],
  note?: string,
): readonly FactsSection[] {
  return facts.length === 0
    ? []
    : [{ type: 'facts', id, title, facts, ...(note === undefined ? {} : { note }) }];
}
