import * as z from 'zod';
import type { LensError } from '../../core/errors';
import { badSetting as badSettingOf, once, readBlock, setting } from '../kit/settings';
import { addressOf } from '../kit/passiveDns/names';

const DEFAULT_BASE_PATH = '/pdns/query';
const MOST_RECORDS = 100_000;

/** `indicatorLens.circl`. */
export const settingsSchema = once(() =>
  z.object({
    enabled: setting(z.boolean().default(true), 'Offer the passive DNS query.'),
    host: setting(
      z.string().default('www.circl.lu'),
      'Host name or address of the passive DNS server: CIRCL, or any server that speaks the Passive DNS Common Output Format. Credentials are bound to it.',
    ),
    port: setting(
      z.int().min(1).max(65_535).optional(),
      'Port of the server. Empty: 443, or 80 with `#indicatorLens.circl.useHttp#`.',
    ),
    basePath: setting(
      z.string().default(DEFAULT_BASE_PATH),
      'Path before the indicator: `/pdns/query` at CIRCL, `/query` at an own D4 server.',
    ),
    useHttp: setting(
      z.boolean().default(false),
      'Use HTTP instead of HTTPS. The token is then sent to a server on this machine only.',
    ),
    verifySsl: setting(
      z.boolean().default(true),
      'Verify the certificate of the server. Switch it off only for an own server with a self-signed certificate.',
    ),
    disableActiveQuery: setting(
      z.boolean().default(true),
      'Ask the server not to resolve the name while it answers. CIRCL does so by default, which can tell the owner of a name that somebody looks.',
    ),
    maxRecords: setting(
      z.int().min(1).max(MOST_RECORDS).default(10_000),
      'Most records to fetch for one indicator. What is left out is said with the result.',
    ),
    allowInternal: setting(
      z.boolean().default(false),
      'Allow private addresses and internal names to be sent to the server of `#indicatorLens.circl.host#`. Only for an own server.',
    ),
  }),
);

/** The settings block `indicatorLens.circl`, checked and brought into one form. */
export interface PassiveDnsSettings {
  readonly enabled: boolean;
  /** Scheme, host and port as `URL.origin` writes it. */
  readonly origin: string;
  /** Host, and the port where it is not the scheme's own: for messages. */
  readonly host: string;
  /** Absolute URL to which `/` and the indicator are added. */
  readonly baseUrl: string;
  readonly verifySsl: boolean;
  readonly disableActiveQuery: boolean;
  readonly maxRecords: number;
  /** Never true for CIRCL itself: internal names are for an own server only. */
  readonly allowInternal: boolean;
  /** CIRCL's own server, which answers with rrname and rdata exchanged since November 2023. */
  readonly isCircl: boolean;
}

/**
 * Reads the block. A scheme, a port or a path typed into `host` wins over the separate setting:
 * people paste the URL of their server there.
 * Throws a LensError (`badSettings`) that names the setting.
 */
export function readSettings(block: unknown): PassiveDnsSettings {
  const { host, port, basePath, useHttp, allowInternal, ...rest } = readBlock(
    'circl',
    settingsSchema(),
    block,
  );
  const url = urlOf(host, useHttp);
  if (url.port === '' && port !== undefined && !/:\d+$/.test(authorityOf(host))) {
    url.port = String(port);
  }
  const typedPath = tidyPath(url.pathname);
  const path = typedPath === '' ? tidyPath(checkedPath(basePath)) : typedPath;
  const isCircl = /(?:^|\.)circl\.lu\.?$/.test(url.hostname);
  return {
    ...rest,
    isCircl,
    allowInternal: allowInternal && !isCircl,
    origin: url.origin,
    host: url.host,
    baseUrl: new URL(`${url.origin}${path}`).href.replace(/\/$/, ''),
  };
}

function urlOf(host: string, useHttp: boolean): URL {
  const typed = host.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    throw badSetting('host', `the scheme ${scheme} is not http or https`);
  }
  const rest = scheme === undefined ? typed : typed.slice(scheme.length + 3);
  const bracketed = addressOf(rest)?.kind === 'ipv6' ? `[${rest}]` : rest;
  let url: URL;
  try {
    url = new URL(`${scheme ?? (useHttp ? 'http' : 'https')}://${bracketed}`);
  } catch {
    throw badSetting('host', typed === '' ? 'it is empty' : 'it is no host name or address');
  }
  if (url.username !== '' || url.password !== '') {
    throw badSetting('host', 'user and password belong in the stored credentials');
  }
  if (url.search !== '' || url.hash !== '') {
    throw badSetting('host', 'it must not contain "?" or "#"');
  }
  return url;
}

/** Host and port as typed. URL drops a port that is the scheme's own, so `:443` must be looked for here. */
function authorityOf(host: string): string {
  const authority = host
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .split('/', 1)[0];
  return authority === undefined || addressOf(authority) !== undefined ? '' : authority;
}

function checkedPath(path: string): string {
  if (/[?#\s]/.test(path.trim())) {
    throw badSetting('basePath', 'it must not contain "?", "#" or a space');
  }
  return path.trim();
}

/** One slash before each part and none at the end: a doubled slash makes some servers find nothing. */
function tidyPath(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => `/${part}`)
    .join('');
}

function badSetting(name: string, problem: string): LensError {
  return badSettingOf('circl', name, `cannot be used: ${problem}`);
}
