import assert from 'node:assert/strict';
import type { Fact, Result } from '../../../src/core/result/model';
import { hoverLines } from '../../../src/vscode/editor/hoverFacts';

function result(operation: string, facts: readonly Fact[], noRecord = false): Result {
  return {
    operation,
    indicator: { kind: 'fqdn', value: 'login-secure.example' },
    askedFor: 'login-secure.example',
    lookedUp: 'login-secure.example',
    parameters: {},
    retrievedAt: '2026-11-21T14:02:00Z',
    outcome: noRecord ? { kind: 'noRecord', reason: 'Nothing is known.' } : { kind: 'found' },
    sections: facts.length === 0 ? [] : [{ id: 'facts', title: 'Facts', type: 'facts', facts }],
    raw: [],
    source: {
      provider: 'vendor',
      providerName: 'Vendor',
      data: 'live',
      from: 'cache',
      host: 'vendor.example',
    },
  };
}

const created: Fact = { id: 'created', label: 'Created', type: 'date', values: ['2026-11-12'] };

describe('the lines of a hover', () => {
  it('are one for each answer, with the facts that it is the first to tell', () => {
    const whois = result('vendor.whois', [
      created,
      { id: 'registrar', label: 'Registrar', type: 'text', values: ['ExampleReg'] },
    ]);
    const older = result('vendor.history', [
      { id: 'created', label: 'Created', type: 'date', values: ['2020-01-01'] },
    ]);
    assert.deepEqual(hoverLines([whois, older]), [
      {
        result: whois,
        facts: [
          { label: 'Created', value: '2026-11-12' },
          { label: 'Registrar', value: 'ExampleReg' },
        ],
      },
    ]);
  });

  it('show the beginning of a list, and how much there is more', () => {
    const values = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example'].map(
      (value) => ({ kind: 'fqdn', value }) as const,
    );
    const [line] = hoverLines([
      result('vendor.whois', [
        { id: 'nameServers', label: 'Name servers', type: 'indicator', values },
      ]),
    ]);
    assert.equal(line?.facts[0]?.value, 'a.example, b.example, c.example, +2');
  });

  it('say that there is no record', () => {
    const none = result('vendor.passive', [], true);
    assert.deepEqual(hoverLines([none]), [{ result: none, facts: [] }]);
  });

  it('leave out facts of one vendor alone, which the panel shows', () => {
    assert.deepEqual(
      hoverLines([
        result('vendor.whois', [{ id: 'ianaId', label: 'IANA id', type: 'text', values: ['x'] }]),
      ]),
      [],
    );
  });
});
