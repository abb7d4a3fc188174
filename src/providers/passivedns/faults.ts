import type { Failure } from '../../core/errors';
import type { HttpResponse } from '../../core/ports';
import type { PassiveDnsSettings } from './settings';
import { NOTHING_WORDS } from '../kit/passiveDns/reading';
import { isRedirect, redirectTarget } from '../kit/redirect';
import { retryAfterSeconds } from '../kit/retryAfter';
import { commonFailure } from '../kit/status';
import { duration, quoted } from '../kit/words';

/** Whom was asked, as far as a failure must name it. */
export interface Asked {
  readonly settings: PassiveDnsSettings;
  readonly tokenSent: boolean;
  /** True where the server has sent records before, at this path. */
  readonly hasAnswered: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The failure that a status stands for, or undefined where the body decides: 2xx, and 404 without
 * HTML, by which balboa and DNSDB v1 say that there is no record.
 */
export function statusFailure(response: HttpResponse, asked: Asked): Failure | undefined {
  const { status } = response;
  const common = commonFailure(response, asked.settings.host);
  if (common !== undefined) {
    return common;
  }
  if (status === 404 && response.body.trim() === '' && !asked.hasAnswered) {
    return nothingOrNowhere(asked);
  }
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
      return asked.settings.origin.startsWith('http:') &&
        /plain HTTP request was sent to HTTPS port/i.test(response.body)
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

/** balboa and DNSDB v1 say so that they have no record; a path that is wrong looks the same. */
function nothingOrNowhere({ settings }: Asked): Failure {
  const path = new URL(settings.baseUrl).pathname;
  return {
    reason: 'notUnderstood',
    message: `${settings.host} answered with an empty HTTP 404. Either it has no record, or it does not answer passive DNS queries at ${path}; it has sent no record from there yet.`,
    remedy:
      'Look up a name that the server knows. If that fails as well, correct indicatorLens.circl.basePath.',
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
  const wait = retryAfterSeconds(response, asked.now);
  return response.status === 503
    ? {
        reason: 'busy',
        message: `${host} is not available now (HTTP 503).`,
        remedy: wait === undefined ? 'Try again later.' : `Try again in ${duration(wait)}.`,
        action: 'retry',
        ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
      }
    : {
        reason: 'serverError',
        message: `${host} failed while it answered (HTTP ${response.status}).`,
        remedy: "Try again. If it persists, contact the server's operator.",
        action: 'retry',
      };
}

/** `what` has no full stop. CIRCL and DNSDB do not say which of their quotas it is. */
export function limitReached(what: string, response: HttpResponse, asked: Asked): Failure {
  const wait = retryAfterSeconds(response, asked.now);
  return {
    reason: 'quotaSpent',
    message: `${what}.`,
    remedy:
      wait === undefined
        ? 'Wait before you try again; the server does not say how long.'
        : `Try again in ${duration(wait)}.`,
    action: 'retry',
    ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
  };
}
