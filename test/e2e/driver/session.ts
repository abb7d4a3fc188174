import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../../rig/browser';
import { secretsWrittenIn } from '../../rig/canary';
import { startCodeServer } from '../../rig/codeServer';
import type { DemoCredentials } from '../../rig/companion';
import { secretsOf } from '../../rig/simulatedAccount';
import { until } from './until';
import { Workbench } from './workbench';

export interface SessionOptions {
  /** The folder to open. VS Code gets a copy, so that a journey may change files. */
  readonly folder: string;
  /** User settings, for example the simulator's address. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The simulator's keys. */
  readonly credentials?: readonly DemoCredentials[];
}

/** The way of the keys into VS Code. */
const KEYS_OF_COMPANION = join('data', 'companion', 'credentials.json');

export interface Session {
  readonly workbench: Workbench;
  /** The copy of the folder that is open. */
  readonly folder: string;
  /** Ends browser and server, and removes what they kept. Rejects where a key stands in any of it. */
  close(): Promise<void>;
}

/**
 * Opens a folder in VS Code in a browser, with the extension installed from its VSIX. Call it in
 * `before`, once for all journeys that can share a window: it takes about ten seconds.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const temporary = mkdtempSync(join(tmpdir(), 'indicator-lens-journey-'));
  const folder = join(temporary, 'case');
  const data = join(temporary, 'data');
  mkdirSync(data);
  cpSync(options.folder, folder, { recursive: true });

  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.reverse()) await closer();
    const found = secretsWrittenIn(temporary, secretsOf(options.credentials ?? []), [
      KEYS_OF_COMPANION,
    ]);
    rmSync(temporary, { recursive: true, force: true });
    assert.deepEqual(found, [], 'keys were written down');
  };
  try {
    const { settings, credentials } = options;
    const server = await startCodeServer({ data, settings, credentials });
    closers.push(() => server.stop());
    const browser = await launchBrowser();
    closers.push(() => browser.close());
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(server.folderUrl(folder), { timeout: 60_000 });
    const workbench = new Workbench(page, server.companion);
    await workbench.restored();
    await until(() => server.companion.isDone(), 'the extensions are at work');
    if (credentials !== undefined) await workbench.clearNotifications();
    return { workbench, folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}
