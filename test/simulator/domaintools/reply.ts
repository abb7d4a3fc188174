import { accountBody, productOf } from '../../../src/sample/domaintools/account';
import { answer, errorBody, routeOf } from '../../../src/sample/domaintools/answer';
import type { Route } from '../../../src/sample/domaintools/answer';
import { retryAfter } from '../reply';
import type { Reply } from '../reply';
import type { Arrival, Surroundings, VendorFault } from '../vendor';
import { domaintoolsAccepts, domaintoolsMode } from './authentication';
import type { DomainToolsBehaviour } from './behaviour';

/** Sentences of the error table of the DomainTools reference, recorded or documented. */
const SENTENCES = {
  badRequest: [
    400,
    'We could not understand your request. It may be missing important parameters or is simply malformed. Consult the API documentation for more details.',
  ],
  noIpAddresses: [400, 'No IP addresses were found for this domain.'],
  unauthorized: [
    401,
    'API credentials are required and were not provided, or the provided credentials are not valid.',
  ],
  badCredentials: [403, 'The credentials you entered do not match an active account.'],
  notProvisioned: [
    403,
    'The API credentials provided do not have access to the requested resource or endpoint.',
  ],
  notFound: [404, 'We have no recent WHOIS information available for this domain/IP Address.'],
  uriTooLong: [414, 'The request URI is too long.'],
  unprocessable: [422, 'The request was well formed but could not be processed.'],
  tooManyRequests: [429, 'Too many requests.'],
  serverError: [
    500,
    'The server was unable to process your request. If this error persists, contact our support team.',
  ],
  quotaPerMinute: [
    503,
    'You have exceeded the maximum number of requests per minute allowed under your service level (120/min).',
  ],
  quotaPerMonth: [
    503,
    'You have exceeded the maximum number of requests per month allowed under your service level (5000/month).',
  ],
  quotaAbsolute: [
    503,
    'You have exceeded the maximum number of requests allowed under your service level (1000).',
  ],
  reportTooLarge: [503, 'The size of this report exceeds the maximum allowed'],
  maintenance: [
    503,
    'The service is temporarily unavailable for maintenance. Please try again later.',
  ],
} as const;

type Sentence = keyof typeof SENTENCES;

/** One row of the error tables of the reference each, and bodies that are not as documented. */
export const FAULTS = [
  ...(Object.keys(SENTENCES) as Sentence[]),
  'notParsed', // 206 with the raw record
  'irisLimit', // 200 with limit_exceeded and no results
  'wrongShape', // 200, JSON that is not the documented one
  'noEnvelope', // 200, neither `response` nor `error`
  'rateLimitText', // 200 "Rate Limit Exceeded"
] as const;

/** What the request asks for: its path, with the parameters of query and form together. */
export function domaintoolsRoute(arrival: Arrival): Route | undefined {
  return routeOf(arrival.path, arrival.query);
}

export function domaintoolsReply(
  arrival: Arrival,
  route: Route | undefined,
  fault: VendorFault | undefined,
  surroundings: Surroundings<DomainToolsBehaviour>,
): Reply {
  const { behaviour } = surroundings;
  const now = surroundings.now();
  const spoilt = fault === undefined ? undefined : faultReply(fault, route, now);
  if (spoilt !== undefined) {
    return spoilt;
  }
  if (domaintoolsMode(arrival.query, arrival.headers) === 'none') {
    return sentence('unauthorized');
  }
  if (!domaintoolsAccepts(arrival.path, arrival.query, arrival.headers, behaviour, now)) {
    return sentence('badCredentials');
  }
  if (route === undefined) {
    return json(404, errorBody(404, 'There is no such resource.'));
  }
  if (isWithout(behaviour, route)) {
    return sentence('notProvisioned');
  }
  if (route.endpoint === 'account-information') {
    surroundings.spend('account-information', 1);
    return json(
      200,
      accountBody(
        behaviour.username,
        (product) => ({ today: surroundings.spent(product), month: surroundings.spent(product) }),
        behaviour.withoutProducts,
      ),
    );
  }
  const { status, body, spends } = answer(route, arrival.query, behaviour);
  surroundings.spend(productOf(route.endpoint), spends);
  return json(status, body);
}

function isWithout({ withoutProducts }: DomainToolsBehaviour, { endpoint }: Route): boolean {
  return withoutProducts.some((each) => each === endpoint || each === productOf(endpoint));
}

function faultReply(fault: VendorFault, route: Route | undefined, now: number): Reply | undefined {
  switch (fault.name) {
    case 'notParsed':
      return json(206, {
        response: {
          record_source: route?.indicator ?? '',
          error: { code: 206, message: 'We were NOT able to parse the Whois record' },
          whois: {
            date: '2026-09-09',
            record: `domain:  ${route?.indicator ?? ''}\nstatus:  in use\n`,
          },
        },
      });
    case 'irisLimit':
      return json(200, {
        response: {
          limit_exceeded: true,
          has_more_results: true,
          message: 'Maximum 5000 returned - you may need to refine your query.',
          missing_domains: [],
        },
      });
    case 'wrongShape':
      return json(200, { response: { unexpected: [1, 2, 3] } });
    case 'noEnvelope':
      return json(200, { ok: true });
    case 'rateLimitText':
      return {
        status: 200,
        headers: { 'content-type': 'text/plain' },
        body: 'Rate Limit Exceeded',
      };
    case 'tooManyRequests': {
      const reply = sentence('tooManyRequests');
      return { ...reply, headers: { ...reply.headers, ...retryAfter(fault, now) } };
    }
    default:
      return isSentence(fault.name) ? sentence(fault.name) : undefined;
  }
}

function isSentence(name: string): name is Sentence {
  return name in SENTENCES;
}

function sentence(name: Sentence): Reply {
  const [status, text] = SENTENCES[name];
  return json(status, errorBody(status, text));
}

function json(status: number, body: object): Reply {
  return {
    status,
    headers: {
      'content-type': 'application/json;charset=utf-8',
      'cache-control': 'no-store, no-cache, must-revalidate',
      expires: 'Thu, 19 Nov 1981 08:52:00 GMT',
      pragma: 'no-cache',
      'set-cookie': 'dtsession=0a1b2c3d4e5f; path=/; secure; HttpOnly',
      'x-time': '31042',
    },
    body: JSON.stringify(body),
  };
}
