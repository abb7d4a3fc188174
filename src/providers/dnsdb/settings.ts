import * as z from 'zod';
import { readBaseUrl } from '../kit/baseUrl';
import { badSetting, once, readBlock, setting } from '../kit/settings';

/** Source: https://docs.domaintools.com/api/dnsdb/ */
const DEFAULT_BASE_URL = 'https://api.dnsdb.info/dnsdb/v2';

/** The server lists up to a million; a table of more rows than this helps nobody. */
export const MOST_RECORDS = 100_000;

/** `indicatorLens.dnsdb`. */
export const settingsSchema = once(() =>
  z.object({
    enabled: setting(z.boolean().default(true), 'Offer the DNSDB queries.'),
    baseUrl: setting(
      z.string().default(DEFAULT_BASE_URL),
      'Address of the DNSDB API, version 2. The key is bound to its server: after a change it is asked for again. Plain `http://` is refused unless the server is on this machine.',
    ),
    limit: setting(
      z.int().min(1).max(MOST_RECORDS).default(10_000),
      'Most record sets to ask for in one query. A query costs the same whatever it lists. What is left out is said with the result.',
    ),
    lastDays: setting(
      z.int().min(0).max(36_500).default(0),
      'Ask only for records that were seen in so many past days. 0: whenever they were seen.',
    ),
  }),
);

export interface DnsdbSettings {
  readonly enabled: boolean;
  readonly origin: string;
  /** Host, and port where it is not the usual one: for messages. */
  readonly host: string;
  /** Without a final slash: `https://api.dnsdb.info/dnsdb/v2`. */
  readonly baseUrl: string;
  /** Most record sets of one query. */
  readonly limit: number;
  /** 0: no fence. */
  readonly lastDays: number;
}

/** Throws a LensError (`badSettings`) that names the setting. */
export function readSettings(settings: unknown): DnsdbSettings {
  const { baseUrl, ...rest } = readBlock('dnsdb', settingsSchema(), settings);
  const typed = baseUrl.trim();
  const url = readBaseUrl(typed === '' ? DEFAULT_BASE_URL : typed, 'the key');
  if ('problem' in url) {
    throw badSetting('dnsdb', 'baseUrl', url.problem, `the usual address is ${DEFAULT_BASE_URL}`);
  }
  return {
    ...rest,
    origin: url.origin,
    host: url.host,
    baseUrl: url.origin + url.pathname.replace(/\/+$/, ''),
  };
}
