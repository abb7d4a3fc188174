import type { CacheSettings } from '../core/operation/settings';
import type { Result } from '../core/result/model';

const HOUR_MS = 3_600_000;

/** How long an answer stands of which a request failed: as long as a vendor's busy hour may pass. */
const PASSING_MS = HOUR_MS / 6;

export const DEFAULT_CACHE: CacheSettings = { life: {}, noRecordHours: 1, offline: false };

/** Of operations that the settings do not name. */
const DEFAULT_LIFE_HOURS = 24;

/** How long a stored answer stands for the vendor's, in milliseconds. Failures are never stored. */
export function lifeOf({ operation, outcome }: Result, cache: CacheSettings): number {
  const life = (cache.life[operation] ?? DEFAULT_LIFE_HOURS) * HOUR_MS;
  switch (outcome.kind) {
    case 'found':
      return life;
    case 'partial':
      return outcome.passing === true ? Math.min(life, PASSING_MS) : life;
    case 'noRecord':
      return Math.min(life, cache.noRecordHours * HOUR_MS);
    case 'failed':
      return 0;
  }
}
