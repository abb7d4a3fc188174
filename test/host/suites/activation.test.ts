import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { IndicatorLensApi } from '../../../src/api';

const ID = 'indicator-lens.indicator-lens';

interface Manifest {
  readonly contributes?: { readonly commands?: readonly { readonly command: string }[] };
}

describe('activation', () => {
  it('finds the extension under its stable id', () => {
    assert.ok(vscode.extensions.getExtension(ID));
  });

  it('returns version 1 of the public API', async () => {
    const extension = vscode.extensions.getExtension<IndicatorLensApi>(ID);
    assert.ok(extension);
    const api = await extension.activate();
    assert.equal(api.version, 1);
    assert.deepEqual(
      api.detect('C2 at 203[.]0[.]113[.]80').map(({ kind, value }) => ({ kind, value })),
      [{ kind: 'ipv4', value: '203.0.113.80' }],
    );
  });

  it('registers every command of the manifest', async () => {
    const extension = vscode.extensions.getExtension(ID);
    assert.ok(extension);
    await extension.activate();
    const manifest = extension.packageJSON as Manifest;
    const declared = (manifest.contributes?.commands ?? []).map(({ command }) => command);
    assert.notEqual(declared.length, 0);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });
});
