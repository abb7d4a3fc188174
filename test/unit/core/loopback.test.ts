import assert from 'node:assert/strict';
import { isLoopbackHost } from '../../../src/core/loopback';
import { LensError } from '../../../src/core/errors';
import { axiosHttp } from '../../../src/infra/http/axiosHttp';
import { readBaseUrl } from '../../../src/providers/kit/baseUrl';

const none = (): void => undefined;

/** What VS Code sends straight to the server, whatever proxy is set, and what it does not. */
const HOSTS: Readonly<Record<'stays' | 'mayLeave', readonly string[]>> = {
  stays: [
    'localhost',
    'LOCALHOST',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '[::1]',
    '[0::1]',
  ],
  mayLeave: [
    '127.0.0.2',
    '127.255.255.254',
    '127.2',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::]',
    '0.0.0.0',
    'localhost.',
    'localhost.example',
    'a.localhost',
    'ip6-localhost',
    '127.0.0.1.example',
    '10.0.0.1',
  ],
};

describe('a server on this machine', () => {
  for (const [kind, hosts] of Object.entries(HOSTS)) {
    for (const host of hosts) {
      const stays = kind === 'stays';
      it(`is ${stays ? '' : 'not '}${host}, wherever that grants something`, async () => {
        const url = new URL(`http://${host}:1/`);
        assert.equal(isLoopbackHost(url.hostname), stays);
        assert.equal('problem' in readBaseUrl(url.href, 'the key'), !stays);
        const thrown: unknown = await axiosHttp({
          userAgentVersion: '0',
          log: { debug: none, info: none, warn: none, error: none },
        })
          .request(
            { method: 'GET', url: url.href, carriesCredentials: true, timeoutMs: 2000 },
            new AbortController().signal,
          )
          .catch((error: unknown) => error);
        assert.ok(thrown instanceof LensError);
        assert.equal(thrown.failure.reason === 'insecure', !stays, thrown.message);
      });
    }
  }
});
