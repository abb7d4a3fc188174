import '../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { Allowance } from '../../../src/core/operation/account';
import type { QuotaLine } from '../../../src/enrichment/spending/quota';
import { allowanceLeftWords, countedWords, leftWords } from '../../../src/vscode/quotaWords';

const NOW = Date.parse('2026-11-21T12:03:00Z');

const line: QuotaLine = {
  provider: 'example',
  providerName: 'Example Vendor',
  product: 'whois-history',
  unit: 'query',
  spentToday: 1,
};

function withAllowance(allowance: Allowance, spentSinceTold = 0): QuotaLine {
  const account = { product: 'whois-history', allowance, at: '2026-11-21T12:00:00Z' };
  const leftOfAllowance = allowance.left - spentSinceTold;
  return { ...line, account, spentSinceTold, leftOfAllowance };
}

describe('the words about a quota', () => {
  it('name a product by its own name, and an only one by the name of its vendor', () => {
    assert.equal(countedWords(line), 'WHOIS history queries');
    assert.equal(countedWords({ ...line, product: 'example' }), 'Example Vendor queries');
  });

  it('say how long an allowance lasts', () => {
    const block = { limit: 1500, left: 321 };
    const [refilledAt, lapsesAt] = ['2026-11-22T00:00:00.000Z', '2027-01-31T08:30:00.000Z'];
    assert.deepEqual(
      [block, { ...block, refilledAt }, { ...block, lapsesAt }].map((allowance) =>
        allowanceLeftWords(withAllowance(allowance)),
      ),
      [
        '321 of 1,500 left',
        '321 of 1,500 left until 2026-11-22 00:00 UTC',
        '321 of 1,500 left to spend by 2027-01-31 08:30 UTC',
      ],
    );
  });

  it('say that a group spends from it, and what was spent here', () => {
    const told = {
      ...line,
      account: { product: 'whois-history', perMonth: 500, at: '2026-11-21T12:00:00Z' },
      spentSinceTold: 0,
      leftThisMonth: 321,
      ofGroup: { spentHereThisMonth: 12 },
    };
    assert.equal(
      leftWords(told, NOW),
      "321 of your group's 500 left this month, 12 spent here this month (told by the account 3 min ago)",
    );
  });

  it('say where the number is from', () => {
    const told = withAllowance({ limit: 500, left: 321 });
    assert.equal(leftWords(told, NOW), '321 of 500 left (told by the account 3 min ago)');
    const counted = withAllowance({ limit: 500, left: 321 }, 1);
    assert.match(leftWords(counted, NOW), /^320 of 500 left \(counted from what the account told/);
  });
});
