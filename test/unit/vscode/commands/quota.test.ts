import { analyst } from '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { QuotaReport } from '../../../../src/enrichment/spending/quota';
import { showQuota } from '../../../../src/vscode/commands/quota';

const NOW = Date.parse('2026-11-21T14:00:00Z');

function shown(report: Partial<QuotaReport>): (readonly (string | undefined)[])[] {
  showQuota({
    clock: { now: () => NOW },
    quota: {
      report: () => ({ lines: [], silent: [], hosts: [], ...report }),
      refresh: () => Promise.resolve(),
      perMinute: () => undefined,
      onDidChange: () => () => undefined,
    },
  });
  return analyst.offered.at(-1)?.map(({ label, detail }) => [label, detail]) ?? [];
}

describe('the quota', () => {
  beforeEach(() => analyst.reset());

  it('tells of a product what is left, and what was spent here', () => {
    const line = {
      provider: 'locked',
      providerName: 'Locked',
      product: 'whois-history',
      unit: 'record',
      spentToday: 24,
      budget: 50,
      leftOfBudget: 26,
    } as const;
    assert.deepEqual(shown({ lines: [line] }), [
      ['Locked', undefined],
      ["WHOIS history records: 26 of 50 left of today's budget", '24 spent here today'],
    ]);
  });

  it('tells of a vendor that is free how often each host was asked', () => {
    const free = {
      provider: 'open',
      providerName: 'Open',
      product: 'open',
      unit: 'request',
    } as const;
    const pace = { requests: 10, seconds: 60 };
    const hosts = [
      { providerName: 'Open', host: 'a.open.example', requestsToday: 1200, pace },
      { providerName: 'Open', host: 'b.open.example', requestsToday: 1 },
    ];
    assert.deepEqual(shown({ lines: [{ ...free, spentToday: 1201 }], hosts }), [
      ['Open', undefined],
      ['a.open.example: 1,200 requests today', 'asked at most 10 times a minute'],
      ['b.open.example: 1 request today', undefined],
    ]);
  });

  it('tells what is left of a budget of free requests, too', () => {
    const line = {
      provider: 'open',
      providerName: 'Open',
      product: 'open',
      unit: 'request',
      spentToday: 30,
      budget: 100,
      leftOfBudget: 70,
    } as const;
    assert.deepEqual(shown({ lines: [line] })[1], [
      "Open requests: 70 of 100 left of today's budget",
      '30 sent from here today',
    ]);
  });
});
