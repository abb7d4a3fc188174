import assert from 'node:assert/strict';
import { NOW, run, sessionOver } from './session';

const NAME = 'login-secure.example';
const EVIDENCE = `/v1/risk/evidence/?domain=${NAME}`;
const IRIS = `/v1/iris-investigate/?domain=${NAME}`;
const DAY_MS = 86_400_000;

const score = { body: { response: { domain: NAME, risk_score: 97 } } };
const row = (domain: string) => ({
  body: { response: { results: [{ domain, domain_risk: { risk_score: 61 } }], total_count: 1 } },
});

/** A session whose account told, so long ago, that it has Iris alone. */
function toldOf(agoMs: number, server: Parameters<typeof sessionOver>[0]) {
  const told = sessionOver(server);
  const document = { origin: 'https://api.domaintools.com', of: '', refused: [] as string[] };
  const { documents } = told.session;
  const put = (of: string): void =>
    documents.put('account', {
      body: JSON.stringify({
        ...document,
        of,
        toldAt: new Date(NOW - agoMs).toISOString(),
        products: ['iris-investigate'],
      }),
      checkedAt: new Date(NOW - agoMs).toISOString(),
    });
  return { ...told, documents, put };
}

/** How the account is called in what is kept: found by a refusal, which keeps it. */
async function accountKey(): Promise<string> {
  const { session } = sessionOver({
    [EVIDENCE]: { status: 403, body: { error: { code: 403, message: 'no access' } } },
    [`/v1/risk?domain=${NAME}`]: score,
  });
  await run('risk', NAME, session);
  const kept = JSON.parse(session.documents.get('account')?.body ?? '{}') as { of: string };
  return kept.of;
}

describe('DomainTools ways', () => {
  it('follow what the account told within a day, and no older list', async () => {
    const of = await accountKey();
    const fresh = toldOf(DAY_MS - 1000, { [IRIS]: row(NAME) });
    fresh.put(of);
    await run('risk', NAME, fresh.session);
    assert.deepEqual(fresh.asked, [IRIS]);
    const old = toldOf(DAY_MS + 1000, { [EVIDENCE]: score });
    old.put(of);
    await run('risk', NAME, old.session);
    assert.deepEqual(old.asked, [EVIDENCE]);
  });

  it('believe nothing that another account told', async () => {
    const other = toldOf(1000, { [EVIDENCE]: score });
    other.put('another');
    await run('risk', NAME, other.session);
    assert.deepEqual(other.asked, [EVIDENCE]);
  });

  it('take no row of another name for that of this one', async () => {
    const { session } = sessionOver({ [IRIS]: row('other.example') });
    const answer = await run('profile', NAME, session);
    assert.equal(answer.outcome.kind, 'noRecord');
  });

  it('keep no key, and nothing from which one could be found', async () => {
    const of = await accountKey();
    assert.match(of, /^[0-9a-f]{8}$/);
  });

  it('name which of the two Iris products told', async () => {
    const of = await accountKey();
    const told = toldOf(1000, { [IRIS]: row(NAME) });
    told.put(of);
    const { sections } = await run('risk', NAME, told.session);
    assert.equal(sections[0]?.note, 'As Iris Investigate tells it.');
  });

  it('send no address or name server of an offer that must stay at home', async () => {
    const refusal = {
      reason: 'refused',
      message: 'It stays here.',
      remedy: 'Nothing to do.',
      action: 'none',
    } as const;
    for (const [id, parameters] of [
      ['reverseIp', { address: '203.0.113.80' }],
      ['reverseNameServer', { nameServer: 'ns1.park-dns.example' }],
    ] as const) {
      const { session, asked } = sessionOver({}, { mayAsk: () => refusal });
      const kept = { ...session, settings: { prefer: 'iris' } };
      await assert.rejects(run(id, NAME, kept, parameters), /It stays here/);
      if (id === 'reverseIp') {
        await assert.rejects(run(id, NAME, session, parameters), /It stays here/);
      }
      assert.deepEqual(asked, [], id);
    }
  });
});
