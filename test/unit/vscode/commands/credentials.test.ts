import { analyst } from '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import { LensError } from '../../../../src/core/errors';
import type { Credentials } from '../../../../src/core/operation/credentials';
import type { ConnectionReport } from '../../../../src/core/operation/model';
import { DEFAULT_CACHE } from '../../../../src/enrichment/cacheLife';
import {
  forgetCredentials,
  setCredentials,
  testConnection,
} from '../../../../src/vscode/commands/credentials';
import { quiet, registry } from '../vendors';

/** A storage that tells what is in it, and settings that a test writes. */
function desk(settings: Record<string, unknown> = {}) {
  const stored = new Map<string, Credentials>();
  const accepted: string[] = [];
  const lost = new Map<string, string>();
  const tested: string[] = [];
  const warned: string[] = [];
  return {
    stored,
    accepted,
    lost,
    tested,
    warned,
    registry,
    log: { ...quiet, warn: (text: string) => void warned.push(text) },
    settings: {
      provider: (id: string) => settings[id] ?? {},
      cache: () => DEFAULT_CACHE,
    },
    secrets: {
      has: (id: string) => Promise.resolve([...stored.keys()].some((key) => key.startsWith(id))),
      lostSince: (id: string, origin: string) => Promise.resolve(lost.get(`${id} ${origin}`)),
      set: (
        id: string,
        origin: string,
        credentials: Credentials,
        more: { acceptsRisk?: boolean } = {},
      ) => {
        stored.set(`${id} ${origin}`, credentials);
        accepted.push(...(more.acceptsRisk === true ? [id] : []));
        return Promise.resolve();
      },
      forget: (id: string) => {
        for (const key of [...stored.keys()].filter((one) => one.startsWith(id))) {
          stored.delete(key);
        }
        return Promise.resolve();
      },
    },
    enrichment: {
      test: (id: string) => {
        tested.push(id);
        return Promise.resolve<ConnectionReport>({ ok: true, message: `Connected to ${id}.` });
      },
    },
  };
}

const refusal = (message: string, remedy: string) => (thrown: unknown) => {
  assert.ok(thrown instanceof LensError);
  assert.equal(thrown.failure.reason, 'badInput');
  assert.deepEqual([thrown.failure.message, thrown.failure.remedy], [message, remedy]);
  return true;
};

describe('the credentials of a vendor', () => {
  beforeEach(() => analyst.reset());

  it('are stored for the server of the settings, without a word where a script gives all', async () => {
    const at = desk();
    const given = { provider: 'locked', username: ' ana ', key: 'secret', token: 'not asked for' };
    assert.equal(await setCredentials(at, given), true);
    assert.deepEqual(
      [...at.stored],
      [['locked https://locked.example', { username: 'ana', key: 'secret' }]],
    );
    assert.deepEqual([analyst.asked, analyst.told, analyst.ran], [[], [], []]);
  });

  it('are asked for field by field, and tried at once where that is free', async () => {
    const at = desk();
    analyst.types = (prompt) => (prompt.startsWith('Key') ? 'secret' : 'ana');
    assert.equal(await setCredentials(at, { provider: 'locked' }), true);
    assert.deepEqual(analyst.asked, [
      'User name, for https://locked.example only',
      'Key, for https://locked.example only; it is tested there at once',
    ]);
    assert.deepEqual(analyst.ran, [['indicatorLens.testConnection', { provider: 'locked' }]]);
  });

  it('are asked for where a script leaves some out: its secret stays unseen, the rest is proposed', async () => {
    const at = desk();
    analyst.types = () => undefined;
    assert.equal(await setCredentials(at, { provider: 'locked', username: 'ana' }), false);
    assert.ok(analyst.drawn.includes('ana'));
    analyst.reset();
    analyst.types = (prompt) => (prompt.startsWith('Key') ? 'new' : 'ana');
    assert.equal(await setCredentials(at, { provider: 'locked', key: 'hunter2secret' }), true);
    assert.ok(!analyst.drawn.includes('hunter2secret'));
    assert.deepEqual(
      [...at.stored],
      [['locked https://locked.example', { username: 'ana', key: 'new' }]],
    );
  });

  it('are not stored where one input is closed, nor is an empty one taken', async () => {
    const at = desk();
    analyst.types = (prompt) => (prompt.startsWith('Key') ? undefined : ' ');
    assert.equal(await setCredentials(at, { provider: 'locked' }), false);
    assert.deepEqual([analyst.asked.length, at.stored.size], [2, 0]);
    assert.equal(analyst.drawn.filter((one) => one === 'Enter a value.').length, 2);
    analyst.reset();
    analyst.types = () => 'something';
    assert.equal(await setCredentials(at, { provider: 'locked' }), true);
    assert.ok(!analyst.drawn.includes('Enter a value.'));
  });

  it('are offered of vendors that have some, never of one that answers everybody', async () => {
    for (const command of [setCredentials, forgetCredentials]) {
      analyst.reset();
      analyst.picks = () => undefined;
      assert.equal(await command(desk(), undefined), false);
      assert.deepEqual(
        analyst.offered.map((items) => items.map(({ label }) => label)),
        [['Locked', 'Tokened']],
      );
    }
  });

  it('are refused for a vendor that needs none, and nothing is stored', async () => {
    const at = desk();
    for (const command of [setCredentials, forgetCredentials]) {
      await assert.rejects(
        command(at, { provider: 'open', key: 'secret' }),
        refusal('Open needs no key.', 'Nothing has to be entered: look up an indicator.'),
      );
    }
    assert.equal(at.stored.size, 0);
  });

  it('are refused in the words of what the vendors declare', async () => {
    const takes = 'The command takes {provider, username?, key?, token?}.';
    const at = desk();
    await assert.rejects(
      setCredentials(at, { provider: 'nobody' }),
      refusal(takes, 'The provider is “locked” or “tokened”.'),
    );
    await assert.rejects(
      setCredentials(at, { provider: 'locked', key: 7 }),
      refusal(takes, 'The provider is “locked” or “tokened”.'),
    );
    await assert.rejects(
      testConnection(at, { provider: 'nobody' }),
      refusal(takes, 'The provider is “locked”, “tokened”, or “open”.'),
    );
  });

  it('are asked for after a question where the vendor calls it risky', async () => {
    const at = desk({ locked: { risky: true } });
    assert.equal(await setCredentials(at, { provider: 'locked' }), false);
    assert.deepEqual(analyst.told, ['The key goes in the clear.\nUse the other way.']);
    assert.deepEqual([analyst.asked, at.stored.size], [[], 0]);
    assert.deepEqual(at.warned, ['Locked: The key goes in the clear.']);
    analyst.presses = (_, [go]) => go;
    assert.equal(await setCredentials(at, { provider: 'locked' }), true);
  });

  it('may be sent at a risk only where somebody accepted it, which no script can', async () => {
    const at = desk({ locked: { risky: true, asksFirst: true } });
    const whole = { provider: 'locked', username: 'ana', key: 'secret' };
    assert.equal(await setCredentials(at, whole), true);
    assert.deepEqual([at.accepted, analyst.told], [[], []]);
    analyst.presses = (_, [go]) => go;
    assert.equal(await setCredentials(at, { provider: 'locked' }), true);
    assert.deepEqual(at.accepted, ['locked']);
    const asked = desk({ locked: { risky: true } });
    assert.equal(await setCredentials(asked, { provider: 'locked' }), true);
    assert.deepEqual(asked.accepted, []);
  });

  it('are told as lost where they were stored and are gone', async () => {
    const at = desk();
    at.lost.set('locked https://locked.example', '2026-04-12T14:02:00.000Z');
    analyst.picks = () => undefined;
    await setCredentials(at, undefined);
    assert.deepEqual(
      analyst.offered[0]?.map(({ detail }) => detail),
      [
        'The key store lost the credentials stored on 2026-04-12: enter them again.',
        'No credentials are stored.',
      ],
    );
  });

  it('can be forgotten', async () => {
    const at = desk();
    at.stored.set('tokened https://tokened.example', { token: 'secret' });
    assert.equal(await forgetCredentials(at, { provider: 'tokened' }), true);
    assert.equal(await forgetCredentials(at, { provider: 'tokened' }), false);
    assert.deepEqual(analyst.told, []);
    at.stored.set('locked https://locked.example', { key: 'secret' });
    await forgetCredentials(at, undefined);
    await forgetCredentials(at, undefined);
    assert.deepEqual(analyst.told, [
      'The credentials of Locked are forgotten.',
      'No credentials of Locked were stored.',
    ]);
  });
});

describe('the test of a connection', () => {
  beforeEach(() => analyst.reset());

  it('that fails says why, and offers the remedy', async () => {
    const at = desk();
    const failure = {
      reason: 'badCredentials',
      message: 'The key was refused.',
      remedy: 'Enter it again.',
      action: 'setCredentials',
    } as const;
    at.enrichment.test = () => Promise.resolve({ ok: false, message: failure.message, failure });
    analyst.presses = (_, [go]) => go;
    const report = await testConnection(at, { provider: 'locked' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    assert.equal(report?.ok, false);
    assert.deepEqual(analyst.told, ['The key was refused. Enter it again.']);
    assert.deepEqual(analyst.ran[0]?.slice(0, 2), [
      'indicatorLens.setCredentials',
      { provider: 'locked' },
    ]);
  });

  it('is offered of every vendor, and says who needs no key', async () => {
    const at = desk();
    analyst.picks = (items) => items.at(-1);
    const report = await testConnection(at, undefined);
    assert.deepEqual(
      analyst.offered[0]?.map(({ label, detail }) => [label, detail]),
      [
        ['Locked', 'No credentials are stored.'],
        ['Tokened', 'No credentials are stored.'],
        ['Open', 'Needs no key.'],
      ],
    );
    assert.deepEqual([at.tested, report?.ok], [['open'], true]);
    assert.deepEqual(analyst.told, ['Connected to open.']);
  });
});
