import * as vscode from 'vscode';
import type { EnrichOptions, IndicatorLensApi } from '../api';
import { detect, parseIndicator } from '../core/indicator';
import type { Operation } from '../core/operation/model';
import type { Registry } from '../core/operation/registry';
import type { Result } from '../core/result/model';
import type { Lookups } from '../enrichment/lookups';
import type { Gate } from './callers/gate';

interface ApiParts {
  readonly lookups: Pick<Lookups, 'enrich'>;
  readonly gate: Pick<Gate, 'allows'>;
}

/** What `activate()` returns: the contract is `src/api.ts`. */
export function publicApi(registry: Registry, parts: ApiParts): IndicatorLensApi {
  return {
    version: 1,
    detect: (text) => detect(text),
    enrich: (value, options) => enrich(registry, parts, value, options),
  };
}

async function enrich(
  registry: Registry,
  { lookups, gate }: ApiParts,
  value: unknown,
  { operations, refresh, signal }: EnrichOptions = {},
): Promise<Result[]> {
  if (typeof value !== 'string') {
    throw new TypeError('enrich takes an IP address or a host name as a string.');
  }
  const indicator = parseIndicator(value);
  if (indicator === undefined) {
    throw new TypeError(`“${value.slice(0, 100)}” is no IP address and no host name.`);
  }
  const named = operations?.map((id) => operationOf(registry, id));
  const allowed = await gate.allows(['lookUp'], vscode.l10n.t('Enrich Indicator'), [
    { value: indicator.value, ...(named && { operations: named.map(({ id }) => id) }) },
  ]);
  // Where the analyst said no, what is known is given, and nothing is asked.
  const asking = allowed ? signal : AbortSignal.abort();
  const results = await lookups.enrich({
    indicator: { kind: indicator.kind, value: indicator.value },
    data: 'live',
    ...(named && {
      operations: named.map(({ id }) => id),
      parameters: Object.fromEntries(
        named.map(({ id, whenNamed }) => [id, whenNamed ?? {}] as const),
      ),
    }),
    ...(refresh !== undefined && { refresh }),
    askedFrom: 'api',
    signal: asking ?? new AbortController().signal,
  });
  // Stored results are shared: a caller gets a copy of its own.
  return structuredClone([...results]);
}

function operationOf(registry: Registry, id: unknown): Operation {
  const operation = registry.operation(String(id));
  if (operation === undefined) {
    throw new TypeError(`No operation is called “${String(id)}”.`);
  }
  return operation;
}
