import assert from 'node:assert/strict';
import { lens, outcomes, requests, useSimulator } from '../../lens';

describe('CIRCL Passive DNS through the public API', () => {
  before(useSimulator);

  it('is asked by the name that scripts rely on, and never told to resolve', async () => {
    const api = await lens();
    for (const value of ['login-secure.example', '203.0.113.80']) {
      const results = await api.enrich(value, { operations: ['passivedns.query'], refresh: true });
      assert.match(outcomes(results)['passivedns.query'] ?? '', /^(found|partial)$/);
    }
    const asked = (await requests()).filter(({ endpoint }) => endpoint === 'pdns');
    assert.notEqual(asked.length, 0);
    assert.ok(asked.every(({ activeQueryDisabled }) => activeQueryDisabled));
  });
});
