import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ACTS } from '../../../src/vscode/callers/acts';
import { simulatedCredentials } from '../../rig/simulatedAccount';
import {
  configure,
  hoverAt,
  lens,
  openNote,
  outcomes,
  positionOf,
  requests,
  run,
  simulator,
  useSimulator,
} from '../lens';

const NAME = 'login-secure.example';
/** As the note writes it. */
const WRITTEN = 'login-secure[.]example';

/** Questions that were asked, and the answer they get. */
const asked: string[] = [];
let answer: string | undefined;
const { showWarningMessage } = vscode.window;

describe('a stranger: a link, a task, another extension', () => {
  before(async () => {
    await useSimulator();
    // VS Code shows no dialogue to tests: this one answers in its place.
    Object.assign(vscode.window, {
      showWarningMessage: (message: string, options: vscode.MessageOptions) => {
        if (options.modal === true) {
          asked.push([message, options.detail].join('\n'));
        }
        return Promise.resolve(options.modal === true ? answer : undefined);
      },
    });
    await configure({ 'scripts.allowed': [] });
  });

  beforeEach(() => {
    asked.length = 0;
    answer = undefined;
  });

  after(async () => {
    Object.assign(vscode.window, { showWarningMessage });
    await configure({ 'scripts.allowed': ACTS });
    await useSimulator();
  });

  it('neither changes nor drops a key unasked', async () => {
    for (const { provider, ...fields } of simulatedCredentials) {
      const evil = Object.fromEntries(Object.keys(fields).map((field) => [field, 'canary-evil']));
      assert.equal(await run('setCredentials', { provider, ...evil }), undefined);
      assert.equal(await run('forgetCredentials', { provider }), undefined);
    }
    assert.equal(asked.length, simulatedCredentials.length * 2);
    assert.match(asked[0] ?? '', /outside Indicator Lens wants to run “Set Credentials/);
    assert.doesNotMatch(asked.join('\n'), /canary-evil/);
    answer = 'Allow Once';
    for (const { provider } of simulatedCredentials) {
      const report = await run<{ ok: boolean }>('testConnection', { provider });
      assert.equal(report.ok, true, 'the key is still the one that was stored');
    }
  });

  it('neither spends nor writes, by a command or by the API', async () => {
    await simulator('POST reset');
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder, 'stranger.csv');
    assert.equal(await run('enrich', { value: NAME, show: false }), undefined);
    assert.equal(
      await run('exportResults', { value: NAME, format: 'csv', uri: uri.toString() }),
      undefined,
    );
    const results = await (await lens()).enrich(NAME, { refresh: true });
    assert.deepEqual([...new Set(Object.values(outcomes(results)))], ['cancelled']);
    assert.deepEqual(await requests(), []);
    await assert.rejects(async () => vscode.workspace.fs.stat(uri));
    assert.equal(asked.length, 3);
  });

  it('is not what our own links and light bulb are', async () => {
    const { document } = await openNote();
    const hover = await hoverAt(document, WRITTEN);
    const [, query = ''] = /command:indicatorLens\.copyDefanged\?([^)]*)\)/.exec(hover) ?? [];
    const given = JSON.parse(decodeURIComponent(query)) as unknown[];
    assert.equal(given.length, 2, 'the argument and its proof');
    const [, link = ''] = /command:indicatorLens\.enrich\?([^)]*)\)/.exec(hover) ?? [];
    const enrich = JSON.parse(decodeURIComponent(link)) as unknown[];
    const results = await vscode.commands.executeCommand<readonly unknown[] | undefined>(
      'indicatorLens.enrich',
      ...enrich,
    );
    assert.ok(results !== undefined && results.length > 0);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(positionOf(document, WRITTEN), positionOf(document, WRITTEN)),
    );
    const action = actions.find(({ command }) => command?.command.endsWith('.addToLibrary'));
    assert.ok(action?.command);
    const { command, arguments: values = [] } = action.command;
    await vscode.commands.executeCommand(command, ...(values as unknown[]));
    assert.deepEqual(asked, []);
  });

  it('may do what the setting names', async () => {
    await configure({ 'scripts.allowed': ['lookUp'] });
    const results = await run<readonly unknown[]>('enrich', { value: NAME, show: false });
    assert.ok(results.length > 0);
    assert.deepEqual(asked, []);
    assert.equal(await run('ignore', NAME), undefined);
    assert.equal(asked.length, 1);
    await configure({ 'scripts.allowed': [] });
  });
});
