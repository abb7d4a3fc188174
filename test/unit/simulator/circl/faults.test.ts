import assert from 'node:assert/strict';
import { startSimulator } from '../../../simulator';
import type { Fault, Simulator } from '../../../simulator';
import { ask, BASIC } from '../client';

describe('the faults of the simulated COF server', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(() => simulator.reset());
  after(() => simulator.stop());

  const pdns = () =>
    ask(`${simulator.circl.url}/login-secure.example`, { headers: { authorization: BASIC } });

  const bodies: readonly (readonly [Fault['name'], number, RegExp])[] = [
    ['unauthorized', 401, /^<html>/],
    ['badCredentials', 403, /^not authorized/],
    ['notFound', 404, /^$/],
    ['html404', 404, /^<html>/],
    ['tooManyRequests', 429, /^<html>/],
    ['serverError', 500, /^<html>/],
    ['maintenance', 503, /^<html>/],
    ['html200', 200, /^<!DOCTYPE/],
    ['empty200', 200, /^$/],
    ['rateLimitText', 200, /^Rate Limit Exceeded$/],
    ['wrongShape', 200, /"message"/],
    ['concatenated', 200, /}{"count":37/],
    ['crlf', 200, /}\r\n{.*}\r\n\r\n$/s],
    ['badLine', 200, /}\n{"rrname": "cut off\n{/],
    ['stringNumbers', 200, /"count":"41".*"time_first":"\d+"/],
  ];
  for (const [name, status, words] of bodies) {
    it(`${name}: the COF server answers ${status}`, async () => {
      simulator.fault({ name });
      const reply = await pdns();
      assert.equal(reply.status, status);
      assert.match(reply.body.toString(), words);
    });
  }

  it('maxset: the COF server tells of a cut in a header', async () => {
    simulator.fault({ name: 'maxset' });
    assert.match(String((await pdns()).headers['x-dribble-errors']), /"total_value":532915/);
  });

  it('truncated and reset break the connection', async () => {
    simulator.fault({ name: 'truncated' });
    await assert.rejects(pdns(), { code: 'ECONNRESET' });
    simulator.reset();
    simulator.fault({ name: 'reset' });
    await assert.rejects(pdns(), { code: 'ECONNRESET' });
    assert.equal(simulator.requests.at(-1)?.status, 0);
  });

  it('429 says how long to wait', async () => {
    simulator.fault({ name: 'tooManyRequests', retryAfterSeconds: 7 });
    assert.equal((await pdns()).headers['retry-after'], '7');
  });

  it('hit this server and no other, and not what is for another', async () => {
    simulator.fault({ name: 'notFound', endpoint: 'whois' });
    simulator.fault({ name: 'html404', server: 'circlTls' });
    simulator.fault({ name: 'html502', server: 'circl' });
    assert.equal((await pdns()).status, 502);
    simulator.clearFaults();
    simulator.fault({ name: 'html404', server: 'circlTls' });
    assert.equal((await pdns()).status, 200);
  });
});
