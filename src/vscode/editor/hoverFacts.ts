import { cellText } from '../../core/result/cellText';
import type { FactId } from '../../core/result/factIds';
import type { Result } from '../../core/result/model';
import { summarise } from '../../core/result/summary';

/** What one stored answer adds to the hover. */
export interface HoverLine {
  readonly result: Result;
  /** Our labels with the vendor's or a registrant's text; empty where the answer is "no record". */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** An answer takes one line, so a list shows its beginning. */
const MOST_VALUES = 3;
/** What an analyst asks last, or what needs the panel's room. */
const LEFT_OUT: ReadonlySet<FactId> = new Set(['updated', 'abuseMailbox', 'emails', 'country']);

/** One line for each stored answer that has something to say, results newest first. */
export function hoverLines(results: readonly Result[]): readonly HoverLine[] {
  const lines = new Map<Result, HoverLine['facts']>();
  for (const [id, { what, result }] of summarise(results).facts) {
    if (!LEFT_OUT.has(id)) {
      // A hover tells the day; the panel the time.
      const values = what.values.map((cell) =>
        what.type === 'date' ? cellText(cell).slice(0, 10) : cellText(cell),
      );
      const fact = { label: what.label, value: listed(values) };
      lines.set(result, [...(lines.get(result) ?? []), fact]);
    }
  }
  const empty = results.filter(({ outcome }) => outcome.kind === 'noRecord');
  return [
    ...[...lines].map(([result, facts]) => ({ result, facts })),
    ...empty.map((result) => ({ result, facts: [] })),
  ];
}

function listed(values: readonly string[]): string {
  const said = values.filter((text) => text !== '');
  const rest = said.length - MOST_VALUES;
  return [...said.slice(0, MOST_VALUES), ...(rest > 0 ? [`+${rest}`] : [])].join(', ');
}
