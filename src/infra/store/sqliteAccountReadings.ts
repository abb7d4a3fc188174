import type { AccountReading, AccountReadings } from '../../core/operation/account';
import type { Database } from './database';
import { accountReadingSchema, readJson } from './storedSchemas';

/** The AccountReadings port in the database that all windows share. */
export function createSqliteAccountReadings(
  database: Pick<Database, 'get' | 'run' | 'write'>,
): AccountReadings {
  return {
    get(provider, origin) {
      const row = database.get(
        'SELECT reading FROM account_readings WHERE provider = ? AND origin = ?',
        provider,
        origin,
      );
      // One that the disk has changed is as good as none: the account is asked again.
      return readJson(row?.reading, accountReadingSchema) as AccountReading | undefined;
    },
    put(provider, origin, reading) {
      database.write(() =>
        database.run(
          `INSERT INTO account_readings (provider, origin, reading) VALUES (?, ?, ?)
           ON CONFLICT (provider, origin) DO UPDATE SET reading = excluded.reading`,
          provider,
          origin,
          JSON.stringify(reading),
        ),
      );
    },
  };
}
