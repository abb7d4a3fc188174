import * as z from 'zod';
import { readBaseUrl } from '../kit/baseUrl';
import { badSetting, once, readBlock, setting } from '../kit/settings';

/** Source: https://stat.ripe.net/docs/data_api */
const DEFAULT_BASE_URL = 'https://stat.ripe.net';

/** `indicatorLens.ripestat`. */
export const settingsSchema = once(() =>
  z.object({
    enabled: setting(
      z.boolean().default(false),
      'Offer routing data from RIPEstat: announced prefix, origin AS and abuse contact of an address. It needs no key. The RIPE NCC learns which addresses you look up.',
    ),
    baseUrl: setting(z.string().default(DEFAULT_BASE_URL), 'Address of the RIPEstat data API.'),
  }),
);

export interface RipestatSettings {
  readonly enabled: boolean;
  readonly origin: string;
  /** Without a final slash. */
  readonly baseUrl: string;
}

/** Throws a LensError (`badSettings`) that names the setting. */
export function readSettings(settings: unknown): RipestatSettings {
  const { enabled, baseUrl } = readBlock('ripestat', settingsSchema(), settings);
  const typed = baseUrl.trim();
  const url = readBaseUrl(typed === '' ? DEFAULT_BASE_URL : typed, 'the address');
  if ('problem' in url) {
    throw badSetting('ripestat', 'baseUrl', url.problem, `the usual server is ${DEFAULT_BASE_URL}`);
  }
  return { enabled, origin: url.origin, baseUrl: url.origin + url.pathname.replace(/\/+$/, '') };
}
