import type { Failure } from '../../core/errors';
import type { HttpResponse } from '../../core/ports';
import { isWebPage } from './body';
import { failure } from './failure';

/**
 * The failure behind a status that means the same whoever sends it: the vendor, or something between
 * it and this machine. Undefined for a status that each vendor means in its own way. `host` is who
 * was asked. None is `busy`, which is asked again by itself: nobody knows what such an answer costs.
 * Sources: RFC 9110, section 15; RFC 6585; RFC 7725; RFC 8470.
 */
export function commonFailure(
  response: Pick<HttpResponse, 'status' | 'headers' | 'body'>,
  host: string,
): Failure | undefined {
  switch (response.status) {
    case 202:
      return failure(
        'serverError',
        `${host} has taken the query, but has no answer yet (HTTP 202).`,
        'Try again in a minute.',
      );
    case 304:
      return failure(
        'serverError',
        `${host} says that nothing has changed (HTTP 304), which was not the question.`,
        'Try again. If it persists, a cache on the way to the server is at fault.',
      );
    case 402:
      return failure(
        'noAccess',
        `${host} asks for payment before it answers (HTTP 402).`,
        "Ask the server's operator what is due.",
        'none',
      );
    case 403:
      return isWebPage(response)
        ? failure(
            'notSuchServer',
            `A web page refuses the query to ${host} (HTTP 403): a firewall or a proxy on the way, or the server itself, does not let it through.`,
            `Check whether a firewall or a proxy blocks ${host}. If none does, contact the server's operator.`,
          )
        : undefined;
    case 407:
      return failure(
        'unreachable',
        `A proxy between you and ${host} asks for a sign-in (HTTP 407).`,
        'Check the proxy settings of VS Code.',
        'openSettings',
      );
    case 408:
      return failure(
        'timeout',
        `${host} gave up waiting for the query (HTTP 408).`,
        'Try again. If it happens often, check the network.',
      );
    case 425:
      return failure(
        'serverError',
        `${host} does not take the query this early in a connection (HTTP 425).`,
        'Try again.',
      );
    case 431:
      return failure(
        'badRequest',
        `The headers of the query are too large for ${host} (HTTP 431).`,
        "Look for a proxy that adds headers, or contact the server's operator.",
        'none',
      );
    case 451:
      return failure(
        'badRequest',
        `${host} withholds the answer for legal reasons (HTTP 451).`,
        'Look it up at another source.',
        'none',
      );
    case 511:
      return failure(
        'notSuchServer',
        `Your network asks for a sign-in before it lets the query through to ${host} (HTTP 511).`,
        'Sign in to the network in a browser, then try again.',
      );
    default:
      return undefined;
  }
}

/** An answer that calls itself a part (HTTP 206), though the whole was asked for, and has nothing to show. */
export function incompleteAnswer(host: string): Failure {
  return failure(
    'notUnderstood',
    `${host} sent only a part of its answer (HTTP 206), which cannot be used.`,
    'Try again. If it persists, a cache on the way to the server is at fault.',
  );
}
