import type { OperationId } from '../../core/operation/ids';
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
  const dated = operations.filter(({ timeline }) => timeline);
  return operations.flatMap((operation) => {
    const { id, title } = operation;
    const style = styleOf(dated.indexOf(operation));
    const said = new Set<string>();
    return answersOf(results, id)
      .answered.flatMap(({ sections }) => sections)
      .flatMap((section) => (section.type === 'timeline' ? section.entries : []))
      .filter(({ lane, label, start, end, detail }) => {
        const key = JSON.stringify([lane, cellText(label), start, end, detail]);
        return !said.has(key) && said.add(key);
      })
      .map((entry) => ({ entry, operation: id, source: title, style }));
  });
}

/** The ways there are: filled, outlined, thin. Beyond them the last is shared, and the words tell. */
const STYLES = 3;

/** By the order of the operations, whatever they answered: two pictures of a case look alike. */
function styleOf(place: number): number {
  return place < 0 ? STYLES - 1 : Math.min(place, STYLES - 1);
}
