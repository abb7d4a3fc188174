import { circl } from './circl';
import { domaintools } from './domaintools';
import { rdap } from './rdap';

/** Every vendor that the simulator speaks for. */
export const vendors = [domaintools, circl, rdap] as const;
