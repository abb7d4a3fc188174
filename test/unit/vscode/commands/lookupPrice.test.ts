import '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { IndicatorRef } from '../../../../src/core/indicator';
import type { Preview } from '../../../../src/enrichment/batch/model';
import { lookupPrice } from '../../../../src/vscode/commands/lookupPrice';
import { registry } from '../vendors';

const resolver = { kind: 'fqdn', value: 'resolver.example' } as const;
const cdn = { kind: 'fqdn', value: 'cdn.example' } as const;
const evil = { kind: 'fqdn', value: 'evil.example' } as const;
const LISTS: Readonly<Record<string, readonly string[]>> = {
  [resolver.value]: ['Public resolvers', 'Top sites'],
  [cdn.value]: ['CDNs'],
};

describe('what a look-up from the palette spends', () => {
  const words = (indicators: readonly IndicatorRef[], toAsk = indicators.length) => {
    const preview: Preview = {
      indicators: indicators.length,
      refusals: [],
      operations: registry.operations.slice(0, toAsk === 0 ? 0 : 1).map((operation) => ({
        operation,
        providerName: 'Locked',
        takes: indicators.length,
        toAsk,
        cached: 0,
        refused: 0,
        cost: [{ product: 'p', unit: 'query', amount: toAsk }],
      })),
    };
    return lookupPrice(
      {
        batches: { preview: () => Promise.resolve(preview) },
        settings: { confirmAbove: () => 100 },
        warningLists: { of: ({ value }) => LISTS[value] ?? [] },
      },
      indicators,
      'live',
      new AbortController().signal,
    );
  };

  it('comes after the warning lists that have the indicator', async () => {
    const told = await words([resolver]);
    assert.match(told, /^On a warning list: Public resolvers, Top sites · ./);
    assert.doesNotMatch(await words([evil]), /warning/);
  });

  it('comes after how many of several are on one', async () => {
    assert.match(await words([resolver, evil]), /^1 is on a warning list · ./);
    assert.match(await words([resolver, cdn, evil]), /^2 are on warning lists · ./);
    assert.doesNotMatch(await words([evil, evil]), /warning/);
  });

  it('leaves the warning where nothing is spent', async () => {
    assert.equal(await words([cdn], 0), 'On a warning list: CDNs');
    assert.equal(await words([evil], 0), '');
  });
});
