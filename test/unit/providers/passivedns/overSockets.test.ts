import assert from 'node:assert/strict';
import { passivedns } from '../../../../src/providers/passivedns';
import { commonFaults, endsAs, EVIL, socketRig } from '../../enrichment/overSockets';

const TOKEN = 'analyst:correct horse';

describe('passive DNS: through the product, over sockets', () => {
  const bench = socketRig();

  it('sends no token where none is stored', async () => {
    const { rig, simulator } = bench;
    rig.block('circl').host = 'localhost';
    rig.credentials.clear();
    assert.equal(await rig.reason(EVIL, 'passivedns.query'), 'noCredentials');
    assert.deepEqual(
      simulator.requests.map(({ authentication }) => authentication),
      ['none'],
    );
  });

  it('refuses to carry the token in clear text off loopback', async () => {
    const { rig } = bench;
    const circl = bench.rig.block('circl');
    circl.host = 'pdns.evil.com';
    rig.credentials.set('circl http://pdns.evil.com:80', { token: TOKEN });
    rig.credentials.set(`circl ${passivedns.server(circl).origin}`, { token: TOKEN });
    assert.equal(await rig.reason('evil.com', 'passivedns.query'), 'insecure');
    assert.equal(rig.enrichment.history()[0]?.asked, 0);
  });

  it('trusts the self-signed certificate only when told to', async () => {
    const { rig, simulator } = bench;
    const circl = bench.rig.block('circl');
    Object.assign(circl, { ...simulator.circlTls, useHttp: false });
    rig.credentials.set(`circl ${new URL(simulator.circlTls.url).origin}`, { token: TOKEN });
    assert.equal(await rig.reason(EVIL, 'passivedns.query'), 'certificateNotTrusted');
    circl.verifySsl = false;
    assert.equal(await rig.reason(EVIL, 'passivedns.query'), 'found');
  });

  it('sends no token to a public host whose certificate is not verified', async () => {
    const { rig } = bench;
    const circl = bench.rig.block('circl');
    Object.assign(circl, { host: 'pdns.evil.com', useHttp: false, verifySsl: false });
    rig.credentials.set(`circl ${passivedns.server(circl).origin}`, { token: TOKEN });
    assert.equal(await rig.reason('evil.com', 'passivedns.query'), 'insecure');
    assert.equal(rig.enrichment.history()[0]?.asked, 0);
  });

  it('says which way round "Use HTTP" is wrong', async () => {
    const { rig, simulator } = bench;
    const circl = bench.rig.block('circl');
    Object.assign(circl, { useHttp: false });
    assert.equal(await rig.reason(EVIL, 'passivedns.query'), 'notSuchServer');
    Object.assign(circl, { ...simulator.circlTls, useHttp: true });
    assert.equal(await rig.reason(EVIL, 'passivedns.query'), 'badSettings');
  });

  endsAs(bench, 'passivedns.query', [
    ...commonFaults,
    ['notFound', 'notUnderstood'],
    ['truncated', 'unreachable'],
    ['tooManyRequests', 'quotaSpent'],
    ['rateLimitText', 'quotaSpent'],
    ['plainHttpToHttps', 'badSettings'],
    ['concatenated', 'found'],
    ['crlf', 'found'],
    ['badLine', 'partial'],
    ['stringNumbers', 'found'],
    ['maxset', 'partial'],
  ]);
});
