import * as z from 'zod';
import { LensError, failureOf } from '../../core/errors';
import type { Parameters } from '../../core/operation/ids';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Operation, Session } from '../../core/operation/model';
import type { Answer, RawResponse, Row } from '../../core/result/model';
import { hostCell, hostOf } from '../kit/cells';
import { askedName } from '../kit/registeredDomain';
import { badInput } from './failures';
import { IRIS_LIMIT, askIris, irisRow } from './iris';
import { MAIL_WAYS, askLegacy, findMailHosts, mailHostsOf, withIris } from './mailHosts';
import type { MailHost, MailHosts, Via } from './mailHosts';
import { knownToIris, profile, profileCost } from './profile';
import { MOST_PAGES, costOf, mapReverseMx } from './reverseMxAnswer';
import type { HostAnswer } from './reverseMxAnswer';
import { likeliestWay } from './ways';
import { read, texts } from './wire';

const MOST_HOSTS = 3;

export const reverseMx: Operation = {
  id: 'domaintools.reverseMx',
  title: 'Reverse MX',
  description: 'Which domains use the same mail servers as the name.',
  provider: 'domaintools',
  takes: ['fqdn'],
  cost: (_indicator, parameters, known) =>
    parameters.mailServer === undefined && known !== undefined && profile.aside?.(known) === false
      ? profileCost(known)
      : costOf(parameters, likeliestWay(known, MAIL_WAYS)?.product),
  async run(indicator, session, parameters) {
    const name = askedName(indicator);
    const given = givenHost(parameters);
    if (given === undefined && profile.aside?.(session) === false) {
      return reverseMxInIris(session, indicator, name);
    }
    const found: MailHosts =
      given === undefined
        ? await findMailHosts(session, name)
        : { via: 'iris', hosts: [given], raw: [] };
    const answers: HostAnswer[] = [];
    const hosts = found.hosts.slice(0, MOST_HOSTS);
    for (const [index, host] of hosts.entries()) {
      const left = MOST_PAGES - answers.reduce((pages, answer) => pages + answer.raw.length, 0);
      const pages = left - (hosts.length - index - 1);
      answers.push(await askHost(session, { host, via: found.via, pages, parameters }, answers));
    }
    const notAsked = found.hosts.slice(MOST_HOSTS);
    return mapReverseMx(indicator, name, { found, answers, notAsked, named: given !== undefined });
  },
};

/** The mail hosts of the profile; what else uses them is offered. */
async function reverseMxInIris(
  session: Session,
  indicator: IndicatorRef,
  name: string,
): Promise<Answer> {
  const { row, raw } = await knownToIris(session, name);
  const hosts = row === undefined ? [] : mailHostsOf(row);
  const found: MailHosts = { via: 'iris', hosts, raw: [raw] };
  return mapReverseMx(indicator, name, { found, answers: [], notAsked: hosts, named: false });
}

function givenHost(parameters: Parameters): MailHost | undefined {
  const given = parameters.mailServer;
  if (given === undefined) {
    return undefined;
  }
  const host = hostOf(String(given));
  if (host?.kind !== 'fqdn') {
    throw new LensError(
      badInput('The mail server given is no host name.', 'Correct the parameter mailServer.'),
    );
  }
  return { host: host.value, priority: undefined, addresses: [], domains: undefined };
}

interface HostQuestion {
  readonly host: MailHost;
  readonly via: Via;
  readonly pages: number;
  readonly parameters: Parameters;
}

/** A failure ends the look-up, unless there is something to show already. */
async function askHost(
  session: Session,
  question: HostQuestion,
  before: readonly HostAnswer[],
): Promise<HostAnswer> {
  const { host, via, parameters } = question;
  const without = (missing: string): HostAnswer => {
    return { host, via, rows: [], total: host.domains, missing, raw: [] };
  };
  const refused = session.mayAsk({ kind: 'fqdn', value: host.host });
  if (refused !== undefined) {
    return without(refused.message);
  }
  if ((host.domains ?? 0) > IRIS_LIMIT) {
    return without('more domains use it than DomainTools lists, so it was not asked.');
  }
  try {
    if (via === 'legacy') {
      return await readLegacy(session, host);
    }
    return parameters.mailServer === undefined
      ? await readPages(session, question)
      : await withIris(
          session,
          () => readPages(session, question),
          () => readLegacy(session, host),
        );
  } catch (thrown) {
    const failure = failureOf(thrown);
    const known = before.some((answer) => answer.missing === undefined);
    const tooMany = failure.reason === 'tooManyMatches' && parameters.mailServer === undefined;
    if (failure.reason === 'cancelled' || failure.reason === 'internal' || !(known || tooMany)) {
      throw thrown;
    }
    return without(failure.message);
  }
}

async function readPages(session: Session, question: HostQuestion): Promise<HostAnswer> {
  const { host, parameters } = question;
  const rows: Row[] = [];
  const raw: RawResponse[] = [];
  let position = parameters.position === undefined ? undefined : String(parameters.position);
  for (;;) {
    const page = await askIris(session, {
      mailserver_host: host.host,
      ...(position === undefined ? {} : { position }),
    });
    rows.push(...page.domains.map(irisRow));
    raw.push(page.raw);
    const onwards = page.position;
    // A position that does not move would be read for ever.
    const ended = onwards === undefined || onwards === position || page.domains.length === 0;
    if (ended || raw.length >= question.pages) {
      return {
        host,
        via: 'iris',
        rows,
        total: page.total ?? host.domains,
        ...(ended ? {} : { position: onwards }),
        ...(page.limit === undefined ? {} : { limit: page.limit }),
        raw,
      };
    }
    position = onwards;
  }
}

const legacyDomains = z.looseObject({ domains: texts });

async function readLegacy(session: Session, host: MailHost): Promise<HostAnswer> {
  const reply = await askLegacy(session, { mx_server: host.host });
  const domains =
    reply.kind === 'answered'
      ? read(legacyDomains, reply.response, ['domains', 'mx_servers']).domains
      : [];
  const rows = domains.map((domain) => [hostCell(domain)]);
  return { host, via: 'legacy', rows, total: undefined, raw: [reply.raw] };
}
