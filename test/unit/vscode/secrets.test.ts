import { analyst } from '../../rig/vscodeStub';
import assert from 'node:assert/strict';
import { keepContextKeys } from '../../../src/vscode/contextKeys';
import { LensSecrets } from '../../../src/vscode/secrets';
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

async function hasKeys(values: Readonly<Record<string, unknown>>): Promise<unknown> {
  analyst.reset();
  keepContextKeys(registry, new LensSecrets(storage(values), quiet, () => undefined));
  await new Promise((resolve) => setTimeout(resolve, 0));
  return analyst.ran.findLast(([, name]) => name === 'indicatorLens.hasKeys')?.[2];
}

describe('stored credentials', () => {
  const origin = 'https://locked.example';

  it('count when something was entered', async () => {
    const kept = storage();
    const secrets = new LensSecrets(kept, quiet, () => undefined);
    await secrets.set('locked', origin, { username: 'ana', key: 'secret' });
    assert.equal(await secrets.has('locked'), true);
    assert.deepEqual(await secrets.read('locked', origin), { username: 'ana', key: 'secret' });
  });

  it('that hold nothing are none', async () => {
    const kept = storage({ locked: { [origin]: {} } });
    const secrets = new LensSecrets(kept, quiet, () => undefined);
    assert.equal(await secrets.has('locked'), false);
    assert.equal(await secrets.read('locked', origin), undefined);
    await secrets.set('open', 'https://open.example', {});
    assert.deepEqual([...kept.kept.keys()], [`${PREFIX}locked`]);
  });

  it('hide the welcome, but for a vendor that needs none', async () => {
    const something = { [origin]: { key: 'secret' } };
    assert.equal(await hasKeys({}), false);
    assert.equal(await hasKeys({ locked: something }), true);
    assert.equal(await hasKeys({ locked: { [origin]: {} } }), false);
    assert.equal(await hasKeys({ locked: { [origin]: { key: '' } } }), false);
    assert.equal(await hasKeys({ open: something }), false);
  });
});
