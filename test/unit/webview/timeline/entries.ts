import type { TimelineEntry } from '../../../../src/core/result/model';
import type { SourcedEntry } from '../../../../src/webview/timeline/timelineRows';

/** An entry as a test needs it: `source` tells who says so. */
export function sourced(
  lane: TimelineEntry['lane'],
  label: string,
  [start, end]: readonly [start: string, end?: string],
  source = '',
): SourcedEntry {
  const entry = { lane, label, start, detail: '', ...(end !== undefined && { end }) };
  return { entry, operation: 'test.one', source, style: 0 };
}
