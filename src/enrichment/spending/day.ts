const DAY_MS = 86_400_000;

/** ISO 8601 UTC: the midnight at which the day of budgets and counters began. */
export function startOfDay(now: number): string {
  return new Date(Math.floor(now / DAY_MS) * DAY_MS).toISOString();
}
