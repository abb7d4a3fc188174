import assert from 'node:assert/strict';
import { failureOf } from '../../../../src/core/errors';
import { readSettings } from '../../../../src/providers/dnsdb/settings';

describe('DNSDB: the settings', () => {
  it('lead to version 2 of the API without one', () => {
    for (const block of [undefined, {}, { baseUrl: ' ' }]) {
      assert.deepEqual(readSettings(block), {
        enabled: true,
        origin: 'https://api.dnsdb.info',
        host: 'api.dnsdb.info',
        baseUrl: 'https://api.dnsdb.info/dnsdb/v2',
        limit: 10_000,
        lastDays: 0,
      });
    }
  });

  it('take an address with a path, and a slash at its end', () => {
    const { baseUrl, origin, host } = readSettings({ baseUrl: 'http://127.0.0.1:8080/dnsdb/v2/' });
    assert.deepEqual(
      [baseUrl, origin, host],
      ['http://127.0.0.1:8080/dnsdb/v2', 'http://127.0.0.1:8080', '127.0.0.1:8080'],
    );
  });

  for (const block of [
    { baseUrl: 'http://dnsdb.example/' },
    { baseUrl: 'nowhere' },
    { limit: 0 },
    { limit: 100_001 },
    { lastDays: -1 },
  ]) {
    it(`name what cannot be used: ${JSON.stringify(block)}`, () => {
      assert.throws(
        () => readSettings(block),
        (thrown) => {
          const { reason, message } = failureOf(thrown);
          assert.equal(reason, 'badSettings');
          assert.ok(message.includes(`indicatorLens.dnsdb.${Object.keys(block)[0] ?? ''}`));
          return true;
        },
      );
    });
  }
});
