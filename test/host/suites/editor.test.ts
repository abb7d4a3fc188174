import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Result } from '../../../src/core/result/model';
import { operationTitled } from '../../rig/operations';
import {
  configure,
  eventually,
  hoverAt,
  lens,
  openNote,
  outcomes,
  positionOf,
  requests,
  run,
  SECRETS,
  simulator,
  useSimulator,
} from '../lens';

describe('in the editor', () => {
  before(useSimulator);

  it('hovers with links that ask, and sends nothing', async () => {
    const { document } = await openNote();
    const hover = await hoverAt(document, 'mx1.postbox.example');
    assert.match(hover, /`mx1\[\.\]postbox\[\.\]example`/);
    assert.match(hover, /command:indicatorLens\.enrich\?/);
    assert.match(hover, /command:indicatorLens\.copyDefanged\?/);
    for (const operation of ['WHOIS', 'Risk Score', 'Passive DNS', 'Reverse MX']) {
      assert.ok(hover.includes(`[${operation}]`), operation);
    }
    assert.deepEqual(await requests(), []);
  });

  it('hovers with what is known, from the cache', async () => {
    const api = await lens();
    await api.enrich('login-secure.example');
    await simulator('POST reset');
    const { document } = await openNote();
    const started = performance.now();
    const hover = await hoverAt(document, 'login-secure');
    const milliseconds = performance.now() - started;
    assert.match(hover, /Risk 97\\, high/);
    assert.match(hover, /just now/);
    assert.match(hover, /command:indicatorLens\.showResults\?/);
    assert.deepEqual(await requests(), []);
    assert.ok(milliseconds < 1000, `${milliseconds} ms`);
  });

  it('draws what strangers wrote as text', async () => {
    const api = await lens();
    await api.enrich('hostile-whois.example');
    const document = await vscode.workspace.openTextDocument({
      content: 'see hostile-whois.example here',
    });
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, 'hostile-whois'),
    );
    const ours = hovers
      .flatMap(({ contents }) => contents)
      .filter((content) => content instanceof vscode.MarkdownString)
      .filter(({ value }) => value.includes('indicatorLens'));
    assert.equal(ours.length, 1);
    for (const markdown of ours) {
      assert.notEqual(markdown.isTrusted, true);
      assert.notEqual(markdown.supportHtml, true);
      const outside = markdown.value.replace(/(`+)[^`][\s\S]*?\1/g, '');
      assert.doesNotMatch(outside, /!\[|<\w|https?:\/\//);
      assert.deepEqual(
        [...outside.matchAll(/\]\((?!command:indicatorLens\.)/g)].map(([link]) => link),
        [],
      );
    }
  });

  it('offers its actions on an indicator, and none beside', async () => {
    const { document } = await openNote();
    const titles = async (position: vscode.Position) =>
      (
        await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          new vscode.Range(position, position),
        )
      )
        .filter(({ command }) => command?.command.startsWith('indicatorLens.'))
        .map(({ title }) => title);
    assert.deepEqual(await titles(positionOf(document, 'login-secure')), [
      'Enrich login-secure[.]example',
      'Enrich login-secure[.]example with…',
      'Add login-secure[.]example to the library',
      'Set verdict on login-secure[.]example…',
      'Copy defanged',
      'Copy refanged',
      'Defang in file',
      'Refang in file',
      'Never send login-secure[.]example',
    ]);
    assert.deepEqual(await titles(positionOf(document, 'Case note')), []);
  });

  it('enriches the indicator under the cursor, in a panel beside', async () => {
    const editor = await openNote();
    const position = positionOf(editor.document, '203[.]0');
    editor.selection = new vscode.Selection(position, position);
    const results = await run<readonly Result[]>('enrich');
    assert.equal(results[0]?.indicator.value, '203.0.113.80');
    const panels = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview)
        .filter(({ label }) => label === '203[.]0[.]113[.]80');
    await eventually(() => panels().length === 1);
    const whois = operationTitled('IP WHOIS');
    const [only, ...others] = await run<readonly Result[]>(
      `enrichWith.${whois.id}`,
      '203.0.113.80',
    );
    assert.equal(only?.operation, whois.id);
    assert.equal(others.length, 0);
  });

  it('copies an indicator in both forms', async () => {
    assert.equal(await run('copyDefanged', 'login-secure.example'), 'login-secure[.]example');
    assert.equal(await vscode.env.clipboard.readText(), 'login-secure[.]example');
    assert.equal(await run('copyRefanged', '203[.]0[.]113[.]80'), '203.0.113.80');
    assert.equal(await vscode.env.clipboard.readText(), '203.0.113.80');
  });

  it('defangs and refangs a file in place', async () => {
    const plain = 'GET https://login-secure.example/a from 203.0.113.80\n';
    const document = await vscode.workspace.openTextDocument({ content: plain });
    await vscode.window.showTextDocument(document);
    assert.equal(await run('defang'), 3);
    assert.equal(
      document.getText(),
      'GET hxxps://login-secure[.]example/a from 203[.]0[.]113[.]80\n',
    );
    await run('refang', { scope: 'file' });
    assert.equal(document.getText(), plain);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('exports what is stored, without a dialog when a script says where to', async () => {
    const api = await lens();
    await api.enrich('login-secure.example');
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    for (const [format, expected] of [
      ['json', /^\[\s*\{/],
      ['csv', /ExampleReg/],
      ['markdown', /login-secure\[\.\]example/],
    ] as const) {
      const uri = vscode.Uri.joinPath(folder.uri, `answers.${format}`);
      await run('exportResults', { value: 'login-secure.example', format, uri: uri.toString() });
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      assert.match(text, expected);
      assert.ok(!SECRETS.some((secret) => text.includes(secret)));
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('asks on hover only the operation that the user chose to', async () => {
    await simulator('POST reset');
    await configure({ 'hover.operation': operationTitled('Risk Score').id });
    try {
      const document = await vscode.workspace.openTextDocument({
        content: 'assets from hxxps://cdn.static-host[.]example/kit',
      });
      await hoverAt(document, 'cdn.static');
      const asked = (await requests()).map(({ endpoint, indicator }) => [endpoint, indicator]);
      assert.notEqual(asked.length, 0);
      for (const [endpoint, indicator] of asked) {
        assert.match(String(endpoint), /^risk/);
        assert.match(String(indicator), /static-host\.example$/);
      }
    } finally {
      await configure({ 'hover.operation': undefined });
    }
  });

  it('answers about the sample case from sample data alone', async () => {
    await simulator('POST reset');
    const editor = await run<vscode.TextEditor | undefined>('openSample').then(
      () => vscode.window.activeTextEditor,
    );
    assert.ok(editor);
    assert.equal(editor.document.uri.scheme, 'indicator-lens-sample');
    const position = positionOf(editor.document, 'login-secure');
    editor.selection = new vscode.Selection(position, position);
    const results = await run<readonly Result[]>('enrich');
    assert.ok(results.length >= 8);
    assert.ok(results.every(({ source }) => source.data === 'sample'));
    assert.deepEqual(
      Object.values(outcomes(results)).filter((outcome) => !/^(found|partial)$/.test(outcome)),
      [],
    );
    assert.match(await hoverAt(editor.document, 'login-secure'), /Sample data/);
    assert.equal(await run('defang', { scope: 'file' }), 0, 'nothing is rewritten, and it says so');
    assert.deepEqual(await requests(), []);
  });
});
