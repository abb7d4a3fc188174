import * as z from 'zod';
import { LensError } from '../../src/core/errors';
import type { IndicatorKind } from '../../src/core/indicator/model';
import type { Operation, Provider } from '../../src/core/operation/model';
import type { Result, Source } from '../../src/core/result/model';

/**
 * A vendor that does not exist, for tests of what every vendor shares. Nobody can be asked: tests
 * give its answers themselves (`answerOf`).
 */
export const neutralVendor: Provider = {
  id: 'example',
  name: 'Example Vendor',
  credentials: { fields: [{ id: 'key', label: 'Key', secret: true }], required: () => true },
  settingsSchema: () => z.object({}),
  concurrency: 4,
  operations: [
    operation('risk', 'Risk', ['fqdn']),
    operation('registration', 'Registration', ['fqdn']),
    operation('network', 'Network', ['ipv4', 'ipv6']),
    { ...operation('history', 'History', ['fqdn']), cost: () => [], timeline: true },
    operation('neighbours', 'Neighbours', ['fqdn', 'ipv4', 'ipv6']),
    operation('nameServers', 'Name Server Neighbours', ['fqdn']),
    operation('mailHosts', 'Mail Host Neighbours', ['fqdn']),
    { ...operation('hosting', 'Hosting', ['fqdn']), timeline: true },
    { ...operation('records', 'Records', ['fqdn', 'ipv4', 'ipv6']), timeline: true },
  ],
  server: () => ({
    origin: 'https://api.vendor.example',
    enabled: true,
    allowsInternal: false,
  }),
  test: () => Promise.resolve({ ok: false, message: 'This vendor does not exist.' }),
};

/** As its live answers name it. */
export const neutralSource: Source = {
  provider: neutralVendor.id,
  providerName: neutralVendor.name,
  data: 'live',
  from: 'network',
  host: 'api.vendor.example',
};

const indicator = { kind: 'fqdn', value: 'login-secure.example' } as const;

/** An answer of the vendor about login-secure.example, with what a test says about it. */
export function answerOf(operation: string, more: Partial<Result> = {}): Result {
  return {
    operation,
    indicator,
    askedFor: indicator.value,
    lookedUp: indicator.value,
    parameters: {},
    retrievedAt: '2026-11-21T12:00:00Z',
    source: neutralSource,
    outcome: { kind: 'found' },
    sections: [],
    raw: [],
    ...more,
  };
}

function operation(name: string, title: string, takes: readonly IndicatorKind[]): Operation {
  return {
    id: `example.${name}`,
    title,
    description: `What is known as ${title}.`,
    provider: 'example',
    takes,
    cost: () => [{ product: name, amount: 1, unit: 'query' }],
    run: () =>
      Promise.reject(
        new LensError({
          reason: 'unreachable',
          message: 'This vendor does not exist.',
          remedy: 'There is nothing to do.',
          action: 'none',
        }),
      ),
  };
}
