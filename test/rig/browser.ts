import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { browserProgram } from './paths';

/** A headless Chromium that calls nobody by itself; `more` arguments for its command line. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: browserProgram(),
    // Chromium's sandbox does not start for root, as whom CI runs; it only ever shows our own server.
    chromiumSandbox: false,
    // Scroll bars take their place, as they do for everybody.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}
