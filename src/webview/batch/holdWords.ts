import type { BatchMessage } from '../../protocol/batchView';
import { t, utc } from '../words';

type Hold = BatchMessage['holds'][number];

/** What one sentence about a hold is made of; only the predicate is all ours. */
interface HoldWords {
  readonly subject: string;
  readonly predicate: string;
  readonly rest: string;
}

/** `DomainTools: Reverse IP, Reverse MX` `wait until 04:34:29 UTC, then go on.` and why. */
export function holdWords(hold: Hold, phase: BatchMessage['phase']): HoldWords {
  const { provider, operations, failure } = hold;
  const subject = operations.length === 0 ? provider : `${provider}: ${operations.join(', ')}`;
  const several = operations.length > 1;
  // The remedies of what ends by itself say that it goes on by itself, which a paused batch does not.
  const paused = phase === 'paused' || phase === 'stopping';
  const goesOn = hold.until !== undefined || failure.reason === 'offline';
  const remedy = paused && goesOn ? pausedRemedy(failure.reason === 'offline') : failure.remedy;
  return {
    subject,
    predicate: predicate(hold.until, several, paused),
    rest: `${failure.message} ${remedy}`,
  };
}

function pausedRemedy(offline: boolean): string {
  return offline
    ? t('You paused the batch: once you are online, it goes on after Resume.')
    : t('You paused the batch: it goes on after Resume.');
}

function predicate(until: string | undefined, several: boolean, paused: boolean): string {
  if (until === undefined) {
    return several
      ? t('have stopped: the rest stays queued.')
      : t('has stopped: the rest stays queued.');
  }
  const time = utc(until).slice(11);
  if (paused) {
    return several
      ? t('have to wait until {0} UTC at least.', time)
      : t('has to wait until {0} UTC at least.', time);
  }
  return several
    ? t('wait until {0} UTC, then go on.', time)
    : t('waits until {0} UTC, then goes on.', time);
}
