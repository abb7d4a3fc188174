import { circl } from './circl';
import { dnsdb } from './dnsdb';
import { domaintools } from './domaintools';
import { rdap } from './rdap';
import { ripestat } from './ripestat';

/** Every vendor that the simulator speaks for. */
export const vendors = [domaintools, circl, dnsdb, rdap, ripestat] as const;
