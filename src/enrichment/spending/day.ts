const DAY_MS = 86_400_000;

/** ISO 8601 UTC: the midnight at which the month of quotas began. */
export function startOfMonth(now: number): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth())).toISOString();
}

/** ISO 8601 UTC: the midnight at which the day of budgets and counters began. */
export function startOfDay(now: number): string {
  return new Date(Math.floor(now / DAY_MS) * DAY_MS).toISOString();
}
