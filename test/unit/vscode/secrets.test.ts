import { analyst } from '../../rig/vscodeStub';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { keepContextKeys } from '../../../src/vscode/contextKeys';
import { LensSecrets } from '../../../src/vscode/secrets';
import { StoredOrigins } from '../../../src/vscode/storedOrigins';
import { LensError } from '../../../src/core/errors';
import { quiet, registry } from './vendors';

const PREFIX = 'indicatorLens.credentials.';

/** A SecretStorage that tells what is in it. */
function storage(values: Readonly<Record<string, unknown>> = {}) {
  const kept = new Map(
    Object.entries(values).map(([id, value]) => [PREFIX + id, JSON.stringify(value)]),
  );
  return {
    kept,
    keys: () => Promise.resolve([...kept.keys()]),
    get: (key: string) => Promise.resolve(kept.get(key)),
    store: (key: string, value: string) => Promise.resolve(void kept.set(key, value)),
    delete: (key: string) => Promise.resolve(void kept.delete(key)),
    onDidChange: () => ({ dispose: () => undefined }),
  };
}

/** A memento; what is put into it stays readable. */
function state(kept = new Map<string, unknown>()) {
  return {
    kept,
    get: (key: string) => kept.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
  };
}

type Storage = ReturnType<typeof storage>;

function secretsIn(kept: Storage, remembered = state(), learnt: string[] = []): LensSecrets {
  return new LensSecrets({
    storage: kept,
    origins: new StoredOrigins(remembered as never, {
      now: () => Date.parse('2026-04-12T14:02:00Z'),
    }),
    registry,
    log: quiet,
    learn: (values) => void learnt.push(...values),
  });
}

async function hasKeys(values: Readonly<Record<string, unknown>>): Promise<unknown> {
  return contextKey('hasKeys', secretsIn(storage(values)));
}

async function contextKey(key: string, secrets: LensSecrets): Promise<unknown> {
  analyst.reset();
  keepContextKeys(registry, secrets);
  await new Promise((resolve) => setTimeout(resolve, 0));
  return analyst.ran.findLast(([, name]) => name === `indicatorLens.${key}`)?.[2];
}

describe('stored credentials', () => {
  const origin = 'https://locked.example';

  it('count when something was entered', async () => {
    const kept = storage();
    const secrets = secretsIn(kept);
    await secrets.set('locked', origin, { username: 'ana', key: 'secret' });
    assert.equal(await secrets.has('locked'), true);
    assert.deepEqual(await secrets.read('locked', origin), { username: 'ana', key: 'secret' });
  });

  it('are read from the key store once, until it says that they changed', async () => {
    const kept = storage({ locked: { [origin]: { key: 'secret' } } });
    let reads = 0;
    let tell: (change: { readonly key: string }) => void = () => undefined;
    const watched: Storage = {
      ...kept,
      get: (key) => {
        reads += 1;
        return kept.get(key);
      },
      onDidChange: ((listener: typeof tell) => {
        tell = listener;
        return { dispose: () => undefined };
      }) as Storage['onDidChange'],
    };
    const secrets = secretsIn(watched);
    const heard: string[] = [];
    secrets.onDidChange((provider) => heard.push(provider));
    await secrets.read('locked', origin);
    await secrets.read('locked', origin);
    assert.equal(reads, 1);
    kept.kept.set(`${PREFIX}locked`, JSON.stringify({ [origin]: { key: 'other' } }));
    tell({ key: 'of.another.extension' });
    tell({ key: `${PREFIX}locked` });
    assert.deepEqual(heard, ['locked']);
    assert.deepEqual(await secrets.read('locked', origin), { key: 'other' });
    assert.equal(reads, 2);
  });

  it('that hold nothing are none', async () => {
    const kept = storage({ locked: { [origin]: {} } });
    const secrets = secretsIn(kept);
    assert.equal(await secrets.has('locked'), false);
    assert.equal(await secrets.read('locked', origin), undefined);
    await secrets.set('open', 'https://open.example', {});
    assert.deepEqual([...kept.kept.keys()], [`${PREFIX}locked`]);
  });

  it('are learnt by what the vendor declares: a field it does not name is secret, too', async () => {
    const learnt: string[] = [];
    await secretsIn(storage(), state(), learnt).set('locked', origin, {
      username: 'ana',
      key: 'secret',
      password: 'another',
    });
    assert.deepEqual(learnt, ['secret', 'another']);
    const kept = storage({ locked: { [origin]: { username: 'ana', pin: '1234567' } } });
    const read: string[] = [];
    await secretsIn(kept, state(), read).read('locked', origin);
    assert.deepEqual(read, ['1234567']);
  });

  it('that the key store lost are known to have been there, since when and for which server', async () => {
    const remembered = state();
    const kept = storage();
    await secretsIn(kept, remembered).set('locked', origin, { key: 'secret' });
    assert.equal(await secretsIn(kept, remembered).lostSince('locked', origin), undefined);
    const gone = secretsIn(storage(), remembered);
    assert.equal(await gone.lostSince('locked', origin), '2026-04-12T14:02:00.000Z');
    assert.equal(await gone.lostSince('locked', 'https://other.example'), undefined);
    assert.equal(await gone.lostSince('tokened', origin), undefined);
    assert.doesNotMatch(JSON.stringify([...remembered.kept]), /secret/);
    await gone.forget('locked');
    assert.equal(await gone.lostSince('locked', origin), undefined);
  });

  it('of a version before this one are noted when they are read', async () => {
    const remembered = state();
    const kept = storage({ locked: { [origin]: { key: 'secret' } } });
    await secretsIn(kept, remembered).read('locked', origin);
    const gone = secretsIn(storage(), remembered);
    assert.equal(await gone.lostSince('locked', origin), '2026-04-12T14:02:00.000Z');
  });

  it('in a key store that does not open are not "none": the remedy says what to do', async () => {
    const kept = storage();
    const locked: Storage = {
      ...kept,
      get: () => Promise.reject(new Error('no such interface')),
    };
    const secrets = secretsIn(locked);
    await assert.rejects(secrets.read('locked', origin), (thrown) => {
      assert.ok(thrown instanceof LensError);
      assert.equal(thrown.failure.reason, 'credentialsLost');
      return thrown.failure.remedy.includes('key ring');
    });
    assert.equal(await secrets.has('locked'), false);
    locked.get = () => Promise.resolve(JSON.stringify({ [origin]: { key: 'secret' } }));
    assert.equal(await secrets.has('locked'), true);
  });

  it('are read and forgotten although nothing can be noted beside them', async () => {
    const kept = storage({ locked: { [origin]: { key: 'secret' } } });
    const full = { ...state(), update: () => Promise.reject(new Error('the disk is full')) };
    const secrets = secretsIn(kept, full);
    assert.deepEqual(await secrets.read('locked', origin), { key: 'secret' });
    await assert.rejects(secrets.forget('locked'));
    assert.equal(await secrets.read('locked', origin), undefined);
    assert.deepEqual([...kept.kept], []);
  });

  it('keep that a risk was accepted, until others are stored or they are forgotten', async () => {
    const secrets = secretsIn(storage());
    await secrets.set('locked', origin, { key: 'one' }, { acceptsRisk: true });
    assert.equal(secrets.acceptsRisk('locked', origin), true);
    assert.equal(secrets.acceptsRisk('locked', 'https://other.example'), false);
    await secrets.set('locked', origin, { key: 'two' });
    assert.equal(secrets.acceptsRisk('locked', origin), false);
    await secrets.set('locked', origin, { key: 'three' }, { acceptsRisk: true });
    await secrets.forget('locked');
    assert.equal(secrets.acceptsRisk('locked', origin), false);
  });

  it('hide the welcome, but for a vendor that needs none', async () => {
    const something = { [origin]: { key: 'secret' } };
    assert.equal(await hasKeys({}), false);
    assert.equal(await hasKeys({ locked: something }), true);
    assert.equal(await hasKeys({ locked: { [origin]: {} } }), false);
    assert.equal(await hasKeys({ locked: { [origin]: { key: '' } } }), false);
    assert.equal(await hasKeys({ open: something }), false);
  });

  it('that were stored and are gone are welcomed as lost, not as never entered', async () => {
    const remembered = state();
    const kept = storage();
    const lost = (secrets: LensSecrets) => contextKey('keysLost', secrets);
    assert.equal(await lost(secretsIn(kept, remembered)), false);
    await secretsIn(kept, remembered).set('locked', origin, { key: 'secret' });
    assert.equal(await lost(secretsIn(kept, remembered)), false);
    assert.equal(await lost(secretsIn(storage(), remembered)), true);
    const unopened = { ...kept, get: () => Promise.reject(new Error('no such interface')) };
    assert.equal(await lost(secretsIn(unopened, remembered)), true);
    await secretsIn(storage(), remembered).forget('locked');
    assert.equal(await lost(secretsIn(storage(), remembered)), false);
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { viewsWelcome: { contents: string; when?: string }[] };
    };
    const shownWhen = (contents: string) =>
      contributes.viewsWelcome.find((one) => one.contents === contents)?.when;
    assert.equal(shownWhen('%welcome.keysLost%'), 'indicatorLens.keysLost');
    assert.match(shownWhen('%welcome.noKeys%') ?? '', /!indicatorLens\.keysLost/);
  });
});
