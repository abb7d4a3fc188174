import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { configure, eventually, hoverAt, lens, positionOf, run } from '../lens';

/** The list of indicators that a command opened, without its heading: value, finds, first line. */
async function listed(argument?: unknown): Promise<string[][]> {
  await run('openList', argument);
  const text = vscode.window.activeTextEditor?.document.getText() ?? '';
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

async function shown(content: string, language = 'plaintext'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ content, language }),
  );
}

async function closed(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

function workspaceFile(...path: string[]): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, ...path);
}

async function write(uri: vscode.Uri, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(uri, bytes);
}

describe('finding', () => {
  before(lens);

  it('follows edits: several at once, line ends, undo', async () => {
    const { document } = await shown('one 203.0.113.1\ntwo\nthree 203.0.113.3\nfour 203.0.113.3\n');
    const name = document.uri.path;
    assert.deepEqual(await listed(), [
      ['203.0.113.1', 'IPv4 address', '1', `${name}:1`],
      ['203.0.113.3', 'IPv4 address', '2', `${name}:3`],
    ]);
    const again = await vscode.window.showTextDocument(document);
    await again.edit((builder) => {
      builder.insert(new vscode.Position(1, 3), ' evil.example\r\nand 198.51.100.1');
      builder.delete(new vscode.Range(2, 0, 3, 0));
      builder.replace(new vscode.Range(0, 4, 0, 15), '203.0.113.9');
    });
    const values = async () => (await listed()).map(([value, , count]) => `${value} ${count}`);
    const after = ['203.0.113.9 1', 'evil.example 1', '198.51.100.1 1', '203.0.113.3 1'];
    assert.deepEqual(await values(), after);
    assert.match(await hoverAt(document, '198.51.100.1'), /198\[\.\]51\[\.\]100\[\.\]1/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.deepEqual(await values(), ['203.0.113.1 1', '203.0.113.3 2']);
    await closed();
  });

  it('works in notebook cells, diff editors and output views', async () => {
    const cell = new vscode.NotebookCellData(
      vscode.NotebookCellKind.Markup,
      'seen evil.example',
      'markdown',
    );
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([cell]),
    );
    assert.match(await hoverAt(notebook.cellAt(0).document, 'evil'), /evil\[\.\]example/);

    const before = await vscode.workspace.openTextDocument({ content: 'was old.example' });
    const now = await vscode.workspace.openTextDocument({ content: 'is new.example' });
    await vscode.commands.executeCommand('vscode.diff', before.uri, now.uri, 'changed');
    assert.match(await hoverAt(before, 'old.ex'), /old\[\.\]example/);
    assert.match(await hoverAt(now, 'new.ex'), /new\[\.\]example/);
    await closed();

    const channel = vscode.window.createOutputChannel('Sensor');
    channel.appendLine('blocked sensor.example');
    channel.show(true);
    const output = () =>
      vscode.workspace.textDocuments.find(
        ({ uri, lineCount }) =>
          uri.scheme === 'output' && uri.path.includes('Sensor') && lineCount > 1,
      );
    await eventually(() => output() !== undefined);
    const document = output();
    assert.ok(document);
    assert.match(await hoverAt(document, 'sensor.ex'), /sensor\[\.\]example/);
    channel.dispose();
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('leaves a language alone that is switched off, and tells nothing of it in another', async () => {
    await configure({ languages: { markdown: 'off' } });
    try {
      const off = await shown('see evil.example', 'markdown');
      assert.equal(await hoverAt(off.document, 'evil'), '');
      await closed();
      const on = await shown('see evil.example');
      assert.match(await hoverAt(on.document, 'evil'), /evil\[\.\]example/);
      await closed();
    } finally {
      await configure({ languages: undefined });
    }
  });

  it('defangs several selections as one step, exactly back', async () => {
    const text = 'a https://evil.example/x\r\nb evil.example\r\nc 203.0.113.1 and 203.0.113.2\r\n';
    const editor = await shown(text);
    const { document } = editor;
    editor.selections = [
      new vscode.Selection(0, 0, 0, 20),
      // Two of them touch one indicator.
      new vscode.Selection(2, 2, 2, 6),
      new vscode.Selection(2, 8, 2, 10),
    ];
    assert.equal(await run('defang'), 3);
    const defanged =
      'a hxxps://evil[.]example/x\r\nb evil.example\r\nc 203[.]0[.]113[.]1 and 203.0.113.2\r\n';
    assert.equal(document.getText(), defanged);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text, 'one step back');
    await run('defang', { scope: 'file' });
    assert.equal(await run('refang', { scope: 'file' }), 5);
    assert.equal(document.getText(), text);
    await closed();
  });

  it('copies the selected text either way', async () => {
    const editor = await shown('at https://evil.example/x from 203.0.113.1 today');
    editor.selection = new vscode.Selection(0, 3, 0, 42);
    assert.equal(await run('copyDefanged'), 'hxxps://evil[.]example/x from 203[.]0[.]113[.]1');
    assert.equal(await vscode.env.clipboard.readText(), await run('copyDefanged'));
    assert.equal(await run('copyRefanged'), 'https://evil.example/x from 203.0.113.1');
    await closed();
  });

  it('pastes defanged by its command, a line for each selection', async () => {
    await vscode.env.clipboard.writeText('https://evil.example/x\n203.0.113.1\n');
    const editor = await shown('1: \n2: \n');
    editor.selections = [new vscode.Selection(0, 3, 0, 3), new vscode.Selection(1, 3, 1, 3)];
    await run('pasteDefanged');
    assert.equal(editor.document.getText(), '1: hxxps://evil[.]example/x\n2: 203[.]0[.]113[.]1\n');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), '1: \n2: \n');
    await closed();
  });

  it('scans a file into a list, in UTF-16 too', async () => {
    const uri = workspaceFile('utf16.log');
    await write(uri, Buffer.from('\ufefffirst\r\nto evil[.]example\r\nevil.example', 'utf16le'));
    await run('scanFile', uri.toString());
    assert.deepEqual(await listed({ source: 'scan' }), [
      ['evil.example', 'host name', '2', 'utf16.log:2'],
    ]);
    await write(uri, Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1));
    await run('scanFile', uri);
    assert.deepEqual(
      await listed({ source: 'scan' }),
      [['evil.example', 'host name', '2', 'utf16.log:2']],
      'a binary file is no scan',
    );
    await run('closeScan');
    await vscode.workspace.fs.delete(uri);
  });

  it('scans a folder by globs, settings and ignore files, and says what it left out', async () => {
    const folder = workspaceFile('scanned');
    for (const [path, content] of Object.entries({
      '.gitignore': 'secret.log\n',
      'a.log': 'to evil.example\nto 203.0.113.1',
      'deep/b.log': 'to evil.example',
      'secret.log': 'to secret.example',
      'note.txt': 'to note.example',
      'node_modules/x/c.log': 'to module.example',
      'old/d.log': 'to old.example',
    })) {
      await write(vscode.Uri.joinPath(folder, path), content);
    }
    await write(vscode.Uri.joinPath(folder, 'program.log'), Uint8Array.of(1, 2, 3, 0, 0, 0, 9));
    await run('findInFolder', { folder: folder.toString(), include: '*.log', exclude: 'old' });
    await run('openList', { source: 'scan' });
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    await closed();
    assert.deepEqual(
      text.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
      ['evil.example\thost name\t2\ta.log:1', '203.0.113.1\tIPv4 address\t1\ta.log:2'],
    );
    assert.match(text, /# 2 indicators, 3 finds in 2 files/);
    assert.match(text, /# 1 file skipped: binary\./);
    assert.match(text, /# skipped: program\.log \(binary\)/);
    assert.match(text, /# \d+ files left out by globs or ignore files\./);
    await run('closeScan');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('reveals where a find stands, by line and column', async () => {
    const uri = workspaceFile('note.md');
    const place = { document: uri.toString(), line: 0, start: 2, end: 6 };
    await run('reveal', { place });
    const { activeTextEditor } = vscode.window;
    assert.ok(activeTextEditor);
    assert.equal(activeTextEditor.document.uri.toString(), uri.toString());
    assert.deepEqual(activeTextEditor.selection, new vscode.Selection(0, 2, 0, 6));
    assert.notEqual(positionOf(activeTextEditor.document, '203[.]0').line, 0);
  });
});
