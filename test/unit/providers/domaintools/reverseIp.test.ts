import assert from 'node:assert/strict';
import { reasonFrom, run, sessionOver } from './session';
import { factIn, plain, reasonOf, table } from './sections';

const names = (count: number) => Array.from({ length: count }, (_, n) => `n${n}.example`);
const host = (count: number, domains: readonly string[], address = '203.0.113.80') => ({
  ip_address: address,
  domain_count: count,
  domain_names: domains,
});

function ofName(ip_addresses: unknown) {
  const path = '/v1/login-secure.example/reverse-ip';
  return run(
    'reverseIp',
    'login-secure.example',
    sessionOver({ [path]: { body: { response: { ip_addresses } } } }).session,
  );
}

function ofAddress(ip_addresses: unknown, parameters = {}, query = '') {
  const path = `/v1/203.0.113.80/host-domains${query}`;
  const { session } = sessionOver({ [path]: { body: { response: { ip_addresses } } } });
  return run('reverseIp', '203.0.113.80', session, parameters);
}

describe('DomainTools reverse IP', () => {
  it('takes ip_addresses as an array or as an object', async () => {
    for (const wire of [host(2, names(2)), [host(2, names(2))]]) {
      const answer = await ofName(wire);
      assert.deepEqual(answer.outcome, { kind: 'found' });
      assert.deepEqual(plain(factIn(answer, 'addresses')?.values ?? []), ['203.0.113.80']);
      assert.equal(table(answer, 'domains-203.0.113.80').shown, 2);
    }
  });

  it('shows both numbers where domain_count is more than the list', async () => {
    const answer = await ofAddress(host(749, names(453)));
    const domains = table(answer, 'domains-203.0.113.80');
    assert.deepEqual([domains.shown, domains.total, domains.cappedBy?.by], [453, 749, 'vendor']);
    assert.equal(domains.note, 'DomainTools counts 749 domains and lists 453.');
    assert.equal(answer.outcome.kind, 'partial');
    assert.match(reasonOf(answer), /Shown 453 of 749/);
  });

  it('shows both numbers where domain_count is less than the list', async () => {
    const answer = await ofAddress(host(76, names(104)));
    const domains = table(answer, 'domains-203.0.113.80');
    assert.deepEqual([domains.shown, domains.total, domains.cappedBy], [104, 76, undefined]);
    assert.equal(domains.note, 'DomainTools counts 76 domains and lists 104.');
    assert.deepEqual(answer.outcome, { kind: 'found' });
  });

  it('sends no limit unless it is asked for, and then says who cut the list', async () => {
    const answer = await ofAddress(host(500, names(10)), { limit: 10 }, '?limit=10');
    assert.equal(table(answer, 'domains-203.0.113.80').cappedBy?.by, 'request');
    assert.equal(answer.outcome.kind, 'partial');
    const { session } = sessionOver({});
    const failed = run('reverseIp', '203.0.113.80', session, { limit: 0 });
    assert.equal(await reasonFrom(failed), 'badInput');
  });

  it('has no record of an address without domains, nor of a name without addresses', async () => {
    assert.equal((await ofAddress(host(0, []))).outcome.kind, 'noRecord');
    assert.equal((await ofName([])).outcome.kind, 'noRecord');
  });

  it('still shows the address of a name that no domain is known on', async () => {
    const answer = await ofName(host(0, []));
    assert.deepEqual(plain(factIn(answer, 'addresses')?.values ?? []), ['203.0.113.80']);
  });

  it('writes an IPv6 address into the path as it is, and signs that', async () => {
    const { session, requests } = sessionOver({
      '/v1/2001:db8:80::23/host-domains': {
        body: { response: { ip_addresses: host(1, names(1), '2001:db8:80:0::23') } },
      },
    });
    const answer = await run('reverseIp', '2001:db8:80::23', session);
    assert.equal(answer.lookedUp, '2001:db8:80::23');
    assert.match(requests[0]!.url, /\/v1\/2001:db8:80::23\/host-domains\?/);
  });
});
