import type { Failure } from '../../core/errors';
import type { HttpResponse } from '../../core/ports';
import type { PassiveDnsSettings } from './settings';
import { isRedirect, redirectTarget } from '../kit/redirect';
import { retryAfterSeconds } from '../kit/retryAfter';
import { quoted } from '../kit/words';

/** Whom was asked, as far as a failure must name it. */
export interface Asked {
  readonly settings: PassiveDnsSettings;
  readonly tokenSent: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** `Rate Limit Exceeded` is a body of CIRCL v1, with HTTP 200 (passivedns-client PR 13). */
export const LIMIT_WORDS = /rate.?limit|too many requests|quota|limit exceeded/i;
/** Servers and go-betweens that say in words that they know nothing. */
export const NOTHING_WORDS = /\bno (?:records?|results?|data|match(?:es)?|entries)\b/i;

/**
 * The failure that a status stands for, or undefined where the body decides: 2xx, and 404 without
 * HTML, by which balboa and DNSDB v1 say that there is no record.
 */
export function statusFailure(response: HttpResponse, asked: Asked): Failure | undefined {
  const { status } = response;
  if ((status >= 200 && status < 300) || isNothingFound(response)) {
    return undefined;
  }
  if (isRedirect(status)) {
    return redirected(response, asked);
  }
  return status >= 500 ? serverFailure(response, asked) : clientFailure(response, asked);
}

/** A 404 that means "no record", told from one that means "no such path". */
export function isNothingFound({ status, body }: HttpResponse): boolean {
  const text = body.trim();
  return status === 404 && (text === '' || (!text.startsWith('<') && NOTHING_WORDS.test(text)));
}

function clientFailure(response: HttpResponse, asked: Asked): Failure {
  const { host } = asked.settings;
  switch (response.status) {
    case 304:
      return {
        reason: 'serverError',
        message: `${host} says that nothing has changed (HTTP 304), but sent no answer before.`,
        remedy: 'Try again. If it persists, a cache on the way to the server is at fault.',
        action: 'retry',
      };
    case 401:
      return unauthorized(asked);
    case 403:
      return {
        reason: 'noAccess',
        message: `${host} refuses access to passive DNS${asked.tokenSent ? ' for this account' : '; no token is stored'} (HTTP 403).`,
        remedy: asked.settings.isCircl
          ? 'Ask CIRCL for access: it is given to partners, free of charge.'
          : 'Ask the owner of the server for access, or store other credentials.',
        action: 'setCredentials',
      };
    case 404:
    case 405:
      return wrongPath(response.status, asked);
    case 407:
      return {
        reason: 'unreachable',
        message: 'The proxy on the way asks for credentials (HTTP 407).',
        remedy: 'Check the proxy settings of VS Code.',
        action: 'openSettings',
      };
    case 412:
      return {
        reason: 'badRequest',
        message: `${host} does not give as many records at once as were asked for (HTTP 412).`,
        remedy: 'Lower indicatorLens.circl.maxRecords.',
        action: 'openSettings',
      };
    case 429:
      return limitReached(`${host} takes no more queries for now (HTTP 429)`, response, asked);
    default:
      return /plain HTTP request was sent to HTTPS port/i.test(response.body)
        ? plainHttpToHttps(host)
        : {
            reason: 'badRequest',
            message: `${host} did not understand the request (HTTP ${response.status}).`,
            remedy: 'Check the host and the base path in the settings.',
            action: 'openSettings',
          };
  }
}

function unauthorized({ settings, tokenSent }: Asked): Failure {
  return tokenSent
    ? {
        reason: 'badCredentials',
        message: `${settings.host} does not accept the stored token (HTTP 401).`,
        remedy: settings.isCircl
          ? 'Enter it again: user:password, as CIRCL sent it.'
          : 'Enter it again: user:password, or the token alone.',
        action: 'setCredentials',
      }
    : {
        reason: 'noCredentials',
        message: `No key is stored for ${settings.host}, and it does not answer without one (HTTP 401).`,
        remedy: settings.isCircl
          ? 'Store the user:password that CIRCL gives to its partners.'
          : 'Store user:password, or the token alone.',
        action: 'setCredentials',
      };
}

function wrongPath(status: number, { settings }: Asked): Failure {
  const path = new URL(settings.baseUrl).pathname;
  return {
    reason: 'notSuchServer',
    message: `${settings.host} answers, but not to passive DNS queries at ${path} (HTTP ${status}).`,
    remedy:
      'Correct indicatorLens.circl.basePath: /pdns/query at CIRCL, /query at an own D4 server.',
    action: 'openSettings',
  };
}

function plainHttpToHttps(host: string): Failure {
  return {
    reason: 'badSettings',
    message: `"Use HTTP" is on, but ${host} speaks HTTPS on this port (HTTP 400).`,
    remedy: 'Switch indicatorLens.circl.useHttp off.',
    action: 'openSettings',
  };
}

function redirected(response: HttpResponse, { settings }: Asked): Failure {
  const target = redirectTarget(response, settings.baseUrl)?.host ?? '';
  return {
    reason: 'redirected',
    message: `${settings.host} sends the query on${target === '' ? '' : ` to ${quoted(target)}`} (HTTP ${response.status}); it was not followed.`,
    remedy:
      'If the server has moved, correct the host in the settings; else sign in to the network first.',
    action: 'openSettings',
  };
}

function serverFailure(response: HttpResponse, asked: Asked): Failure {
  const { host } = asked.settings;
  return response.status === 503
    ? {
        reason: 'busy',
        message: `${host} is not available now (HTTP 503).`,
        remedy: 'Ask again later.',
        action: 'retry',
        ...retryAfter(response, asked),
      }
    : {
        reason: 'serverError',
        message: `${host} failed while it answered (HTTP ${response.status}).`,
        remedy: 'Ask again; if it stays, tell the owner of the server.',
        action: 'retry',
      };
}

/** `what` has no full stop. CIRCL and DNSDB do not say which of their quotas it is. */
export function limitReached(what: string, response: HttpResponse, asked: Asked): Failure {
  const wait = retryAfter(response, asked);
  return {
    reason: 'quotaSpent',
    message: `${what}.`,
    remedy:
      wait.retryAfterSeconds === undefined
        ? 'Wait before you ask again; the server does not say how long.'
        : `Ask again in ${wait.retryAfterSeconds} s.`,
    action: 'retry',
    ...wait,
  };
}

function retryAfter(
  response: HttpResponse,
  { now }: Asked,
): { readonly retryAfterSeconds?: number } {
  const seconds = retryAfterSeconds(response, now);
  return seconds === undefined ? {} : { retryAfterSeconds: seconds };
}
