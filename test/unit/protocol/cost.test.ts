import assert from 'node:assert/strict';
import type { Cost } from '../../../src/core/operation/cost';
import { parseToWebview } from '../../../src/protocol/toWebview';
import { pageOf } from '../webview/results';

describe('the cost of an operation on a page', () => {
  const units: Readonly<Record<Cost['unit'], true>> = { query: true, record: true, request: true };
  for (const unit of Object.keys(units) as Cost['unit'][]) {
    it(`arrives where it is counted in the unit ${unit}`, () => {
      const page = pageOf(['vendor.ask']);
      const cost: Cost[] = [{ product: 'vendor', amount: 1, unit, bound: 'atLeast' }];
      const priced = { ...page, operations: page.operations.map((one) => ({ ...one, cost })) };
      assert.deepEqual(parseToWebview(priced), priced);
    });
  }
});
