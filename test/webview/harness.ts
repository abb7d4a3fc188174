import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page as BrowserPage } from 'playwright-core';
import type { FromWebview } from '../../src/protocol/fromWebview';
import type { ToWebview } from '../../src/protocol/toWebview';
import { panelDocument } from '../../src/vscode/panel/document';
import { launchBrowser } from '../rig/browser';
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
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  ttf: 'font/ttf',
};

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
    const server = createServer((request, response) => {
      const name = (request.url ?? '/').slice(1).split('?')[0] ?? '';
      const body = name === '' ? Buffer.from(page(origin)) : files.get(name);
      const type = name === '' ? 'text/html' : TYPES[name.split('.').at(-1) ?? ''];
      response.writeHead(body ? 200 : 204, { 'content-type': type ?? 'text/plain' });
      response.end(body);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
      window.postMessage(data, '*');
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
    asset: (name) => `/${name}`,
  });
}

async function bundle(): Promise<ReadonlyMap<string, Buffer>> {
  const built = await build({
    absWorkingDir: root,
    entryPoints: { webview: 'src/webview/main.ts' },
    outdir: 'dist',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'chrome138',
    tsconfig: 'src/webview/tsconfig.json',
    logLevel: 'warning',
  });
  const files = built.outputFiles.map(
    (file) => [file.path.split('/').at(-1) ?? '', Buffer.from(file.contents)] as const,
  );
  const codicons = join(root, 'node_modules', '@vscode', 'codicons', 'dist');
  for (const name of ['codicon.css', 'codicon.ttf']) {
    files.push([name, await readFile(join(codicons, name))]);
  }
  return new Map(files);
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
