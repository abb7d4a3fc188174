import assert from 'node:assert/strict';
import { startSimulator } from '../../../simulator';
import type { Fault, LoggedRequest, Simulator } from '../../../simulator';
import { ask, askWithKey, KEY, message } from '../client';

const WHOIS = '/v1/login-secure.example/whois';

describe('the faults of the simulated DomainTools', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(() => simulator.reset());
  after(() => simulator.stop());

  const whois = () => askWithKey(simulator.domaintools, WHOIS);

  const sentences: readonly (readonly [Fault['name'], number, RegExp])[] = [
    ['badRequest', 400, /could not understand your request/],
    ['noIpAddresses', 400, /^No IP addresses/],
    ['unauthorized', 401, /credentials are required/],
    ['badCredentials', 403, /do not match an active account/],
    ['notProvisioned', 403, /do not have access/],
    ['notFound', 404, /no recent WHOIS information/],
    ['uriTooLong', 414, /too long/],
    ['unprocessable', 422, /could not be processed/],
    ['tooManyRequests', 429, /Too many/],
    ['serverError', 500, /unable to process/],
    ['quotaPerMinute', 503, /per minute allowed/],
    ['quotaPerMonth', 503, /per month allowed/],
    ['quotaAbsolute', 503, /requests allowed under your service level \(1000\)/],
    ['reportTooLarge', 503, /size of this report/],
    ['maintenance', 503, /maintenance/],
  ];
  for (const [name, status, words] of sentences) {
    it(`${name}: DomainTools says ${status} and why`, async () => {
      simulator.fault({ name });
      const reply = await whois();
      assert.equal(reply.status, status);
      assert.match(message(reply), words);
    });
  }

  const bodies: readonly (readonly [Fault['name'], number, RegExp])[] = [
    ['notParsed', 206, /"code":206/],
    ['irisLimit', 200, /"limit_exceeded":true/],
    ['wrongShape', 200, /^{"response":{"unexpected"/],
    ['noEnvelope', 200, /^{"ok":true}$/],
    ['html200', 200, /^<!DOCTYPE html>/],
    ['html404', 404, /^<html>/],
    ['html502', 502, /^<html>/],
    ['empty200', 200, /^$/],
    ['rateLimitText', 200, /^Rate Limit Exceeded$/],
    ['plainHttpToHttps', 400, /sent to HTTPS port/],
  ];
  for (const [name, status, words] of bodies) {
    it(`${name}: DomainTools answers ${status} with another body`, async () => {
      simulator.fault({ name });
      const reply = await whois();
      assert.equal(reply.status, status);
      assert.match(reply.body.toString(), words);
    });
  }

  it('truncated and reset break the connection', async () => {
    simulator.fault({ name: 'truncated' });
    await assert.rejects(whois(), { code: 'ECONNRESET' });
    simulator.fault({ name: 'reset' });
    await assert.rejects(whois(), { code: 'ECONNRESET' });
    assert.equal(simulator.requests.at(-1)?.status, 0);
  });

  it('hang never answers, slow answers late', async () => {
    simulator.fault({ name: 'hang', times: 1 });
    simulator.fault({ name: 'slow', ms: 120, times: 1 });
    const before = performance.now();
    assert.equal((await whois()).status, 200);
    assert.ok(performance.now() - before >= 110);
    await assert.rejects(ask(simulator.domaintools + WHOIS, { signal: AbortSignal.timeout(150) }), {
      name: 'AbortError',
    });
    assert.equal((await whois()).status, 200);
  });

  it('huge pads the true body', async () => {
    simulator.fault({ name: 'huge', megabytes: 3 });
    const { body } = await whois();
    assert.ok(body.length > 3 * 1024 * 1024);
    assert.match(body.toString().trimStart(), /^{"response"/);
  });

  it('redirect goes to another origin, or where it is told', async () => {
    simulator.fault({ name: 'redirect' });
    const reply = await whois();
    assert.equal(reply.status, 302);
    assert.notEqual(new URL(String(reply.headers.location)).origin, simulator.domaintools);
    simulator.fault({ name: 'redirect', location: 'https://sso.example/' });
    assert.equal((await whois()).headers.location, 'https://sso.example/');
  });

  it('429 says how long to wait, unless it does not', async () => {
    simulator.fault({ name: 'tooManyRequests', retryAfterSeconds: 7 });
    assert.equal((await whois()).headers['retry-after'], '7');
    simulator.clearFaults();
    simulator.fault({ name: 'tooManyRequests', retryAfterSeconds: 0 });
    assert.equal((await whois()).headers['retry-after'], undefined);
  });

  it('hits only what it is for, and only so often', async () => {
    simulator.fault({ name: 'notFound', endpoint: 'whois', times: 1 });
    simulator.fault({ name: 'serverError', indicator: 'bank.example' });
    assert.equal((await whois()).status, 404);
    assert.equal((await whois()).status, 200);
    const bank = await askWithKey(simulator.domaintools, '/v1/risk?domain=bank.example');
    assert.equal(bank.status, 500);
    simulator.fault({ name: 'html502', server: 'domaintools' });
    assert.equal((await whois()).status, 502);
    simulator.clearFaults();
    assert.equal((await whois()).status, 200);
  });

  it('obeys another process, and tells it what was asked', async () => {
    const control = (command: string, body?: unknown) =>
      ask(`${simulator.domaintools}/_simulator/${command}`, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    assert.equal(
      (await control('fault', { name: 'quotaPerMonth', server: 'domaintools' })).status,
      200,
    );
    assert.equal((await whois()).status, 503);
    assert.equal((await control('fault', { name: 'no such fault' })).status, 400);
    await control('clear', {});
    await control('configure', { key: 'another' });
    assert.equal((await whois()).status, 403);
    const log = await control('requests');
    const requests = JSON.parse(log.body.toString()) as LoggedRequest[];
    assert.deepEqual(
      requests.map(({ endpoint, status, fault }) => [endpoint, status, fault]),
      [
        ['whois', 503, 'quotaPerMonth'],
        ['whois', 403, undefined],
      ],
    );
    assert.doesNotMatch(log.body.toString(), new RegExp(KEY));
    await control('reset', {});
    assert.equal(simulator.requests.length, 0);
    assert.equal((await whois()).status, 200);
  });
});
