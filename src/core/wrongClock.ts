/** Clocks of one machine and its servers differ by less. */
export const SKEW_MS = 300_000;

/**
 * True where a time lies in the future: a clock was wrong when it was written, or is wrong now. Times
 * are milliseconds since the epoch.
 */
export function isStillToCome(at: number, now: number): boolean {
  return at > now + SKEW_MS;
}

/** True where less than `ms` have passed; what is still to come is nobody's recent past. */
export function isWithin(ms: number, at: number, now: number): boolean {
  return now - at < ms && !isStillToCome(at, now);
}
