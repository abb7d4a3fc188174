import * as z from 'zod';
import { LensError } from '../errors';
import type { Tlp } from '../library/model';
import { tlpLabel } from '../library/tlp';
import type { Provider } from './model';

/** The name of the setting under `indicatorLens.<provider>.`. */
const NAME = 'highestTlp';

/** RED is for those who heard it alone (FIRST, TLP 2.0), so no vendor can be asked about it. */
const LEVELS = ['clear', 'green', 'amber', 'amber+strict'] as const;

/**
 * AMBER is for one's organisation and its clients who need to know; a vendor that works for the
 * organisation is asked, as platforms of the field do by default (Cortex, `max_tlp`). AMBER+STRICT is
 * for the organisation alone.
 */
const USUAL: Tlp = 'amber';

const WORDS: Readonly<Record<(typeof LEVELS)[number], string>> = {
  clear: 'what everybody may know',
  green: 'what the community may know',
  amber: 'what the organisation and its clients may know',
  'amber+strict': 'what the organisation alone may know: a server of your own',
};

/** What every vendor has: up to which level of a case it may be asked about its indicators. */
export function highestTlpSchema({ name, highestTlp = USUAL }: Provider): z.ZodObject {
  return z.object({
    [NAME]: z
      .enum(LEVELS)
      .default(LEVELS.find((level) => level === highestTlp) ?? 'clear')
      .meta({
        markdownDescription: `The strictest [TLP](https://www.first.org/tlp/) level about which ${name} may be asked. An indicator that is in a case with a stricter marking is not sent. \`TLP:RED\` is never sent.`,
        markdownEnumDescriptions: LEVELS.map((level) => `${tlpLabel(level)}: ${WORDS[level]}.`),
      }),
  });
}

/** Throws a LensError (`badSettings`) where the setting is no level: nobody guesses what was meant. */
export function highestTlpOf(provider: Provider, block: unknown): Tlp {
  const read = highestTlpSchema(provider).safeParse(block ?? {});
  const level = read.success ? LEVELS.find((one) => one === read.data[NAME]) : undefined;
  if (level === undefined) {
    const full = `indicatorLens.${provider.id}.${NAME}`;
    throw new LensError({
      reason: 'badSettings',
      message: `The setting ${full} is no TLP level that a vendor can be asked about.`,
      remedy: `Correct ${full}: ${LEVELS.join(', ')}.`,
      action: 'openSettings',
    });
  }
  return level;
}
