import type { Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page as BrowserPage } from 'playwright-core';
import type { FromWebview } from '../../src/protocol/fromWebview';
import type { ToWebview } from '../../src/protocol/toWebview';
import { panelDocument } from '../../src/vscode/panel/document';
import { launchBrowser } from '../rig/browser';
import { panelBundle, serveFiles } from '../rig/pageServer';
import { root } from '../rig/paths';
import { themes } from './themes';

interface Faked {
  readonly sent: FromWebview[];
  readonly state: unknown;
}

declare global {
  interface Window {
    /** What the panel sent and kept, for the test to read. */
    faked: Faked;
  }
}

/** A little after the answers of the pages. */
const NOW = '2026-11-21T14:05:00Z';
const NONCE = 'harness';
/**
 * The panel outside VS Code: the real document with its policy and the real bundle, a fake of the
 * API that VS Code gives a webview, and the colours of a theme.
 */
export class Harness {
  private readonly browser: Browser;
  private readonly server: Server;
  private readonly origin: string;

  private constructor(browser: Browser, server: Server, origin: string) {
    this.browser = browser;
    this.server = server;
    this.origin = origin;
  }

  static async start(): Promise<Harness> {
    const files = await bundle();
    const { server, origin } = await serveFiles((name, from) =>
      name === '' ? page(from) : files.get(name),
    );
    return new Harness(await launchBrowser(), server, origin);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.close();
  }

  /** A panel in a theme, with every message in `messages` already delivered. */
  async open(
    messages: readonly ToWebview[],
    {
      theme = 'dark',
      width = 900,
      height = 760,
      state,
    }: { theme?: string; width?: number; height?: number; state?: unknown } = {},
  ): Promise<OpenPanel> {
    const context = await this.browser.newContext({ viewport: { width, height } });
    const browserPage = await context.newPage();
    const complaints: string[] = [];
    browserPage.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        complaints.push(message.text());
      }
    });
    browserPage.on('pageerror', (error) => complaints.push(String(error)));
    const requests: string[] = [];
    browserPage.on('request', (request) => requests.push(request.url()));
    // The test's compiler names functions through a helper that the browser does not have.
    await browserPage.addInitScript('globalThis.__name = (value) => value');
    await browserPage.addInitScript(fakeVsCode, { theme: themes[theme], state });
    await browserPage.clock.setFixedTime(NOW);
    await browserPage.goto(this.origin);
    const panel = new OpenPanel(browserPage, this.origin, complaints, requests);
    for (const message of messages) {
      await panel.say(message);
    }
    return panel;
  }
}

/** One panel in a browser. */
export class OpenPanel {
  readonly page: BrowserPage;
  /** Errors and warnings of the browser, violations of the policy among them. */
  readonly complaints: readonly string[];
  private readonly origin: string;
  private readonly requests: readonly string[];

  constructor(
    page: BrowserPage,
    origin: string,
    complaints: readonly string[],
    requests: readonly string[],
  ) {
    this.page = page;
    this.origin = origin;
    this.complaints = complaints;
    this.requests = requests;
  }

  /** Sends a message as the extension would, and waits until it is drawn. */
  async say(message: ToWebview): Promise<void> {
    await this.page.evaluate(async (data) => {
      // As `toWire` does; the driver itself takes an object of this size, but not its text.
      window.postMessage(JSON.stringify(data), '*');
      await new Promise((resolve) => setTimeout(resolve, 0));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, message);
  }

  sent(): Promise<FromWebview[]> {
    return this.page.evaluate(() => window.faked.sent);
  }

  state(): Promise<unknown> {
    return this.page.evaluate(() => window.faked.state);
  }

  /** Requests to anything but the extension's own files. */
  foreignRequests(): readonly string[] {
    return this.requests.filter((url) => !url.startsWith(`${this.origin}/`));
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

function page(origin: string): string {
  return panelDocument({
    language: 'en',
    title: 'Indicator Lens results',
    page: 'lens-panel',
    source: origin,
    nonce: NONCE,
    context: {},
    asset: (name) => `/${name}`,
  });
}

async function bundle(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = await panelBundle({ webview: 'src/webview/main.ts' });
  const codicons = join(root, 'node_modules', '@vscode', 'codicons', 'dist');
  for (const name of ['codicon.css', 'codicon.ttf']) {
    files.set(name, await readFile(join(codicons, name)));
  }
  return files;
}

/** Runs in the browser before the document: the API and the colours that VS Code gives. */
function fakeVsCode({ theme, state }: { theme: unknown; state: unknown }): void {
  const { bodyClass, tokens } = theme as {
    bodyClass: string;
    tokens: Readonly<Record<string, string>>;
  };
  const faked: { sent: FromWebview[]; state: unknown } = { sent: [], state };
  Object.assign(window, {
    faked,
    acquireVsCodeApi: () => ({
      postMessage: (message: FromWebview) => faked.sent.push(message),
      setState: (kept: unknown) => {
        faked.state = kept;
      },
      getState: () => faked.state,
    }),
  });
  document.addEventListener('DOMContentLoaded', () => {
    document.body.className = bodyClass;
    for (const [name, value] of Object.entries(tokens)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
  });
}
