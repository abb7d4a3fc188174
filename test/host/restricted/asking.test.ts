import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import * as vscode from 'vscode';
import { hoverAt, lens, openNote, outcomes, requests, useSimulator } from '../lens';

/** Listens where the hostile folder wants every request to go. */
function listen(seen: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end('{}');
  });
  server.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url ?? ''}`);
    socket.end();
  });
  return new Promise((resolve) => {
    server.listen(Number(process.env.INDICATOR_LENS_EVIL_PORT), '127.0.0.1', () => {
      resolve(server);
    });
  });
}

describe('asking in a hostile folder', () => {
  const seen: string[] = [];
  let evil: Server;

  before(async () => {
    evil = await listen(seen);
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
