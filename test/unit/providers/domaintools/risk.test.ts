import assert from 'node:assert/strict';
import type { ScoreSection } from '../../../../src/core/result/model';
import { reasonFrom, run, sessionOver } from './session';
import type { Scripted } from './session';

const EVIDENCE = '/v1/risk/evidence/?domain=login-secure.example';
const PLAIN = '/v1/risk?domain=login-secure.example';
const NO_ACCESS: Scripted = { status: 403, body: { error: { code: 403, message: 'no access' } } };

async function score(response: object, value = 'login-secure.example'): Promise<ScoreSection> {
  const { session } = sessionOver({ [EVIDENCE]: { body: { response } } });
  const [section] = (await run('risk', value, session)).sections;
  assert.equal(section?.type, 'score');
  return section;
}

describe('DomainTools risk', () => {
  it('asks for evidence first, and for the score alone where the account lacks that', async () => {
    const { session, asked } = sessionOver({
      [EVIDENCE]: NO_ACCESS,
      [PLAIN]: { body: { response: { domain: 'login-secure.example', risk_score: 97 } } },
    });
    assert.deepEqual((await run('risk', 'login-secure.example', session)).outcome, {
      kind: 'found',
    });
    assert.deepEqual(asked, [EVIDENCE, PLAIN]);
    const neither = sessionOver({
      [EVIDENCE]: NO_ACCESS,
      [PLAIN]: NO_ACCESS,
      '/v1/iris-investigate/?domain=login-secure.example': NO_ACCESS,
      '/v1/iris-enrich/?domain=login-secure.example': NO_ACCESS,
    });
    assert.equal(
      await reasonFrom(run('risk', 'login-secure.example', neither.session)),
      'noAccess',
    );
  });

  it('asks a second time for no other refusal', async () => {
    const message = 'The credentials you entered do not match an active account.';
    const { session, asked } = sessionOver({
      [EVIDENCE]: { status: 403, body: { error: { code: 403, message } } },
    });
    assert.equal(await reasonFrom(run('risk', 'login-secure.example', session)), 'badCredentials');
    assert.deepEqual(asked, [EVIDENCE]);
  });

  it('reduces a host name and says which name the score is of', async () => {
    const { session } = sessionOver({
      [EVIDENCE]: { body: { response: { domain: 'LOGIN-SECURE.EXAMPLE', risk_score: 97 } } },
    });
    const answer = await run('risk', 'www.login-secure.example', session);
    assert.equal(answer.lookedUp, 'login-secure.example');
    assert.match(answer.sections[0]?.note ?? '', /www\.login-secure\.example/);
  });

  it('reads scores written as text, components this version does not know, and lists as objects', async () => {
    const section = await score({
      risk_score: '12.19',
      components: { name: 'threat_profile_ransom', risk_score: '12.19' },
    });
    assert.equal(section.score, 12.19);
    assert.deepEqual(section.components, [
      { name: 'threat_profile_ransom', label: 'threat profile ransom', score: 12.19, evidence: [] },
    ]);
  });

  it('has no record where the name has no score, and never makes that 0', async () => {
    const { session } = sessionOver({
      [EVIDENCE]: { body: { response: { domain: 'login-secure.example', risk_score: null } } },
    });
    const answer = await run('risk', 'login-secure.example', session);
    assert.equal(answer.outcome.kind, 'noRecord');
    assert.deepEqual(answer.sections, []);
  });
});
