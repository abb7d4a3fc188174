import type { Provider } from '../core/operation/model';
import { dnsdb } from './dnsdb';
import { domaintools } from './domaintools';
import { passivedns } from './passivedns';
import { rdap } from './rdap';
import { ripestat } from './ripestat';

/**
 * Every vendor, in the order of their tabs. The extension, the manifest, the sample case, the
 * simulator, the docs and the tests read this list; a new vendor is one folder and one line here.
 */
export const providers: readonly Provider[] = [domaintools, passivedns, dnsdb, rdap, ripestat];
