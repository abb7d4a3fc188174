import { failureOf, LensError } from '../../core/errors';
import type { IndicatorRef } from '../../core/indicator/model';
import type { Cost } from '../../core/operation/cost';
import type { Credentials } from '../../core/operation/credentials';
import type { OperationId } from '../../core/operation/ids';
import type { Provider } from '../../core/operation/model';
import type { AuditLog } from '../../core/operation/audit';
import type { Clock, Http, HttpRequest } from '../../core/ports';
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
  /** Absent where the account itself is asked about. */
  readonly indicator?: IndicatorRef;
  readonly askedFrom: string;
  /** What the whole question may spend. */
  readonly cost: readonly Cost[];
  /** Requests that left the machine. */
  readonly meter: { asked: number };
}

interface Way {
  readonly http: Http;
  readonly provider: Provider;
  readonly origin: string;
  readonly credentials: Credentials | undefined;
  readonly spending: Spending;
  readonly clock: Clock;
}

/**
 * The one place where requests leave: to the one server that the settings name, within the budget,
 * counted, and written down before they go.
 */
export function toOneServer(way: Way, errand: Errand): Http {
  const { http, provider, origin, spending, clock } = way;
  return {
    async request(request, signal) {
      if (new URL(request.url).origin !== origin) {
        throw new LensError({
          reason: 'internal',
          message: `${provider.name} would have been asked at another server than ${origin}.`,
          remedy: 'Open the log and report the fault.',
          action: 'showLog',
        });
      }
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
        request: `${request.method} ${shownUrl(request, way)}`,
        askedFrom: errand.askedFrom,
        outcome: 'sent',
        cost,
      });
      errand.meter.asked += 1;
      try {
        const response = await http.request(request, signal);
        end({
          outcome: `HTTP ${response.status}`,
          cost: isRefused(response.status) ? [] : cost,
        });
        return response;
      } catch (thrown) {
        const { reason } = failureOf(thrown);
        const stayed = NEVER_LEFT.has(reason);
        errand.meter.asked -= reason === 'insecure' ? 1 : 0; // refused before a socket opened
        end({ outcome: reason, cost: stayed ? [] : cost });
        throw thrown;
      }
    },
  };
}

/** Ends of a request that no vendor can have billed: no question reached it. */
const NEVER_LEFT: ReadonlySet<string> = new Set(['insecure', 'certificateNotTrusted']);

/** What is refused (credentials, access, quota) or breaks down is not billed; "no record" is. */
function isRefused(status: number): boolean {
  return status >= 300 && status !== 404;
}

/** One request spends one query of its product, or the records that the question asks for. */
function costOf({ product }: HttpRequest, cost: readonly Cost[]): readonly Cost[] {
  const [first] = cost;
  if (first === undefined) {
    return [];
  }
  const known = cost.find((one) => one.product === product);
  if (known?.unit === 'record') {
    return [known];
  }
  return [{ product: product ?? first.product, amount: 1, unit: 'query' }];
}

function shownUrl(request: HttpRequest, { provider, credentials }: Way): string {
  const url = new URL(request.shownUrl ?? request.url);
  url.username = '';
  url.password = '';
  return provider.credentialFields
    .flatMap(({ id, secret }) => (secret ? (credentials?.[id] ?? []) : []))
    .filter((secret) => secret !== '')
    .reduce(
      (text, secret) =>
        text.replaceAll(secret, '(secret)').replaceAll(encodeURIComponent(secret), '(secret)'),
      url.href,
    );
}
