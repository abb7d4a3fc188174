import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as manifest from '../../../package.json';
import { Registry } from '../../../src/core/operation/registry';
import { providers } from '../../../src/providers';
import {
  COMMANDS,
  commandId,
  INDICATORS_VIEW,
  LIBRARY_VIEW,
  operationCommandId,
  SETTINGS,
  TOOLS,
  toolName,
} from '../../../src/vscode/names';

const root = join(__dirname, '..', '..', '..');
const nls = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Record<
  string,
  string
>;
const registry = new Registry(providers);
const { contributes } = manifest;

interface SettingSchema {
  readonly scope: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
}

const settings = new Map<string, SettingSchema>(
  contributes.configuration.flatMap(({ properties }) => Object.entries(properties)),
);

/** Every string of a JSON value. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** The settings block of a provider as it is when the analyst has set nothing. */
function defaults(provider: string): Record<string, unknown> {
  const prefix = `indicatorLens.${provider}.`;
  return Object.fromEntries(
    [...settings]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, schema]) => [name.slice(prefix.length), schema.default]),
  );
}

describe('package.json against the code', () => {
  it('lets the way back online be found by either word, while offline', () => {
    const title = nls['commands.goOnline'] ?? '';
    assert.match(title, /online/i);
    assert.match(title, /offline/i);
    const command = contributes.commands.find(({ command: id }) => id === commandId('goOnline'));
    assert.deepEqual(
      [command?.category, command?.title],
      ['Indicator Lens', '%commands.goOnline%'],
    );
    const inPalette = contributes.menus.commandPalette.find(
      ({ command: id }) => id === commandId('goOnline'),
    );
    assert.equal(inPalette?.when, 'config.indicatorLens.offline');
  });

  it('contributes the commands that are registered, and no others', () => {
    const contributed = contributes.commands.map(({ command }) => command).sort();
    const registered = [
      ...COMMANDS.map(commandId),
      ...registry.operations.map(({ id }) => operationCommandId(id)),
    ].sort();
    assert.deepEqual(contributed, registered);
  });

  it('contributes the tools that are registered, with every operation to choose', () => {
    assert.deepEqual(
      contributes.languageModelTools.map(({ name }) => name).sort(),
      TOOLS.map(toolName).sort(),
    );
    const lookUp = contributes.languageModelTools.find(({ name }) =>
      name.endsWith('_lookUpIndicator'),
    );
    assert.deepEqual(
      lookUp?.inputSchema.properties.operations?.items.enum.toSorted(),
      registry.operations.map(({ id }) => id).sort(),
    );
  });

  it('keeps the command names that scripts rely on', () => {
    const stable =
      'enrich enrichWith lookup enrichSelection enrichFile setCredentials forgetCredentials testConnection copyDefanged copyRefanged exportResults';
    for (const name of stable.split(' ')) {
      const command = contributes.commands.find((one) => one.command === `indicatorLens.${name}`);
      assert.equal(command?.category, 'Indicator Lens', name);
    }
    assert.equal(nls['commands.enrich'], 'Enrich Indicator');
    assert.equal(nls['commands.lookup'], 'Look Up Indicator…');
  });

  it('offers every operation in the submenu, under its own title', () => {
    const submenu = contributes.menus['indicatorLens.enrichWith'].map(({ command }) => command);
    for (const { id, title } of registry.operations) {
      assert.ok(submenu.includes(operationCommandId(id)), id);
      assert.equal(nls[`operations.${id}`], title);
    }
  });

  it('puts only existing commands into menus and key bindings', () => {
    const commands = new Set(contributes.commands.map(({ command }) => command));
    const used = [
      ...Object.values(contributes.menus)
        .flat()
        .flatMap((item) => ('command' in item && item.command !== undefined ? [item.command] : [])),
      ...contributes.keybindings.map(({ command }) => command),
      ...[...JSON.stringify(nls).matchAll(/\(command:([\w.]+)/g)].map((match) => match[1] ?? ''),
    ];
    assert.ok(used.length > 30);
    assert.deepEqual(
      used.filter((command) => !commands.has(command)),
      [],
    );
  });

  it('lets no folder change a setting: every one has scope application', () => {
    assert.ok(settings.size >= 15);
    for (const [name, { scope }] of settings) {
      assert.equal(scope, 'application', name);
    }
  });

  it('has the settings that the code reads, and no others', () => {
    const own = [...settings.keys()].filter(
      (name) => !registry.providers.some(({ id }) => name.startsWith(`indicatorLens.${id}.`)),
    );
    assert.deepEqual(own.sort(), SETTINGS.map((name) => `indicatorLens.${name}`).sort());
  });

  it('has defaults that every provider takes, and that mean the same as its own', () => {
    for (const provider of registry.providers) {
      assert.deepEqual(provider.server(defaults(provider.id)), provider.server({}), provider.id);
    }
  });

  it('sends nothing on hover by default, and never offers what is metered by record', () => {
    const hover = settings.get('indicatorLens.hover.operation');
    assert.equal(hover?.default, '');
    assert.deepEqual(hover.enum, [
      '',
      ...registry.operations
        .filter((operation) => operation.whenNamed === undefined)
        .map(({ id }) => id),
    ]);
  });

  it('contributes the views that are filled', () => {
    assert.deepEqual(
      contributes.views.indicatorLens.map(({ id }) => id),
      [INDICATORS_VIEW, LIBRARY_VIEW],
    );
  });

  it('has a text for every placeholder, and no text that is not used', () => {
    const used = strings({ ...manifest }).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(nls).sort());
  });

  it('names only files that exist', () => {
    const files = strings({ ...manifest }).filter((text) => text.startsWith('media/'));
    assert.ok(files.length >= 7);
    assert.deepEqual(
      files.filter((file) => !existsSync(join(root, file))),
      [],
    );
  });

  it('starts with a file, a note or its own panel, never with the window', () => {
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage',
      'onWebviewPanel:indicatorLens.results',
      'onFileSystem:indicator-lens-note',
    ]);
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    assert.deepEqual(manifest.extensionKind, ['ui', 'workspace']);
  });
});
