import { registrableDomain } from '../../core/indicator';
import { domainFacts } from '../case';
import type { DomainFacts } from '../facts';
import {
  hostDomainsBody,
  hostingHistoryBody,
  nameServerBody,
  reverseIpBody,
  reverseMxBody,
} from './infrastructure';
import { domainHistoryBody } from './history';
import { irisBody, irisEnrichBody } from './iris';
import { networks } from '../places';
import { PARSED_REGISTRATION, parsedRegistrationBody } from './rdap';
import { reputationBody, riskBody } from './risk';
import {
  historyBody,
  ipWhoisBody,
  parsedIpWhoisBody,
  parsedWhoisBody,
  readingsOf,
  whoisBody,
} from './whois';

/** The look-ups of api.domaintools.com, answered from the sample case. Source: docs/operations.md. */

export type DomainToolsEndpoint =
  | 'account-information'
  | 'whois'
  | 'parsed-whois'
  | 'whois-history'
  | 'reverse-ip'
  | 'host-domains'
  | 'reverse-name-server'
  | 'hosting-history'
  | 'risk'
  | 'risk-evidence'
  | 'reputation'
  | 'reverse-mx'
  | 'iris-investigate'
  | 'iris-enrich'
  | 'domain-history'
  | typeof PARSED_REGISTRATION.product;

export { PARSED_REGISTRATION };

/** What a request asks for. */
export interface Route {
  readonly endpoint: DomainToolsEndpoint;
  /** Name or address asked about, in lower case; '' for the account. */
  readonly indicator: string;
}

interface WireAnswer {
  readonly status: number;
  /** To be sent as JSON. */
  readonly body: object;
  /** Units this spends: records for WHOIS history, else one query. */
  readonly spends: number;
}

const BY_SUFFIX: readonly (readonly [suffix: string, endpoint: DomainToolsEndpoint])[] = [
  [PARSED_REGISTRATION.suffix, PARSED_REGISTRATION.product],
  ['/whois/parsed', 'parsed-whois'],
  ['/whois/history', 'whois-history'],
  ['/whois', 'whois'],
  ['/reverse-ip', 'reverse-ip'],
  ['/host-domains', 'host-domains'],
  ['/name-server-domains', 'reverse-name-server'],
  ['/hosting-history', 'hosting-history'],
];

const BY_PATH: Readonly<Record<string, DomainToolsEndpoint>> = {
  '/v1/account': 'account-information',
  '/v1/risk': 'risk',
  '/v1/risk/evidence': 'risk-evidence',
  '/v1/reputation': 'reputation',
  '/v1/reverse-mx': 'reverse-mx',
  '/v1/iris-investigate': 'iris-investigate',
  '/v1/iris-enrich': 'iris-enrich',
  '/v1/domain-history': 'domain-history',
};

const SEARCHED_BY = [
  'domain',
  'mailserver_host',
  'mailserver_domain',
  'mailserver_ip',
  'mx_server',
  'mx_ip',
  'nameserver_host',
  'ip',
];

const RECORDS_A_CALL = 100;

/** What a path and its parameters ask for, or undefined for no known endpoint. */
export function routeOf(path: string, query: URLSearchParams): Route | undefined {
  const plain = path.replace(/\/$/, '');
  const fixed = BY_PATH[plain];
  if (fixed !== undefined) {
    const name = SEARCHED_BY.map((parameter) => query.get(parameter)).find((each) => each !== null);
    return { endpoint: fixed, indicator: (name ?? '').toLowerCase() };
  }
  const found = BY_SUFFIX.find(([suffix]) => plain.endsWith(suffix));
  if (!plain.startsWith('/v1/') || found === undefined) {
    return undefined;
  }
  const name = decodeURIComponent(plain.slice('/v1/'.length, -found[0].length));
  return name.includes('/') ? undefined : { endpoint: found[1], indicator: name.toLowerCase() };
}

interface AnswerOptions {
  readonly irisPageSize?: number;
}

/** The answer of the real service to an authenticated request, `/v1/account` excepted. */
export function answer(
  route: Route,
  query: URLSearchParams,
  options: AnswerOptions = {},
): WireAnswer {
  const { endpoint, indicator } = route;
  switch (endpoint) {
    case 'risk':
    case 'risk-evidence':
    case 'reputation':
      return risk(endpoint, indicator, query);
    case 'iris-investigate':
      return found(irisBody(query, options.irisPageSize), MALFORMED);
    case 'iris-enrich':
      return found(irisEnrichBody(query), MALFORMED);
    case 'reverse-mx':
      return found(reverseMxBody(query), NOT_FOUND);
    case 'reverse-name-server':
      return isName(indicator)
        ? found(nameServerBody(registrableDomain(indicator) ?? indicator, query), NOT_FOUND)
        : MALFORMED;
    case 'host-domains':
      return isName(indicator) ? MALFORMED : found(hostDomainsBody(indicator, query), NOT_FOUND);
    case 'account-information':
      return NOT_FOUND;
    default:
      return isName(indicator)
        ? aboutDomain(endpoint, indicator, query)
        : aboutAddress(endpoint, indicator);
  }
}

function risk(
  endpoint: 'risk' | 'risk-evidence' | 'reputation',
  indicator: string,
  query: URLSearchParams,
): WireAnswer {
  if (!isName(indicator)) {
    return MALFORMED;
  }
  // Host names are taken here, and answered for their registered domain.
  const domain = domainFacts(registrableDomain(indicator) ?? indicator);
  if (domain === undefined) {
    return NOT_FOUND;
  }
  return ok(
    endpoint === 'reputation'
      ? reputationBody(domain.name, domain.risk, query.get('include_reasons') === 'true')
      : riskBody(domain.name, domain.risk, endpoint === 'risk-evidence'),
  );
}

function aboutAddress(endpoint: DomainToolsEndpoint, address: string): WireAnswer {
  const network = networks.find((each) => address.startsWith(each.prefix));
  if (endpoint !== 'whois' && endpoint !== 'parsed-whois') {
    return MALFORMED;
  }
  if (network === undefined) {
    return NOT_FOUND;
  }
  return ok(
    endpoint === 'whois' ? ipWhoisBody(network, address) : parsedIpWhoisBody(network, address),
  );
}

function aboutDomain(
  endpoint: DomainToolsEndpoint,
  name: string,
  query: URLSearchParams,
): WireAnswer {
  // These take a registered domain only.
  if (registrableDomain(name) !== name) {
    return MALFORMED;
  }
  const domain = domainFacts(name);
  if (domain === undefined) {
    return NOT_FOUND;
  }
  switch (endpoint) {
    case 'whois':
      return found(whoisBody(domain), NOT_FOUND);
    case 'parsed-whois': {
      const parsed = parsedWhoisBody(domain);
      return parsed === undefined ? NOT_FOUND : { ...ok(parsed.body), status: parsed.status };
    }
    case 'whois-history':
      return history(domain, query);
    case 'reverse-ip':
      return found(reverseIpBody(domain, query), NO_ADDRESSES);
    case PARSED_REGISTRATION.product:
      return found(parsedRegistrationBody(domain), NOT_FOUND);
    case 'domain-history':
      return found(domainHistoryBody(domain, query), MALFORMED);
    default:
      return ok(hostingHistoryBody(domain));
  }
}

function history(domain: DomainFacts, query: URLSearchParams): WireAnswer {
  const readings = readingsOf(domain);
  const mode = query.get('mode') ?? 'list';
  if (mode === 'count') {
    return { ...ok({ record_count: readings.length }), spends: 0 };
  }
  if (mode === 'check_existence') {
    return { ...ok({ has_history_entries: readings.length > 0 }), spends: 0 };
  }
  const limit = Number(query.get('limit') ?? RECORDS_A_CALL);
  const offset = Number(query.get('offset') ?? 0);
  const sort = query.get('sort') ?? 'date_desc';
  if (
    mode !== 'list' ||
    !['date_asc', 'date_desc'].includes(sort) ||
    !Number.isInteger(limit) ||
    limit < 1 ||
    limit > RECORDS_A_CALL ||
    !Number.isInteger(offset) ||
    offset < 0
  ) {
    return MALFORMED;
  }
  const ordered = sort === 'date_asc' ? readings.toReversed() : readings;
  const page = ordered.slice(offset, offset + limit);
  return { ...ok(historyBody(page, domain.name, readings.length)), spends: page.length };
}

/** An error body as recorded. */
export function errorBody(code: number, message: string): object {
  return { error: { code, message }, resources: { support: 'https://docs.domaintools.com' } };
}

const refusal = (status: number, message: string): WireAnswer => ({
  status,
  body: errorBody(status, message),
  spends: 0,
});

const MALFORMED = refusal(
  400,
  'We could not understand your request. It may be missing important parameters or is simply malformed. Consult the API documentation for more details.',
);
const NO_ADDRESSES = refusal(400, 'No IP addresses were found for this domain.');
const NOT_FOUND = refusal(
  404,
  'We have no recent WHOIS information available for this domain/IP Address.',
);

function ok(response: object): WireAnswer {
  return { status: 200, body: { response }, spends: 1 };
}

function found(response: object | undefined, otherwise: WireAnswer): WireAnswer {
  return response === undefined ? otherwise : ok(response);
}

function isName(indicator: string): boolean {
  return !indicator.includes(':') && !/^[\d.]+$/.test(indicator) && indicator.includes('.');
}
