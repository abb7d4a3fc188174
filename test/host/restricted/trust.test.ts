import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { IndicatorLensApi } from '../../../src/api';

const SETTINGS = vscode.workspace.getConfiguration('indicatorLens');

describe('Restricted Mode', () => {
  it('is what the folder is opened in', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('leaves detection at work', async () => {
    const extension = vscode.extensions.getExtension<IndicatorLensApi>(
      'indicator-lens.indicator-lens',
    );
    assert.ok(extension);
    const api = await extension.activate();
    assert.deepEqual(
      api.detect('login-secure[.]example').map(({ value }) => value),
      ['login-secure.example'],
    );
  });

  it('reads no setting of ours from the hostile folder', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json');
    const hostile = JSON.parse(
      new TextDecoder().decode(await vscode.workspace.fs.readFile(file)),
    ) as Record<string, unknown>;
    const ours = Object.keys(hostile).filter((name) => name.startsWith('indicatorLens.'));
    assert.notEqual(ours.length, 0);
    for (const name of ours) {
      const found = SETTINGS.inspect(name.slice('indicatorLens.'.length));
      assert.ok(found, `${name} is no setting of the extension`);
      assert.equal(found.workspaceValue, undefined, name);
      assert.equal(found.workspaceFolderValue, undefined, name);
    }
  });
});
