import * as z from 'zod';
import { LensError, failureOf } from '../../core/errors';
import type { Failure } from '../../core/errors';
import type { ProductQuota } from '../../core/operation/account';
import type { ConnectionReport, Session } from '../../core/operation/model';
import { canAskWords, tryForFree } from './canAsk';
import { ask } from './client';
import { notSuchServer } from './failures';
import { readSettings } from './settings';
import { accountTold, forgetRefusals } from './ways';
import { count, flag, list, orNothing, read, text } from './wire';

const shape = z.looseObject({
  account: orNothing(z.looseObject({ api_username: text, active: flag })),
  products: list(
    z.looseObject({
      id: text,
      per_month_limit: count,
      per_minute_limit: count,
      usage: orNothing(z.looseObject({ today: count, month: count })),
    }),
  ),
});

/**
 * Asks `/v1/account`, which costs no look-up but may itself be asked five times a minute, and tries
 * each way of which the vendor answers a name free of charge. A key whose account page is closed or
 * broken can still work: the ways tell.
 */
export async function testConnection(session: Session): Promise<ConnectionReport> {
  let report: ConnectionReport;
  try {
    report = await readAccount(session, { afresh: true });
  } catch (thrown) {
    const failure = inWords(failureOf(thrown));
    if (failure.reason !== 'badSettings') {
      forgetRefusals(session);
    }
    report = { ok: false, message: failure.message, failure };
  }
  const { failure } = report;
  if (!report.ok && failure?.reason !== 'noAccess' && failure?.reason !== 'serverError') {
    return report;
  }
  const open = await tryForFree(session);
  const message = `${report.message} ${canAskWords(session)}`;
  return open || report.ok
    ? { ok: true, message, ...(report.products && { products: report.products }) }
    : report;
}

/** Limits and use of each product. Rejects with a LensError. */
export async function accountQuota(session: Session): Promise<readonly ProductQuota[]> {
  try {
    const { failure, products } = await readAccount(session, { afresh: false });
    if (failure !== undefined) {
      throw new LensError(failure);
    }
    return products ?? [];
  } catch (thrown) {
    throw new LensError(inWords(failureOf(thrown)));
  }
}

async function readAccount(
  session: Session,
  { afresh }: { readonly afresh: boolean },
): Promise<ConnectionReport> {
  const { host } = readSettings(session.settings);
  const reply = await ask(session, { path: '/v1/account', product: 'account-information' });
  if (reply.kind === 'nothing') {
    throw new LensError(notSuchServer(host));
  }
  const report = reportOf(reply.response, host);
  accountTold(session, report.products?.map(({ product }) => product) ?? [], { afresh });
  return report;
}

/** `/v1/account`. Limits and usage are strings or numbers; a limit of null is none, not 0. */
function reportOf(response: unknown, host: string): ConnectionReport {
  const { account, products } = read(shape, response, ['account']);
  const who = account?.api_username === undefined ? '' : ` as ${account.api_username}`;
  const quotas = products.flatMap((product) =>
    product.id === undefined ? [] : [quotaOf(product.id, product)],
  );
  if (account?.active === false) {
    const failure: Failure = {
      reason: 'noAccess',
      message: `DomainTools knows the account${who}, but it is not active.`,
      remedy: 'Ask DomainTools to activate the account.',
      action: 'setCredentials',
    };
    return { ok: false, message: failure.message, failure, products: quotas };
  }
  return { ok: true, message: `Connected to ${host}${who}.`, products: quotas };
}

type Product = z.output<typeof shape>['products'][number];

function quotaOf(id: string, product: Product): ProductQuota {
  const { per_minute_limit: perMinute, per_month_limit: perMonth, usage } = product;
  return {
    product: id,
    ...(perMinute === undefined ? {} : { perMinute }),
    ...(perMonth === undefined ? {} : { perMonth }),
    ...(usage?.today === undefined ? {} : { usedToday: usage.today }),
    ...(usage?.month === undefined ? {} : { usedThisMonth: usage.month }),
  };
}

function inWords(failure: Failure): Failure {
  if (failure.reason === 'noAccess') {
    return {
      ...failure,
      message:
        'DomainTools accepts the key, but this account may not read its own quota (/v1/account); look-ups may work all the same.',
      remedy: 'Look something up to see whether the key works.',
      action: 'none',
    };
  }
  return failure;
}
