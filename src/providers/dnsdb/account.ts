import * as z from 'zod';
import { LensError, failureOf } from '../../core/errors';
import type { Allowance, ProductQuota } from '../../core/operation/account';
import type { ConnectionReport, Session } from '../../core/operation/model';
import { parseJson } from '../kit/body';
import { grouped } from '../kit/words';
import { PRODUCT, ask } from './client';
import { notSuchServer } from './failures';

const wholeNumber = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().nonnegative());

/** A number. `n/a` and everything else is none. */
const number = wholeNumber.optional().catch(undefined);

/** A number, or the words `n/a` and `unlimited`. */
const numberOrWord = z.union([wholeNumber, z.string()]).optional().catch(undefined);

const shape = z.looseObject({
  rate: z.looseObject({
    limit: numberOrWord,
    remaining: numberOrWord,
    /** Seconds since the epoch, as are `reset` and `expires`. */
    reset: number,
    expires: number,
    results_max: number,
    burst_size: number,
    burst_window: number,
  }),
});

type Rate = z.output<typeof shape>['rate'];

/** Asks `/rate_limit`, which costs no query and names no indicator. */
export async function testConnection(session: Session): Promise<ConnectionReport> {
  try {
    const { rate, host } = await readRate(session);
    return {
      ok: true,
      message: `Connected to ${host}: ${allowanceWords(rate)}.`,
      products: [quotaOf(rate)],
    };
  } catch (thrown) {
    const failure = failureOf(thrown);
    return { ok: false, message: failure.message, failure };
  }
}

/** What is left of the allowance. Rejects with a LensError. */
export async function accountQuota(session: Session): Promise<readonly ProductQuota[]> {
  const { rate } = await readRate(session);
  return [quotaOf(rate)];
}

async function readRate(session: Session): Promise<{ readonly rate: Rate; readonly host: string }> {
  const { response, host } = await ask(session, '/rate_limit');
  const read = shape.safeParse(parseJson(response.body));
  if (!read.success) {
    throw new LensError(
      notSuchServer(`${host} answered, but told no allowance as the DNSDB API does.`),
    );
  }
  return { rate: read.data.rate, host };
}

function quotaOf(rate: Rate): ProductQuota {
  const allowance = allowanceOf(rate);
  const perMinute = perMinuteOf(rate);
  return {
    product: PRODUCT,
    ...(perMinute > 0 && { perMinute }),
    ...(allowance && { allowance }),
  };
}

/** A key that was bought by the block may be asked `burst_size` times in `burst_window` seconds; else 0. */
function perMinuteOf({ burst_size: size = 0, burst_window: seconds = 0 }: Rate): number {
  return seconds === 0 ? 0 : Math.floor((size * 60) / seconds);
}

/** Undefined where the key has no limit, or does not tell it. */
function allowanceOf({ limit, remaining, reset, expires }: Rate): Allowance | undefined {
  if (typeof limit !== 'number' || typeof remaining !== 'number') {
    return undefined;
  }
  const refilledAt = momentOf(reset);
  const lapsesAt = momentOf(expires);
  return {
    limit,
    left: remaining,
    ...(refilledAt && { refilledAt }),
    ...(lapsesAt && { lapsesAt }),
  };
}

function allowanceWords(rate: Rate): string {
  const allowance = allowanceOf(rate);
  if (allowance === undefined) {
    return rate.limit === 'unlimited'
      ? 'its queries are not limited'
      : 'it does not tell how many queries are left';
  }
  const { left, limit, refilledAt, lapsesAt } = allowance;
  const until =
    refilledAt !== undefined
      ? ` until ${dayOf(refilledAt)}`
      : lapsesAt !== undefined
        ? `, which lapse on ${dayOf(lapsesAt)}`
        : '';
  return `${grouped(left)} of ${grouped(limit)} queries left${until}`;
}

/** 9999-12-31 in seconds. */
const LATEST_S = 253_402_300_799;

function momentOf(seconds: number | undefined): string | undefined {
  return seconds === undefined || seconds === 0 || seconds > LATEST_S
    ? undefined
    : new Date(seconds * 1000).toISOString();
}

/** `2026-12-02 00:00 UTC` */
function dayOf(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`;
}
