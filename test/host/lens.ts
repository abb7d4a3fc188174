import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { IndicatorLensApi } from '../../src/api';
import type { ProviderId } from '../../src/core/operation/ids';
import type { Result } from '../../src/core/result/model';
import { providers } from '../../src/providers';
import type { DemoCredentials } from '../rig/companion';
import { secretsOf, settingsFor, simulatedCredentials } from '../rig/simulatedAccount';
import type { Addresses, LoggedRequest } from '../simulator/model';

/** What the suites share: the extension, its settings, and the simulator the launcher started. */

export const servers = JSON.parse(process.env.INDICATOR_LENS_SIM ?? '{}') as Addresses;

/** What no report, file or log may hold. */
export const SECRETS: readonly string[] = secretsOf(simulatedCredentials);

/** What the simulator knows somebody by at a vendor, as `setCredentials` takes it. */
export function accountAt(provider: ProviderId): DemoCredentials {
  const account = simulatedCredentials.find((one) => one.provider === provider);
  assert.ok(account, provider);
  return account;
}

export async function lens(): Promise<IndicatorLensApi> {
  const extension = vscode.extensions.getExtension<IndicatorLensApi>(
    'indicator-lens.indicator-lens',
  );
  assert.ok(extension);
  return extension.activate();
}

/** Runs a command of ours, named without its prefix. */
export async function run<T>(name: string, argument?: unknown): Promise<T> {
  return vscode.commands.executeCommand<T>(`indicatorLens.${name}`, argument);
}

/** Sets user settings, named without their prefix; undefined takes one back. */
export async function configure(settings: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    await vscode.workspace
      .getConfiguration('indicatorLens')
      .update(name, value, vscode.ConfigurationTarget.Global);
  }
}

/** The settings that lead to the simulator, by their names without the prefix. */
function simulatorSettings(): Record<string, unknown> {
  const configuration = vscode.workspace.getConfiguration('indicatorLens');
  return Object.fromEntries(
    Object.entries(settingsFor(servers))
      .map(([name, value]) => [name.replace(/^indicatorLens\./, ''), value] as const)
      // A setting that is not in the manifest cannot be changed.
      .filter(([name]) => configuration.inspect(name)?.defaultValue !== undefined),
  );
}

/** Every setting of every vendor, as after the installation. */
export async function pointAtVendors(): Promise<void> {
  const names = providers.flatMap((provider) =>
    Object.keys(provider.settingsSchema().shape).map((name) => `${provider.id}.${name}`),
  );
  await configure(Object.fromEntries(names.map((name) => [name, undefined])));
}

/** Points every provider at the simulator, stores its account, and forgets what it was asked. */
export async function useSimulator(): Promise<void> {
  await lens();
  await configure(simulatorSettings());
  await storeKeys();
  await simulator('POST reset');
}

export async function storeKeys(): Promise<void> {
  for (const credentials of simulatedCredentials) {
    assert.equal(await run('setCredentials', credentials), true);
  }
}

export async function forgetKeys(): Promise<void> {
  for (const { provider } of simulatedCredentials) {
    await run('forgetCredentials', { provider });
  }
}

/** A server of the simulator: each of them takes orders for all. */
function controlled(): string {
  const origin = Object.values(servers).find((address) => typeof address === 'string');
  assert.ok(origin);
  return origin;
}

/** Gives the simulator an order: `POST fault`, `POST clear`, `POST configure`, `POST reset`. */
export async function simulator(order: string, body?: object): Promise<void> {
  const [method = '', path = ''] = order.split(' ');
  const response = await fetch(`${controlled()}/_simulator/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  assert.equal(response.status, 200, await response.text());
}

/** Every request that arrived at the simulator since its reset. */
export async function requests(): Promise<readonly LoggedRequest[]> {
  const response = await fetch(`${controlled()}/_simulator/requests`);
  return (await response.json()) as readonly LoggedRequest[];
}

/** `operation: outcome`, or the reason of a failure. */
export function outcomes(results: readonly Result[]): Record<string, string> {
  return Object.fromEntries(
    results.map(({ operation, outcome }) => [
      operation,
      outcome.kind === 'failed' ? outcome.reason : outcome.kind,
    ]),
  );
}

/** The case note of the workspace, in an editor. */
export async function openNote(): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, 'note.md'));
}

/** The position inside the first occurrence of a text. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.notEqual(at, -1, text);
  return document.positionAt(at + 2);
}

export async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, text),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .filter((content) => content instanceof vscode.MarkdownString)
    .map(({ value }) => value)
    .filter((content) => content.includes('indicatorLens'))
    .join('\n');
}

/** Waits for what VS Code tells its extensions a little later. */
export async function eventually(holds: () => boolean): Promise<void> {
  const until = Date.now() + 10_000;
  while (!holds()) {
    assert.ok(Date.now() < until, `never came true: ${holds.toString()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
