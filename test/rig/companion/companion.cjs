const { writeFileSync } = require('node:fs');
const vscode = require('vscode');

/**
 * Stores the credentials that INDICATOR_LENS_DEMO_CREDENTIALS holds, by the extension's own command.
 * VS Code in a browser keeps secrets in the tab, so that they are gone with it and nobody outside can
 * put them there. They are the simulator's, written down in its documentation.
 */
exports.activate = async () => {
  const { INDICATOR_LENS_DEMO_CREDENTIALS, INDICATOR_LENS_DEMO_DONE } = process.env;
  for (const credentials of JSON.parse(INDICATOR_LENS_DEMO_CREDENTIALS ?? '[]')) {
    await vscode.commands.executeCommand('indicatorLens.setCredentials', credentials);
  }
  if (INDICATOR_LENS_DEMO_DONE !== undefined) writeFileSync(INDICATOR_LENS_DEMO_DONE, '');
};
