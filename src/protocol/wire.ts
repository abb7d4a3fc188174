import type { ToBatchView } from './batchView';
import type { ToWebview } from './toWebview';

/**
 * A message to a webview as it travels: one JSON text. On its way VS Code copies it from window to
 * window, and a text is copied in no time, where the cells of a long table are copied one by one.
 */
export function toWire(message: ToWebview | ToBatchView): string {
  return JSON.stringify(message);
}

/** What came over the wire, still to be checked; undefined for what is no JSON text. */
export function fromWire(data: unknown): unknown {
  if (typeof data !== 'string') {
    return undefined;
  }
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
