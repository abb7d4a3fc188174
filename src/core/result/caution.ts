import type { Result, Source } from './model';

/**
 * What must be read beside every fact of an answer, or undefined where there is nothing to say. In
 * English, for files and agents; the views have translations of their own.
 */
export function cautionOf({ host, unverified }: Source): string | undefined {
  return unverified === true
    ? `The certificate of ${host} was not verified: anyone on the network path could have written this answer.`
    : undefined;
}

/** Beside a single fact, where the sentence has no room. */
export function sourceName({ providerName, unverified }: Source): string {
  return unverified === true ? `${providerName} (certificate not verified)` : providerName;
}

/** The servers among the sources of these answers that anybody could have answered for. */
export function unverifiedHosts(results: readonly Result[]): readonly string[] {
  return [
    ...new Set(results.flatMap(({ source }) => (source.unverified === true ? [source.host] : []))),
  ];
}
