import { failureOf } from '../../core/errors';
import type { Failure } from '../../core/errors';
import type { ProductQuota, AccountReading, AccountReadings } from '../../core/operation/account';
import type { Cost } from '../../core/operation/cost';
import type { ProviderId } from '../../core/operation/ids';
import type { Provider } from '../../core/operation/model';
import type { AuditLog } from '../../core/operation/audit';
import type { HostPace } from '../../core/ports';
import { isWithin } from '../../core/wrongClock';
import { accessTo } from '../access';
import { Listeners } from '../listeners';
import type { Parts } from '../parts';
import type { Questions } from '../questions';
import { budgetOf } from './budget';
import type { Budgets } from './budget';
import { startOfDay, startOfMonth } from './day';

/** What is spent and left of one product. Each number says where it comes from. */
export interface QuotaLine {
  readonly provider: ProviderId;
  readonly providerName: string;
  /** In the vendor's own name; absent for the provider as a whole. */
  readonly product?: string;
  readonly unit: Cost['unit'];
  /** Since midnight UTC, from the log of this installation. */
  readonly spentToday: number;
  /** What the account told, and when (ISO 8601 UTC). */
  readonly account?: ProductQuota & { readonly at: string };
  /** By the log of this installation, since the account told; absent where it did not. */
  readonly spentSinceTold?: number;
  /**
   * By this installation since the month began (UTC). Set where the account counts what everybody of
   * a group spends.
   */
  readonly ofGroup?: { readonly spentHereThisMonth: number };
  /** Left of the month: as the account told it, less `spentSinceTold`. */
  readonly leftThisMonth?: number;
  /** Left of an allowance, in the same way; absent once it has lapsed or was filled up again. */
  readonly leftOfAllowance?: number;
  /**
   * By everybody who uses the account, since midnight UTC: as it told today, and `spentSinceTold`.
   * Absent where that would be less than what this installation alone has spent.
   */
  readonly accountToday?: number;
  readonly budget?: number;
  readonly leftOfBudget?: number;
}

/** How often a host of a vendor that charges nothing was asked today, and how often it may be. */
export interface HostLine {
  readonly providerName: string;
  readonly host: string;
  readonly requestsToday: number;
  readonly pace?: HostPace;
}

export interface QuotaReport {
  readonly lines: readonly QuotaLine[];
  readonly hosts: readonly HostLine[];
  /** Accounts that did not tell, with the reason, and when they were asked. */
  readonly silent: readonly {
    readonly providerName: string;
    readonly at: string;
    readonly failure: Failure;
  }[];
}

export interface Quota {
  /** What is known now. Asks nobody. */
  report(): QuotaReport;
  /** Asks accounts that were not asked within the hour, and resolves when that is over. Never rejects. */
  refresh(signal: AbortSignal): Promise<void>;
  /** The account's limit, where it was told within a day. */
  perMinute(provider: ProviderId, product: string): number | undefined;
  onDidChange(listener: () => void): () => void;
}

export interface QuotaParts extends Pick<
  Parts,
  'registry' | 'settings' | 'secrets' | 'environments' | 'clock' | 'log'
> {
  readonly questions: Questions;
  readonly audit: AuditLog;
  readonly readings: AccountReadings;
  readonly budgets: () => Budgets;
}

/** DomainTools allows five questions about the account in a minute, for everybody who uses the key. */
const READ_EVERY_MS = 3_600_000;
const LIMITS_STAND_MS = 86_400_000;

export function createQuota(parts: QuotaParts): Quota {
  const { registry, questions, readings, clock, log } = parts;
  const changed = new Listeners<undefined>(log);
  const underWay = new Map<ProviderId, Promise<void>>();
  const limits = new Map<
    string,
    { readonly at: number; readonly perMinute: Map<string, number> }
  >();

  const readingOf = (provider: Provider): AccountReading | undefined => {
    const origin = originOf(provider, parts);
    return origin === undefined ? undefined : readings.get(provider.id, origin);
  };

  const read = async (provider: Provider, signal: AbortSignal): Promise<void> => {
    const at = new Date(clock.now()).toISOString();
    let origin: string | undefined;
    try {
      const access = accessTo(provider, 'live', parts);
      ({ origin } = access.server);
      const asking = { signal, askedFrom: 'quota', meter: { asked: 0 } };
      const about = { operation: `${provider.id}.account`, cost: [] };
      const session = await questions.session(access, asking, about);
      const products = (await provider.account?.(session)) ?? [];
      readings.put(provider.id, origin, { at, products });
    } catch (thrown) {
      const failure = failureOf(thrown);
      log.info(`The account of ${provider.name} tells no quota: ${failure.message}`);
      if (origin !== undefined && failure.reason !== 'cancelled') {
        // The last numbers stay, with their age: a closed door does not make them wrong.
        const products = readings.get(provider.id, origin)?.products ?? [];
        readings.put(provider.id, origin, { at, products, failure });
      }
    }
    limits.delete(provider.id);
    changed.tell(undefined);
  };

  return {
    report() {
      const lines: QuotaLine[] = [];
      const hosts: HostLine[] = [];
      const silent: QuotaReport['silent'][number][] = [];
      for (const provider of registry.providers) {
        const reading = readingOf(provider);
        if (reading?.failure !== undefined) {
          const { at, failure } = reading;
          silent.push({ providerName: provider.name, at, failure });
        }
        lines.push(...linesOf(provider, reading, parts));
        hosts.push(...hostsOf(provider, parts));
      }
      return { lines, hosts, silent };
    },

    async refresh(signal) {
      await Promise.all(
        registry.providers.map(async (provider) => {
          const last = Date.parse(readingOf(provider)?.at ?? '');
          if (provider.account === undefined || isWithin(READ_EVERY_MS, last, clock.now())) {
            return;
          }
          if (!(await askable(provider, parts))) {
            return;
          }
          const reading = underWay.get(provider.id) ?? read(provider, signal);
          underWay.set(provider.id, reading);
          await reading.finally(() => underWay.delete(provider.id));
        }),
      );
    },

    perMinute(id, product) {
      let known = limits.get(id);
      if (known === undefined || !isWithin(60_000, known.at, clock.now())) {
        const provider = registry.provider(id);
        const reading = readingOf(provider);
        const fresh = reading && isWithin(LIMITS_STAND_MS, Date.parse(reading.at), clock.now());
        const perMinute = new Map<string, number>();
        for (const each of fresh ? reading.products : []) {
          if (each.perMinute !== undefined && each.perMinute > 0) {
            perMinute.set(each.product, each.perMinute);
          }
        }
        known = { at: clock.now(), perMinute };
        limits.set(id, known);
      }
      return known.perMinute.get(product);
    },

    onDidChange: (listener) => changed.add(listener),
  };
}

/** Products that operations spend, that the log knows, or that have a budget; and the provider's own budget. */
function linesOf(
  provider: Provider,
  reading: AccountReading | undefined,
  { audit, budgets, clock }: QuotaParts,
): QuotaLine[] {
  const since = startOfDay(clock.now());
  const month = startOfMonth(clock.now());
  const told = reading?.products ?? [];
  const units = unitsOf(provider);
  const names = new Set([
    ...units.keys(),
    ...told
      .filter(({ product }) => Object.hasOwn(budgets(), product))
      .map(({ product }) => product),
  ]);
  const { id, name } = provider;
  const lines = [...names].map((product): QuotaLine => {
    const account = told.find((one) => one.product === product);
    const at = reading?.at ?? since;
    const spentToday = audit.spentSince(id, product, since);
    const spentSinceTold = account ? audit.spentSince(id, product, at) : 0;
    return {
      provider: id,
      providerName: name,
      product,
      unit: units.get(product) ?? 'query',
      spentToday,
      ...(account && { account: { ...account, at }, spentSinceTold }),
      ...(account && provider.quotaOf === 'group'
        ? { ofGroup: { spentHereThisMonth: audit.spentSince(id, product, month) } }
        : {}),
      ...leftThisMonth(account, spentSinceTold),
      ...leftOfAllowance(account, spentSinceTold, clock.now()),
      ...(at < since ? {} : accountToday(account, spentSinceTold, spentToday)),
      ...leftOfBudget(budgetOf(budgets(), product), spentToday),
    };
  });
  const budget = budgetOf(budgets(), id);
  if (budget === undefined) {
    return lines;
  }
  const spentToday = audit.spentSince(id, undefined, since);
  return [
    {
      provider: id,
      providerName: name,
      unit: 'query',
      spentToday,
      ...leftOfBudget(budget, spentToday),
    },
    ...lines,
  ];
}

/** Only of vendors that charge nothing: elsewhere the account counts queries. */
function hostsOf(provider: Provider, { audit, clock }: QuotaParts): HostLine[] {
  if (provider.credentials !== undefined) {
    return [];
  }
  return audit
    .requestsSince(provider.id, startOfDay(clock.now()))
    .map(({ host, requests }): HostLine => {
      const pace = provider.pace?.(host);
      return {
        providerName: provider.name,
        host,
        requestsToday: requests,
        ...(pace && { pace }),
      };
    });
}

function leftThisMonth(
  account: ProductQuota | undefined,
  since: number,
): Pick<QuotaLine, 'leftThisMonth'> {
  if (account?.perMonth === undefined || account.usedThisMonth === undefined) {
    return {};
  }
  return { leftThisMonth: Math.max(0, account.perMonth - account.usedThisMonth - since) };
}

function leftOfAllowance(
  account: ProductQuota | undefined,
  since: number,
  now: number,
): Pick<QuotaLine, 'leftOfAllowance'> {
  const allowance = account?.allowance;
  const ends = [allowance?.refilledAt, allowance?.lapsesAt].some(
    (moment) => moment !== undefined && Date.parse(moment) <= now,
  );
  return allowance === undefined || ends
    ? {}
    : { leftOfAllowance: Math.max(0, allowance.left - since) };
}

function accountToday(
  account: ProductQuota | undefined,
  since: number,
  spentToday: number,
): Pick<QuotaLine, 'accountToday'> {
  const all = account?.usedToday === undefined ? -1 : account.usedToday + since;
  return all < spentToday ? {} : { accountToday: all };
}

function leftOfBudget(
  budget: number | undefined,
  spent: number,
): Pick<QuotaLine, 'budget' | 'leftOfBudget'> {
  return budget === undefined ? {} : { budget, leftOfBudget: Math.max(0, budget - spent) };
}

/** What the operations of a provider spend, in what unit. An address stands for all indicators. */
function unitsOf(provider: Provider): ReadonlyMap<string, Cost['unit']> {
  const units = new Map<string, Cost['unit']>();
  for (const operation of provider.operations) {
    const [kind = 'fqdn'] = operation.takes;
    for (const parameters of [{}, operation.whenNamed ?? {}]) {
      for (const { product, unit } of operation.cost({ kind, value: '' }, parameters)) {
        units.set(product, unit);
      }
    }
  }
  return units;
}

function originOf(provider: Provider, parts: QuotaParts): string | undefined {
  try {
    return accessTo(provider, 'live', parts).server.origin;
  } catch {
    return undefined; // settings that are not usable are told by look-ups
  }
}

/** False where nobody entered a key, so that there is no account to ask. */
async function askable(provider: Provider, parts: QuotaParts): Promise<boolean> {
  try {
    const { server } = accessTo(provider, 'live', parts);
    return server.enabled && (await parts.secrets.read(provider.id, server.origin)) !== undefined;
  } catch {
    return false;
  }
}
