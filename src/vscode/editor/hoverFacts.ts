import { cellText } from '../../core/result/cellText';
import type { FactId } from '../../core/result/factIds';
import type { Result } from '../../core/result/model';
import { summarise } from '../../core/result/summary';

/** A line of the hover. The value is the vendor's text, or a registrant's. */
interface HoverFact {
  readonly label: string;
  readonly value: string;
  /** When the vendor told it, ISO 8601 UTC. */
  readonly at: string;
}

/** A fact takes one line, so a list shows its beginning. */
const MOST_VALUES = 3;
/** What an analyst asks last, or what needs the panel's room. */
const LEFT_OUT: ReadonlySet<FactId> = new Set(['updated', 'abuseMailbox', 'emails', 'recordCount']);

/** The facts that stored answers tell, one line each. */
export function hoverFacts(results: readonly Result[]): readonly HoverFact[] {
  return [...summarise(results).facts]
    .filter(([id]) => !LEFT_OUT.has(id))
    .map(([, { what, result }]) => {
      const values = what.values.map(cellText).filter((text) => text !== '');
      const rest = values.length - MOST_VALUES;
      return {
        label: what.label,
        value: [...values.slice(0, MOST_VALUES), ...(rest > 0 ? [`+${rest}`] : [])].join(', '),
        at: result.retrievedAt,
      };
    });
}
