const {
  existsSync,
  readFileSync,
  renameSync,
  unwatchFile,
  watchFile,
  writeFileSync,
} = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');

/**
 * The hand inside VS Code of whoever started it, by files in the folder INDICATOR_LENS_COMPANION.
 *
 * credentials.json: stored by the extension's own command. VS Code in a browser keeps secrets in the
 * tab, where nobody outside can put them. They are the simulator's, written down in its docs.
 * settings.json: user settings to change. VS Code in a browser does not see its settings file change.
 * `done` says the last change that was carried out.
 * toolCall.json: a language-model tool to call as an agent does; toolAnswer.json is what it read.
 */
exports.activate = async (context) => {
  if (globalThis[Symbol.for('indicator-lens.loopback-only')] !== true) {
    throw new Error('The extension host may reach the internet: test/rig/loopback is not loaded.');
  }
  const folder = process.env.INDICATOR_LENS_COMPANION;
  if (folder === undefined) return;
  for (const credentials of read(folder, 'credentials.json') ?? []) {
    await vscode.commands.executeCommand('indicatorLens.setCredentials', credentials);
  }
  const changes = join(folder, 'settings.json');
  const applyChanges = async () => {
    const { change, settings } = read(folder, 'settings.json') ?? { change: 0, settings: {} };
    for (const [name, value] of Object.entries(settings)) {
      await vscode.workspace
        .getConfiguration()
        .update(name, value ?? undefined, vscode.ConfigurationTarget.Global);
    }
    writeFileSync(join(folder, 'done'), String(change));
  };
  await applyChanges();
  watchFile(changes, { interval: 100 }, () => void applyChanges());
  const calls = join(folder, 'toolCall.json');
  watchFile(calls, { interval: 100 }, () => void answerCall(folder));
  context.subscriptions.push({
    dispose: () => {
      unwatchFile(changes);
      unwatchFile(calls);
    },
  });
};

async function answerCall(folder) {
  const order = read(folder, 'toolCall.json');
  if (order === undefined) return; // the watch begins before there is one
  const { call, name, input } = order;
  const answer = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }).then(
    ({ content }) => ({ text: content.map(({ value }) => value).join('') }),
    (error) => ({ error: String(error) }),
  );
  const unfinished = join(folder, 'toolAnswer.json.unfinished');
  writeFileSync(unfinished, JSON.stringify({ call, ...answer }));
  renameSync(unfinished, join(folder, 'toolAnswer.json'));
}

function read(folder, name) {
  const file = join(folder, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
