import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { configure, hoverAt, lens, openNote, run, useSimulator } from '../lens';

const NAME = 'login-secure.example';
const note = vscode.Uri.parse(`indicator-lens-note://live/test0001/${NAME}.md`);
const read = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(note));
const write = (text: string) => vscode.workspace.fs.writeFile(note, new TextEncoder().encode(text));

describe('the library in the editor', () => {
  before(async () => {
    await useSimulator();
    await lens();
    await configure({ analyst: 'ana' });
  });
  after(async () => {
    await write('');
    await configure({ analyst: undefined });
  });

  it('says in the hover that an indicator is saved, with verdict and who gave it', async () => {
    const { document } = await openNote();
    await run('addToLibrary', { value: 'hxxps://login-secure[.]example/x' });
    await run('setVerdict', { value: NAME, verdict: 'suspicious' });
    const hover = (await hoverAt(document, 'login-secure')).replaceAll('\\', '');
    assert.match(hover, /\*\*Library\*\*: suspicious, by ana, just now/);
    assert.match(hover, /Show in Library/);
    assert.doesNotMatch(hover, /Add to Library/);
  });

  it('keeps a note as a file, under the name of the analyst', async () => {
    assert.equal(await read(), '');
    const text = '# Seen\n[click](command:evil) <img src=x> `tick`';
    await write(text);
    assert.equal(await read(), text);
    const { size, mtime } = await vscode.workspace.fs.stat(note);
    assert.equal(size, text.length);
    assert.ok(Math.abs(Date.now() - mtime) < 60_000);
    const document = await vscode.workspace.openTextDocument(note);
    assert.equal(document.languageId, 'markdown');
  });

  it('shows a note in the hover as inert text', async () => {
    const { document } = await openNote();
    const hover = await hoverAt(document, 'login-secure');
    assert.match(hover, /``\s?Seen \/ \[click\]\(command:evil\) <img src=x> `tick`\s?``/);
  });

  it('takes a note that is saved empty away', async () => {
    await write('  \n');
    assert.equal(await read(), '');
    const { document } = await openNote();
    assert.doesNotMatch(await hoverAt(document, 'login-secure'), /Seen/);
  });

  it('keeps sample data apart', async () => {
    await run('setVerdict', { value: 'ns1.park-dns.example', data: 'sample', verdict: 'benign' });
    const sample = vscode.Uri.parse(
      'indicator-lens-note://sample/test0002/ns1.park-dns.example.md',
    );
    const live = vscode.Uri.parse('indicator-lens-note://live/test0002/ns1.park-dns.example.md');
    await vscode.workspace.fs.writeFile(sample, new TextEncoder().encode('from the sample'));
    assert.equal((await vscode.workspace.fs.readFile(live)).length, 0);
    await vscode.workspace.fs.writeFile(sample, new Uint8Array());
  });

  it('refuses a file that names no indicator', async () => {
    const bad = vscode.Uri.parse('indicator-lens-note://live/test0003/not a name.md');
    await assert.rejects(async () => vscode.workspace.fs.readFile(bad));
  });
});
