import * as vscode from 'vscode';
import { startConnectProxy } from '../../rig/connectProxy';
import type { ConnectProxy } from '../../rig/connectProxy';
import { eventually } from '../lens';

type Options = Parameters<typeof startConnectProxy>[0];

/** Runs with the proxy in VS Code's settings, and without it afterwards. */
export async function behindProxy(
  options: Options,
  use: (proxy: ConnectProxy) => Promise<void>,
): Promise<void> {
  const proxy = await startConnectProxy(options);
  try {
    await setProxy(proxy.url);
    await use(proxy);
  } finally {
    await setProxy(undefined);
    await proxy.close();
  }
}

async function setProxy(url: string | undefined): Promise<void> {
  const http = vscode.workspace.getConfiguration('http');
  await http.update('proxy', url, vscode.ConfigurationTarget.Global);
  await eventually(() => vscode.workspace.getConfiguration('http').get('proxy') === (url ?? ''));
}
