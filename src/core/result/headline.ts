import { cellText } from './cellText';
import type { Result, TableSection } from './model';
import { summarise } from './summary';

/** Room for two facts in a cell. */
const MOST_FACTS = 2;
const MOST_VALUES = 2;

/**
 * What an answer says in as few words as a cell has room for: a score as a number; facts, else how
 * much there is, as text; the empty text where it has nothing to say. Not for failures.
 */
export function headlineOf(result: Result): string | number {
  const { score, facts } = summarise([result]);
  if (score !== undefined) {
    return score.what.score;
  }
  const said = [...facts.values()].slice(0, MOST_FACTS).map(({ what }) => {
    const values = what.values
      .map((cell) => (what.type === 'date' ? cellText(cell).slice(0, 10) : cellText(cell)))
      .filter((text) => text !== '');
    const more = values.length - MOST_VALUES;
    const shown = [...values.slice(0, MOST_VALUES), ...(more > 0 ? [`+${more}`] : [])].join(', ');
    return `${what.label} ${shown}`;
  });
  if (said.length > 0) {
    return said.join(' · ');
  }
  return result.sections
    .filter((section): section is TableSection => section.type === 'table')
    .filter(({ shown }) => shown > 0)
    .slice(0, MOST_FACTS)
    .map(({ title, shown, total }) => `${title} ${total ?? shown}`)
    .join(' · ');
}
