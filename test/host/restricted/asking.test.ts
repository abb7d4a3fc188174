import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { eventually, hoverAt, lens, openNote, outcomes, requests, useSimulator } from '../lens';

/** Listens somewhere, and writes down every request. */
async function listen(seen: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end('{}');
  });
  server.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url ?? ''}`);
    socket.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Makes the settings of the folder point at this server, and waits until VS Code has read them. */
async function pointFolderAt(server: Server): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const file = vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json');
  const { port } = server.address() as AddressInfo;
  const settings = new TextDecoder()
    .decode(await vscode.workspace.fs.readFile(file))
    .replaceAll(process.env.INDICATOR_LENS_EVIL_PORT ?? '', String(port))
    .replace('{', '{"editor.tabSize":7,');
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(settings));
  await eventually(() => vscode.workspace.getConfiguration('editor').get('tabSize') === 7);
}

describe('asking in a hostile folder', () => {
  const seen: string[] = [];
  let evil: Server;

  before(async () => {
    evil = await listen(seen);
    await pointFolderAt(evil);
    await useSimulator();
  });

  after(() => {
    evil.close();
  });

  it('sends nothing on hover, though the folder asks for it', async () => {
    const { document } = await openNote();
    assert.match(await hoverAt(document, 'login-secure'), /command:indicatorLens\.enrich/);
    assert.deepEqual(await requests(), []);
  });

  it('asks only the servers of the user', async () => {
    const api = await lens();
    const results = await api.enrich('login-secure.example');
    assert.ok(results.length >= 8);
    for (const [operation, outcome] of Object.entries(outcomes(results))) {
      assert.match(outcome, /^(found|partial)$/, operation);
    }
    const asked = await requests();
    assert.notEqual(asked.length, 0);
    assert.ok(asked.every(({ authentication }) => authentication !== 'openKey'));
    assert.ok(
      asked
        .filter(({ endpoint }) => endpoint === 'pdns')
        .every(({ activeQueryDisabled }) => activeQueryDisabled),
    );
    assert.deepEqual(seen, []);
  });

  it('offers its actions all the same', async () => {
    const { document } = await openNote();
    const start = document.positionAt(document.getText().indexOf('login-secure') + 1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(start, start),
    );
    assert.ok(actions.some(({ title }) => title === 'Enrich login-secure[.]example'));
  });
});
