import * as z from 'zod';
import { LensError } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Cost } from '../../core/operation/cost';
import type { Parameters } from '../../core/operation/ids';
import type { Operation } from '../../core/operation/model';
import type { Answer, Offer, Outcome } from '../../core/result/model';
import { reducedNote } from './cells';
import { fact, factsSection } from '../kit/facts';
import { askedIndicator, askedName } from '../kit/registeredDomain';
import { counted, grouped } from '../kit/words';
import { answerOf, ask } from './client';
import type { Answered } from './client';
import { badInput } from './failures';
import { count, list, read } from './wire';
import { DOMAIN_HISTORY, ONE_PAGE, askDomainHistory } from './domainHistory';
import { WHOIS_FIELDS, whoisChanges } from './whoisChanges';
import { askByWays, likeliestWay } from './ways';
import type { Way } from './ways';
import { historyRecord, recordSections } from './whoisHistoryRecords';

const PRODUCT = 'whois-history';
/** DomainTools sends at most this many records in one answer. */
const MOST = 100;
const USUAL = 25;

const countShape = z.looseObject({ record_count: count.pipe(z.number()) });

const shape = z.looseObject({ record_count: count, history: list(historyRecord) });

/** Which records are read, newest first. */
interface Page {
  readonly limit: number;
  readonly offset: number;
}

export const WHOIS_HISTORY_WAYS: readonly Way[] = [
  { product: PRODUCT, family: 'classic', path: '/whois/history' },
  DOMAIN_HISTORY,
];

export const whoisHistory: Operation = {
  id: 'domaintools.whoisHistory',
  title: 'WHOIS History',
  description: 'Earlier WHOIS records of the name and what changed; metered by record.',
  provider: 'domaintools',
  takes: ['fqdn'],
  sends: askedIndicator,
  timeline: true,
  cost: (_indicator, parameters, known) =>
    likeliestWay(known, WHOIS_HISTORY_WAYS)?.family === 'iris'
      ? ONE_PAGE
      : costOf(isCount(parameters) ? 0 : pageOf(parameters).limit),
  whenNamed: { limit: USUAL, offset: 0 },
  run: (indicator, session, parameters) =>
    askByWays(session, WHOIS_HISTORY_WAYS, async (way) => {
      const name = askedName(indicator);
      if (way.family === 'iris') {
        const page = await askDomainHistory(session, name, WHOIS_FIELDS, parameters);
        return whoisChanges(page, indicator, name);
      }
      const path = `/v1/${name}${way.path}`;
      if (isCount(parameters)) {
        const reply = await ask(session, { path, query: { mode: 'count' }, product: PRODUCT });
        return answerOf(reply, name, (answered) => mapHistoryCount(answered, indicator, name));
      }
      const page = checked(pageOf(parameters));
      const reply = await ask(session, {
        path,
        query: { limit: String(page.limit), offset: String(page.offset) },
        product: PRODUCT,
      });
      return answerOf(reply, name, (answered) => mapHistory(answered, indicator, name, page));
    }),
};

/** `mode=count`: how many records there are, and what reading them costs. */
function mapHistoryCount(answered: Answered, indicator: IndicatorRef, name: string): Answer {
  const { record_count: total } = read(countShape, answered.response);
  if (total === 0) {
    return noRecords(answered, name, `DomainTools has no WHOIS history of ${name}.`);
  }
  const sizes = [10, USUAL].filter((size) => size < total).concat(Math.min(total, MOST));
  return {
    lookedUp: name,
    outcome: {
      kind: 'partial',
      reason: `DomainTools has ${counted(total, 'record')} of ${name}. They are metered one by one, so none has been read yet.`,
    },
    sections: factsSection('summary', 'Summary', countFact(total), reducedNote(indicator, name)),
    raw: [answered.raw],
    offers: sizes.map((limit) => ({
      label:
        limit < total
          ? `Read the newest ${grouped(limit)} of ${grouped(total)} records`
          : limit === 1
            ? 'Read the only record'
            : `Read all ${grouped(total)} records`,
      parameters: { limit, offset: 0 },
      cost: costOf(limit),
    })),
  };
}

/** `mode=list`. The count is of all records there are, not of those sent. */
function mapHistory(answered: Answered, indicator: IndicatorRef, name: string, page: Page): Answer {
  const wire = read(shape, answered.response, ['history']);
  const total = wire.record_count ?? page.offset + wire.history.length;
  if (wire.history.length === 0) {
    return noRecords(
      answered,
      name,
      total === 0
        ? `DomainTools has no WHOIS history of ${name}.`
        : `DomainTools has ${counted(total, 'record')} of ${name}, none of them at this place of the list.`,
    );
  }
  return {
    lookedUp: name,
    outcome: outcomeOf(page, wire.history.length, total),
    sections: recordSections(wire.history, {
      facts: countFact(total),
      note: reducedNote(indicator, name),
      total,
      limit: page.limit,
    }),
    raw: [answered.raw],
    offers: nextPages(page, wire.history.length, total),
  };
}

function outcomeOf(page: Page, shown: number, total: number): Outcome {
  if (page.offset === 0 && shown >= total) {
    return { kind: 'found' };
  }
  const which =
    page.offset === 0
      ? `the newest ${grouped(shown)}`
      : `records ${grouped(page.offset + 1)} to ${grouped(page.offset + shown)}`;
  return {
    kind: 'partial',
    reason: `Shown are ${which} of ${counted(total, 'record')}: that many were asked for, because each is metered.`,
  };
}

function nextPages(page: Page, shown: number, total: number): readonly Offer[] {
  const offset = page.offset + shown;
  const left = total - offset;
  if (left <= 0) {
    return [];
  }
  const sizes = new Set([Math.min(page.limit, left), Math.min(MOST, left)]);
  return [...sizes].map((limit) => ({
    label:
      limit === left
        ? `Read the remaining ${counted(left, 'record')}`
        : `Read the next ${grouped(limit)} of ${grouped(left)} older records`,
    parameters: { limit, offset },
    cost: costOf(limit),
  }));
}

function noRecords(answered: Answered, name: string, reason: string): Answer {
  return {
    lookedUp: name,
    outcome: { kind: 'noRecord', reason },
    sections: [],
    raw: [answered.raw],
  };
}

function countFact(total: number) {
  return fact('recordCount', 'Records at DomainTools', 'number', [total]);
}

function costOf(records: number): readonly Cost[] {
  return [{ product: PRODUCT, amount: records, unit: 'record' }];
}

function isCount(parameters: Parameters): boolean {
  return parameters.limit === undefined && parameters.offset === undefined;
}

function pageOf(parameters: Parameters): Page {
  return {
    limit: Number(parameters.limit ?? USUAL),
    offset: Number(parameters.offset ?? 0),
  };
}

function checked(page: Page): Page {
  const { limit, offset } = page;
  if (
    !Number.isInteger(limit) ||
    limit < 1 ||
    limit > MOST ||
    !Number.isInteger(offset) ||
    offset < 0
  ) {
    throw new LensError(
      badInput(
        'WHOIS history is read with a limit from 1 to 100 and an offset from 0 on.',
        'Correct the parameters limit and offset.',
      ),
    );
  }
  return page;
}
