import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { CANCELLED, failureOf } from '../../../../src/core/errors';
import type { FailureReason } from '../../../../src/core/errors';
import { createBench, domainBody, NOW, settled } from './session';
import type { Script, Scripted } from './session';
import type { Services } from './lists';

const dns: Services = [[['example'], ['https://rdap.registry.example/v1/']]];
const URL_ASKED = 'https://rdap.registry.example/v1/domain/shop.example';
const found = { body: domainBody('shop.example') };
const html = { headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<!doctype html>' };
const error = (errorCode: number, more: object = {}) => ({ errorCode, ...more });

const bench = (script: Script) => createBench({ kept: { dns }, answers: { [URL_ASKED]: script } });

describe('a request to a registry', () => {
  it('asks for RDAP with GET and without anything that proves who asks', async () => {
    const { run, requests } = bench(found);
    await run('www.shop.example');
    assert.equal(requests.length, 1);
    const [request] = requests;
    assert.equal(request?.method, 'GET');
    assert.equal(request.url, URL_ASKED);
    assert.deepEqual(request.headers, {
      Accept: 'application/rdap+json, application/json;q=0.8',
    });
    assert.equal(request.carriesCredentials, false);
    assert.equal(request.body, undefined);
  });

  const answers: Readonly<Record<string, Scripted>> = {
    'the RDAP type': found,
    'plain JSON': { ...found, headers: { 'content-type': 'application/json' } },
    'the type of a web page, though JSON': { ...found, headers: { 'content-type': 'text/html' } },
    'a byte order mark': { body: `\uFEFF${JSON.stringify(found.body)}` },
    'notices with terms, which are no error': {
      body: domainBody('shop.example', {
        notices: [{ title: 'Terms of Use', description: ['Do not.'] }],
      }),
    },
    'an error code beside the object': { body: domainBody('shop.example', error(404)) },
  };
  for (const [what, answer] of Object.entries(answers)) {
    it(`takes an answer with ${what}`, async () => {
      const { outcome, answeredBy, raw } = await bench(answer).run('shop.example');
      assert.deepEqual(outcome, { kind: 'found' });
      assert.deepEqual(answeredBy, ['rdap.registry.example']);
      assert.deepEqual(
        raw.map(({ request, status }) => [request, status]),
        [[`GET ${URL_ASKED}`, 200]],
      );
    });
  }

  const nothing: Readonly<Record<string, Scripted>> = {
    'with the RDAP type and no body': { status: 404 },
    'with the RDAP type in capitals': {
      status: 404,
      headers: { 'content-type': 'Application/RDAP+JSON; charset=utf-8' },
    },
    'with an error body of another type': {
      status: 404,
      headers: { 'content-type': 'application/json' },
      body: error(404, { title: 'Not found' }),
    },
    'as an error code in a 200': { body: error(404, { rdapConformance: ['rdap_level_0'] }) },
  };
  for (const [what, answer] of Object.entries(nothing)) {
    it(`hears "no record" in a 404 ${what}`, async () => {
      const { outcome, raw, answeredBy, lookedUp } = await bench(answer).run('www.shop.example');
      assert.deepEqual(outcome, {
        kind: 'noRecord',
        reason: 'rdap.registry.example, the registry of .example, has no record of shop.example.',
      });
      assert.equal(lookedUp, 'shop.example');
      assert.equal(raw.length, 1);
      assert.deepEqual(answeredBy, ['rdap.registry.example']);
    });
  }

  const failures: readonly (readonly [string, Scripted, FailureReason, RegExp])[] = [
    ['a 404 that is a web page', { ...html, status: 404 }, 'notSuchServer', /not with RDAP/],
    [
      'a 404 in JSON of its own',
      { status: 404, headers: { 'content-type': 'application/json' }, body: { message: 'no' } },
      'notSuchServer',
      /HTTP 404/,
    ],
    ['a web page with 200', html, 'notSuchServer', /not with RDAP \(HTTP 200\)/],
    [
      'a web page of the RDAP type',
      { body: '<html>Sign in</html>' },
      'notSuchServer',
      /not with RDAP/,
    ],
    ['half of an answer', { body: '{"objectClassName":"dom' }, 'notUnderstood', /was cut/],
    ['nothing', { body: '' }, 'notUnderstood', /is empty/],
    ['a list', { body: '[]' }, 'notUnderstood', /is no object/],
    ['some other object', { body: { status: 'ok' } }, 'notUnderstood', /no RDAP object/],
    ['400', { status: 400 }, 'badRequest', /did not accept the request \(HTTP 400\)/],
    ['422', { status: 422 }, 'badRequest', /HTTP 422/],
    ['403', { status: 403 }, 'noAccess', /refuses to answer \(HTTP 403\)/],
    ['403 with a web page', { ...html, status: 403 }, 'notSuchServer', /firewall or a proxy/],
    ['202', { status: 202 }, 'serverError', /no answer yet/],
    ['206', { status: 206, body: { objectClassName: 'domain' } }, 'notUnderstood', /HTTP 206/],
    ['408', { status: 408 }, 'timeout', /HTTP 408/],
    ['451', { status: 451 }, 'badRequest', /legal reasons/],
    ['401', { status: 401 }, 'noAccess', /HTTP 401/],
    ['407', { status: 407 }, 'unreachable', /proxy/],
    ['500', { status: 500 }, 'serverError', /HTTP 500/],
    ['502 with a web page', { ...html, status: 502 }, 'serverError', /HTTP 502/],
    ['304', { status: 304 }, 'serverError', /HTTP 304/],
    ['501', { status: 501 }, 'notApplicable', /does not offer this kind of look-up/],
    ['an error code in a 200', { body: error(500) }, 'serverError', /HTTP 500/],
    [
      'words of its own',
      { status: 400, body: error(400, { title: 'Bad', description: ['No\nsuch', 'label'] }) },
      'badRequest',
      /It says: “Bad: No such label”$/,
    ],
    ['503', { status: 503, headers: { 'retry-after': '30' } }, 'busy', /not available now/],
  ];
  for (const [what, answer, reason, message] of failures) {
    it(`says what it means when the server sends ${what}, and does not ask again`, async () => {
      const { failure, asked } = bench(answer);
      const told = await failure('shop.example');
      assert.equal(told.reason, reason, told.message);
      assert.match(told.message, message);
      assert.match(told.message, /rdap\.registry\.example/);
      assert.notEqual(told.remedy, '');
      assert.deepEqual(asked(), [URL_ASKED]);
    });
  }
});

describe('a registry that takes no more queries (429)', () => {
  const inTime = (milliseconds: number) => new Date(NOW + milliseconds).toUTCString();
  const waits: readonly (readonly [string | undefined, number, string])[] = [
    [undefined, 60, '60 seconds'],
    ['6', 6, '6 seconds'],
    ['600', 600, '10 minutes'],
    ['10000', 10_000, '3 hours'],
    ['999999999', 86_400, '24 hours'],
    [inTime(90_000), 90, '90 seconds'],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 86_400, '24 hours'],
    ['soon', 60, '60 seconds'],
  ];
  for (const [header, seconds, words] of waits) {
    it(`is left alone for ${words} where it says ${header ?? 'nothing'}`, async () => {
      const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header };
      const { failure, asked } = bench({ ...html, status: 429, headers });
      const told = await failure('shop.example');
      assert.equal(told.reason, 'busy');
      assert.equal(told.retryAfterSeconds, seconds);
      assert.equal(told.remedy, `Try again in ${words}.`);
      assert.equal(told.action, 'retry');
      assert.equal(asked().length, 1);
    });
  }

  describe('for a moment', () => {
    const busy = { status: 429, headers: { 'retry-after': '5' } };
    beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
    afterEach(() => mock.timers.reset());

    it('is asked once more when the moment is over', async () => {
      const { run, asked } = bench([busy, found]);
      const running = run('shop.example');
      await settled();
      mock.timers.tick(4999);
      await settled();
      assert.equal(asked().length, 1);
      mock.timers.tick(1);
      assert.equal((await running).outcome.kind, 'found');
      assert.equal(asked().length, 2);
    });

    it('is asked once more by a date, too', async () => {
      const { run, asked } = bench([
        { status: 429, headers: { 'retry-after': inTime(2000) } },
        found,
      ]);
      const running = run('shop.example');
      await settled();
      mock.timers.tick(2000);
      await running;
      assert.equal(asked().length, 2);
    });

    it('is not asked a third time', async () => {
      const { failure, asked } = bench([busy, busy, found]);
      const running = failure('shop.example');
      await settled();
      mock.timers.tick(5000);
      assert.equal((await running).retryAfterSeconds, 5);
      assert.equal(asked().length, 2);
    });

    it('is asked once more for the whole question, redirects and all', async () => {
      const { failure, asked } = createBench({
        kept: { dns },
        answers: {
          [URL_ASKED]: [busy, { status: 302, headers: { location: '/v2/domain/shop.example' } }],
          'https://rdap.registry.example/v2/domain/shop.example': busy,
        },
      });
      const running = failure('shop.example');
      await settled();
      mock.timers.tick(5000);
      assert.equal((await running).reason, 'busy');
      assert.equal(asked().length, 3);
    });

    it('is not waited for once the analyst cancels', async () => {
      const { run, asked, stop } = bench([busy, found]);
      const running = run('shop.example').catch(failureOf);
      await settled();
      stop.abort();
      assert.deepEqual(await running, CANCELLED);
      mock.timers.tick(5000);
      await settled();
      assert.equal(asked().length, 1);
    });

    it('is left alone for a minute where it says 0, or a time that is over', async () => {
      for (const header of ['0', inTime(-5000)]) {
        const { failure, asked } = bench([{ status: 429, headers: { 'retry-after': header } }]);
        assert.equal((await failure('shop.example')).retryAfterSeconds, 60, header);
        assert.equal(asked().length, 1);
      }
    });
  });
});
