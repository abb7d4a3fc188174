import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { IndicatorKind } from '../../../src/core/indicator/model';
import { Registry } from '../../../src/core/operation/registry';
import { providers } from '../../../src/providers';
import { lens, outcomes, requests, useSimulator } from '../lens';

/**
 * Every operation on the kind that the account does not answer by the parts, of the providers that
 * are switched on, in the order of the tabs.
 */
function operationsOn(kind: IndicatorKind): readonly string[] {
  const settings = vscode.workspace.getConfiguration('indicatorLens');
  const on = providers.filter((provider) => provider.server(settings.get(provider.id)).enabled);
  const nothingKept = { get: () => undefined, put: () => undefined };
  return new Registry(on)
    .operationsFor(kind)
    .filter(
      (operation) =>
        operation.aside?.({
          settings: settings.get(operation.provider),
          documents: nothingKept,
          clock: Date,
        }) !== true,
    )
    .map(({ id }) => id);
}

describe('the public API against the simulator', () => {
  before(useSimulator);

  for (const [what, value, kind] of [
    ['a host name', 'hxxps://login-secure[.]example/auth', 'fqdn'],
    ['an address', '203[.]0[.]113[.]80', 'ipv4'],
  ] as const) {
    it(`asks every operation that takes ${what}`, async () => {
      const api = await lens();
      const results = await api.enrich(value, { refresh: true });
      assert.deepEqual(
        results.map(({ operation }) => operation),
        operationsOn(kind),
      );
      for (const [operation, outcome] of Object.entries(outcomes(results))) {
        assert.match(outcome, /^(found|partial)$/, operation);
      }
      assert.deepEqual(JSON.parse(JSON.stringify(results)), results);
    });
  }

  it('never asks the same question twice', async () => {
    const api = await lens();
    const before = (await requests()).length;
    const results = await api.enrich('login-secure.example');
    assert.equal((await requests()).length, before);
    assert.ok(results.every(({ source }) => source.from === 'cache'));
  });

  it('rejects what is no indicator with a sentence', async () => {
    const api = await lens();
    await assert.rejects(api.enrich('no indicator'), /no IP address and no host name/);
  });
});
