import assert from 'node:assert/strict';
import { authenticate } from '../../../../src/providers/domaintools/authentication';
import { credentials, reasonFrom, run, sessionOver } from './session';

const RISK = {
  '/v1/risk/evidence/?domain=login-secure.example': {
    body: { response: { domain: 'login-secure.example', risk_score: 97, components: [] } },
  },
};

describe('DomainTools authentication', () => {
  it('signs user name, time and path as the worked example of the API documentation', () => {
    const now = Date.parse('2020-02-01T14:37:59.123Z');
    const sign = (path: string) => authenticate(credentials, 'hmac', path, now).query;
    assert.deepEqual(sign('/v1/domaintools.com/whois'), {
      api_username: 'example_user',
      timestamp: '2020-02-01T14:37:59Z',
      signature: '3e0da5a4975fbbf1862b8c46d55449a56b5f6114e743023e5db2c6c653525c72',
    });
    assert.equal(
      sign('/v1/domaintools.com/whois/').signature,
      '7c85b70a8bc9a495d920f22c030d5d8c2ce9018522cb4ac0d8da2051d82b6ae3',
      'a final slash is part of what is signed',
    );
    assert.equal(
      sign('/v1/iris-investigate/').signature,
      'f1f9a529037b227a9b0bcb1c7f7c73586a0129d945205ffa1ab9175acf7d6be1',
    );
  });

  it('signs the path from /v1 on, without the query and without a path before it', async () => {
    const plain = sessionOver(RISK);
    await run('risk', 'login-secure.example', plain.session);
    const signature = new URL(plain.requests[0]!.url).searchParams.get('signature');
    assert.equal(
      signature,
      authenticate(credentials, 'hmac', '/v1/risk/evidence/', plain.session.clock.now()).query
        .signature,
    );
    const behind = sessionOver(
      { '/dt/v1/risk/evidence/?domain=login-secure.example': Object.values(RISK)[0]! },
      { settings: { baseUrl: 'https://gateway.example/dt' } },
    );
    await run('risk', 'login-secure.example', behind.session);
    assert.equal(new URL(behind.requests[0]!.url).searchParams.get('signature'), signature);
  });

  it('keeps the key out of the URL but in the mode that is named for it', async () => {
    for (const authentication of ['hmac', 'header', 'openKey']) {
      const { session, requests } = sessionOver(RISK, { settings: { authentication } });
      const answer = await run('risk', 'login-secure.example', session);
      const request = requests[0]!;
      assert.equal(request.url.includes(credentials.key!), authentication === 'openKey');
      assert.equal(
        request.headers?.['X-Api-Key'],
        authentication === 'header' ? credentials.key : undefined,
      );
      assert.equal(request.carriesCredentials, true);
      assert.deepEqual(
        answer.raw.map((raw) => raw.request),
        ['GET https://api.domaintools.com/v1/risk/evidence/?domain=login-secure.example'],
        'what is shown holds neither user name nor proof',
      );
    }
  });

  it('asks nothing without a key, or without the user name that a signature needs', async () => {
    for (const stored of [undefined, {}, { username: 'example_user' }, { key: 'k' }]) {
      const { session, asked } = sessionOver({}, { credentials: stored });
      assert.equal(await reasonFrom(run('risk', 'login-secure.example', session)), 'noCredentials');
      assert.deepEqual(asked, []);
    }
  });

  it('says which part of a request proves who asks, beside the stored key', async () => {
    for (const authentication of ['hmac', 'header', 'openKey']) {
      const { session, requests } = sessionOver(RISK, { settings: { authentication } });
      await run('risk', 'login-secure.example', session);
      const { url, secrets } = requests[0]!;
      const signature = new URL(url).searchParams.get('signature');
      assert.deepEqual(secrets, signature === null ? [] : [signature]);
      assert.equal(signature === null, authentication !== 'hmac');
    }
  });
});
