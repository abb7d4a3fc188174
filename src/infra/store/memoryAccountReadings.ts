import type { AccountReading, AccountReadings } from '../../core/operation/account';

/** The AccountReadings port in memory, for hosts without SQLite. */
export function createMemoryAccountReadings(): AccountReadings {
  const readings = new Map<string, AccountReading>();
  return {
    get: (provider, origin) => readings.get(`${provider} ${origin}`),
    put(provider, origin, reading) {
      readings.set(`${provider} ${origin}`, reading);
    },
  };
}
