import { failureOf, LensError } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import { notSentReason, parseIndicator } from '../../core/indicator/index';
import { isLoopbackHost } from '../../core/loopback';
import type { AuditLog } from '../../core/operation/audit';
import type { Cost } from '../../core/operation/cost';
import type { Credentials } from '../../core/operation/credentials';
import type { OperationId } from '../../core/operation/ids';
import type { Provider, Server } from '../../core/operation/model';
import type { Clock, Documents, Http, HttpRequest } from '../../core/ports';
import { strikeOut } from '../../core/strikeOut';
import { overBudget } from './budget';
import type { Budgets } from './budget';

/** What the spending of requests is held against and written down in. */
export interface Spending {
  readonly audit: AuditLog;
  readonly budgets: () => Budgets;
}

/** On whose behalf requests leave. */
export interface Errand {
  readonly operation: OperationId;
  /** Absent where the account itself is asked about, or many indicators at once. */
  readonly indicator?: IndicatorRef;
  readonly askedFrom: string;
  /** What the whole question may spend. */
  readonly cost: readonly Cost[];
  /** Requests that left the machine. */
  readonly meter: { asked: number };
}

/** Where requests of a provider may go, and with what. */
export interface Way {
  readonly http: Http;
  readonly provider: Provider;
  readonly server: Server;
  readonly settings: unknown;
  readonly credentials: Credentials | undefined;
  readonly documents: Documents;
  readonly spending: Spending;
  readonly clock: Clock;
}

/**
 * The one place where requests leave: to the server that the settings name, or to a host for which
 * the provider gives a reason; within the budget, counted, and written down before they go.
 */
export function leaving(way: Way, errand: Errand): Http {
  const { http, provider, spending, clock } = way;
  return {
    async request(request, signal) {
      const url = new URL(request.url);
      const reach = reachOf(url, request.namedBy, way);
      const secrets = secretsOf(request, way);
      const cost = costOf(request, errand.cost);
      const now = clock.now();
      const obstacle = overBudget(provider, cost, spending.budgets(), spending.audit, now);
      if (obstacle !== undefined) {
        throw new LensError(obstacle);
      }
      const end = spending.audit.record({
        at: new Date(now).toISOString(),
        provider: provider.id,
        operation: errand.operation,
        ...(errand.indicator && {
          indicator: { kind: errand.indicator.kind, value: errand.indicator.value },
        }),
        request: `${request.method} ${strikeOut(shownUrl(request), secrets)}`,
        host: url.host,
        ...(reach === '' ? {} : { reach }),
        askedFrom: errand.askedFrom,
        outcome: 'sent',
        cost,
      });
      errand.meter.asked += 1;
      try {
        const response = await http.request({ ...request, secrets }, signal);
        end({
          outcome: `HTTP ${response.status}`,
          cost: isRefused(response.status) ? cost.filter(isFree) : cost,
        });
        return response;
      } catch (thrown) {
        const stayed = thrown instanceof LensError && thrown.neverLeft;
        errand.meter.asked -= stayed ? 1 : 0;
        end({ outcome: failureOf(thrown).reason, cost: stayed ? [] : cost });
        throw thrown;
      }
    },
  };
}

/** True for a request whose answer is billed by its records: repeated, it is paid for again. */
export function isBilledByRecord(request: HttpRequest, cost: readonly Cost[]): boolean {
  return costOf(request, cost).some(({ unit, amount }) => unit === 'record' && amount > 0);
}

/**
 * Why the request may go to this host: '' for the server of the settings. A server on this machine,
 * such as a simulator, may be asked about anything, so nothing it says may lead off the machine.
 * Throws a LensError for every other host.
 */
function reachOf(
  url: URL,
  namedBy: string | undefined,
  { provider, server, settings, documents }: Way,
): string {
  const local = isLoopbackHost(new URL(server.origin).hostname);
  if (url.origin === server.origin) {
    return '';
  }
  const reason = provider.reaches?.(url, { settings, documents }, namedBy);
  if (reason === undefined || (local ? !isLoopbackHost(url.hostname) : !isPublic(url))) {
    throw new LensError({
      reason: 'internal',
      message: `${provider.name} would have been asked at ${url.host}, which is not one of its servers.`,
      remedy: 'Open the log and report the fault.',
      action: 'showLog',
    });
  }
  return reason;
}

/** A server that somebody else names is asked by HTTPS only, and never inside one's own network. */
function isPublic({ protocol, hostname }: URL): boolean {
  const host = parseIndicator(hostname.replace(/^\[|\]$/g, ''));
  return protocol === 'https:' && host !== undefined && notSentReason(host) === undefined;
}

/** What is refused (credentials, access, quota) or breaks down is not billed; "no record" is. */
function isRefused(status: number): boolean {
  return status >= 300 && status !== 404;
}

/** Requests are counted for the sake of the server that answers them, whatever it answers. */
function isFree({ unit }: Cost): boolean {
  return unit === 'request';
}

/** One request spends one query of its product, or the records that the question asks for. */
function costOf({ product }: HttpRequest, cost: readonly Cost[]): readonly Cost[] {
  const [first] = cost;
  if (first === undefined) {
    return [];
  }
  const known = product === undefined ? first : cost.find((part) => part.product === product);
  if (known?.unit === 'record') {
    return [known];
  }
  const unit = (known ?? first).unit === 'request' ? 'request' : 'query';
  const amount = known?.again === true ? 0 : 1;
  return [{ product: product ?? first.product, amount, unit }];
}

function secretsOf({ secrets = [] }: HttpRequest, { provider, credentials }: Way): string[] {
  return [...storedSecrets(provider, credentials), ...secrets];
}

/** What of the credentials nobody may read. */
export function storedSecrets(provider: Provider, credentials: Credentials | undefined): string[] {
  return (provider.credentials?.fields ?? []).flatMap(({ id, secret }) =>
    secret ? (credentials?.[id] ?? []) : [],
  );
}

function shownUrl(request: HttpRequest): string {
  const url = new URL(request.shownUrl ?? request.url);
  url.username = '';
  url.password = '';
  return url.href;
}
