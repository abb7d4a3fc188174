import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { interleaved } from '../../bench/interleaved';
import { report } from '../../bench/report';
import { lens, useSimulator } from '../lens';

const NAME = 'login-secure.example';
/** The first line has an indicator, the second none; both are long enough to have a word there. */
const TEXT = `${NAME} is known\nnothing of interest is here\n`;
const ON_INDICATOR = new vscode.Position(0, 3);
const BESIDE = new vscode.Position(1, 3);

describe('bench', () => {
  it('hover.cached and codeAction', async () => {
    await useSimulator();
    const results = await (await lens()).enrich(NAME);
    assert.ok(results.some(({ outcome }) => outcome.kind === 'found'));

    const document = await vscode.workspace.openTextDocument({ content: TEXT });
    const own = { pattern: document.uri.path, scheme: document.uri.scheme };
    const empty = new vscode.Hover('nothing');
    const registrations = [
      vscode.languages.registerHoverProvider(own, {
        provideHover: (_, position) => (position.line === BESIDE.line ? empty : undefined),
      }),
      vscode.languages.registerCodeActionsProvider(own, {
        provideCodeActions: (_, range) =>
          range.start.line === BESIDE.line ? [new vscode.CodeAction('nothing')] : [],
      }),
    ];
    const hoverAt = async (position: vscode.Position): Promise<void> => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      assert.equal(hovers.length, 1);
    };
    const actionsAt = async (position: vscode.Position): Promise<void> => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(position, position),
      );
      assert.notEqual(actions.length, 0);
    };
    try {
      report(
        await interleaved({
          what: 'hover.cached',
          baseline: 'the round trip to a provider that answers one word',
          rounds: 101,
          warmUp: 20,
          measured: () => hoverAt(ON_INDICATOR),
          against: () => hoverAt(BESIDE),
        }),
        await interleaved({
          what: 'codeAction',
          baseline: 'the round trip to a provider that answers one action',
          rounds: 101,
          warmUp: 20,
          measured: () => actionsAt(ON_INDICATOR),
          against: () => actionsAt(BESIDE),
        }),
      );
    } finally {
      for (const registration of registrations) registration.dispose();
    }
  });
});
