import { CANCELLED, LensError } from '../core/errors';
import type { ProviderId } from '../core/operation/ids';
import type { Http } from '../core/ports';
import { dnsdb } from './dnsdb';
import { domaintools } from './domaintools';
import { circl } from './passivedns';
import { rdap } from './rdap';
import { ripestat } from './ripestat';
import type { SampleVendor } from './vendor';
import type { SAMPLE_VENDORS } from './vendorIds';

/** The sample case: a document to open, and what the vendors answer about it. */
export { sampleCase, sampleNames } from './document';

/** What each of them answers. */
const VENDORS: Readonly<Record<(typeof SAMPLE_VENDORS)[number], SampleVendor>> = {
  domaintools,
  circl,
  dnsdb,
  rdap,
  ripestat,
};

/**
 * The Http port of a provider, answered from the sample case: no socket, no key, nothing counted.
 * Undefined for a vendor that the sample case has no answers of.
 */
export function sampleHttp(provider: ProviderId): Http | undefined {
  const vendor = Object.hasOwn(VENDORS, provider)
    ? (VENDORS as Readonly<Record<ProviderId, SampleVendor>>)[provider]
    : undefined;
  return (
    vendor && {
      request: (request, signal) =>
        signal.aborted
          ? Promise.reject(new LensError(CANCELLED))
          : Promise.resolve(vendor(request)),
    }
  );
}
