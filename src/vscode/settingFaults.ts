import type { Failure } from '../core/errors';
import { tellFailure } from './remedies';

interface Watch {
  dispose(): unknown;
}

/**
 * Tells what is wrong with settings on which safety depends: now, and whenever they change. Each fault
 * is told once until it is gone.
 */
export function watchSettingFaults(
  settings: { onDidChange(listener: () => void): Watch },
  faults: () => readonly Failure[],
  tell: (failure: Failure) => void = tellFailure,
): Watch {
  let told = new Set<string>();
  const look = (): void => {
    const now = faults();
    now.filter(({ message }) => !told.has(message)).forEach((fault) => tell(fault));
    told = new Set(now.map(({ message }) => message));
  };
  look();
  return settings.onDidChange(look);
}
