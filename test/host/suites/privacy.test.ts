import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { operationTitled } from '../../rig/operations';
import {
  configure,
  forgetKeys,
  hoverAt,
  lens,
  openNote,
  outcomes,
  pointAtVendors,
  requests,
  run,
  storeKeys,
  useSimulator,
} from '../lens';

describe('what never leaves the machine', () => {
  before(useSimulator);
  after(pointAtVendors);

  it('is nothing while files are opened, hovered and shown in trees', async () => {
    const { document } = await openNote();
    await hoverAt(document, 'login-secure');
    await vscode.commands.executeCommand('indicatorLens.indicators.focus');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    assert.deepEqual(await requests(), []);
  });

  it('is a private, reserved or internal indicator, for the real vendors', async () => {
    await pointAtVendors();
    await storeKeys();
    const api = await lens();
    for (const value of [
      '10.0.4.17',
      'dc01.corp.internal',
      '203.0.113.80',
      '2001:db8:80::23',
      'login-secure.example',
    ]) {
      const found = outcomes(await api.enrich(value, { refresh: true }));
      assert.deepEqual([...new Set(Object.values(found))], ['refused'], value);
    }
  });

  it('is an ignored indicator', async () => {
    await configure({ ignore: undefined });
    await run('ignore', '203.0.113.80');
    const ignored = vscode.workspace.getConfiguration('indicatorLens').get('ignore');
    assert.deepEqual(ignored, ['203.0.113.80']);
    await useSimulator();
    const api = await lens();
    const results = await api.enrich('203.0.113.80', { refresh: true });
    assert.deepEqual(new Set(Object.values(outcomes(results))), new Set(['refused']));
    assert.deepEqual(await requests(), [], 'not even a server on this machine is asked');
    await configure({ ignore: undefined });
  });

  it('is a key that was forgotten', async () => {
    await forgetKeys();
    const api = await lens();
    const { id } = operationTitled('Risk Score');
    const results = await api.enrich('mx1.postbox.example', { operations: [id] });
    assert.deepEqual(outcomes(results), { [id]: 'noCredentials' });
    await storeKeys();
  });
});
