import { LensError } from '../../core/errors';
import { defang, type IndicatorRef } from '../../core/indicator';
import { exceeds, tlpLabel } from '../../core/library/tlp';
import type { Markings } from '../../enrichment/markings';
import type { LensSettings } from '../settings';

export interface DisclosureParts {
  readonly markings: Markings;
  readonly settings: Pick<LensSettings, 'agentsHighestTlp' | 'agentsReadStored'>;
}

/**
 * Throws a LensError (`refused`) where the marking of a case keeps an indicator from agents: what they
 * read goes to the model that they use. It does not name the case.
 */
export function mustBeTellable(
  { markings, settings }: DisclosureParts,
  indicator: IndicatorRef,
): void {
  const marking = markings.of(indicator);
  const highest = settings.agentsHighestTlp();
  if (marking !== undefined && exceeds(marking.tlp, highest)) {
    throw new LensError({
      reason: 'refused',
      message: `${defang(indicator.value)} is in a case marked ${tlpLabel(marking.tlp)}, and agents are told about ${tlpLabel(highest)} at most.`,
      remedy:
        'Only the analyst can change this, in the setting indicatorLens.agents.highestTlp or in the case.',
      action: 'openSettings',
    });
  }
}

/** Throws a LensError (`refused`) where agents may not read what is stored. */
export function mayReadStored({ settings }: DisclosureParts): void {
  if (!settings.agentsReadStored()) {
    throw new LensError({
      reason: 'refused',
      message: 'The analyst does not let agents read stored answers.',
      remedy:
        'Only the analyst can change this, in the setting indicatorLens.agents.storedAnswers.',
      action: 'openSettings',
    });
  }
}
