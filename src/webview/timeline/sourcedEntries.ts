import type { OperationId } from '../../core/operation/model';
import { cellText } from '../../core/result/cellText';
import type { Result, TimelineSection } from '../../core/result/model';
import type { PlannedOperation } from '../../protocol/toWebview';
import { answersOf } from '../answer/answers';
import type { SourcedEntry } from './timelineRows';

const ofSections = new WeakMap<TimelineSection, readonly SourcedEntry[]>();

/** The entries of one section; the same array each time, so that a redraw lays nothing out anew. */
export function entriesOf(
  section: TimelineSection,
  operation: OperationId,
): readonly SourcedEntry[] {
  const known = ofSections.get(section);
  if (known !== undefined) {
    return known;
  }
  const entries = section.entries.map((entry) => ({ entry, operation, source: '', style: 0 }));
  ofSections.set(section, entries);
  return entries;
}

/** Everything with a time in every answer, each statement of an operation once. */
export function allEntries(
  operations: readonly PlannedOperation[],
  results: readonly Result[],
): readonly SourcedEntry[] {
  return operations.flatMap(({ id, title }) => {
    const said = new Set<string>();
    return answersOf(results, id)
      .answered.flatMap(({ sections }) => sections)
      .flatMap((section) => (section.type === 'timeline' ? section.entries : []))
      .filter(({ lane, label, start, end, detail }) => {
        const key = JSON.stringify([lane, cellText(label), start, end, detail]);
        return !said.has(key) && said.add(key);
      })
      .map((entry) => ({ entry, operation: id, source: title, style: styleOf(id) }));
  });
}

/** The ways there are: filled, outlined, thin. Beyond them the last is shared, and the words tell. */
const STYLES = 3;
const styles = new Map<OperationId, number>();

/** Given when an operation first says something, and kept: an answer more changes no other's look. */
function styleOf(operation: OperationId): number {
  const style = styles.get(operation) ?? Math.min(styles.size, STYLES - 1);
  styles.set(operation, style);
  return style;
}
