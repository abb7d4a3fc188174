import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { root } from '../../rig/paths';
import { until } from './until';

/** One offence against accessibility as axe-core tells it. */
interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  /** Selectors of the elements, with what axe says about each. */
  readonly where: readonly string[];
}

/**
 * The innermost frame of the webview in which something fits the selector. VS Code nests two frames
 * a webview, and neither has an address that could be told from others.
 */
export async function webviewShowing(page: Page, selector: string): Promise<Frame> {
  let found: Frame | undefined;
  await until(async () => {
    for (const frame of page.frames()) {
      if (frame === page.mainFrame()) continue;
      if (await showsVisibly(frame, selector)) found = frame;
    }
    return found !== undefined;
  }, `a webview shows ${selector}`);
  if (found === undefined) throw new Error(`No webview shows ${selector}.`);
  return found;
}

async function showsVisibly(frame: Frame, selector: string): Promise<boolean> {
  try {
    return await frame.locator(selector).first().isVisible();
  } catch {
    // The frame went away while it was looked at.
    return false;
  }
}

/** Holds the webview against WCAG 2.2 A and AA and axe-core's best practices. */
export async function axeViolations(frame: Frame): Promise<readonly AxeViolation[]> {
  // Evaluated, not added as a script: the webview's CSP rightly admits no script of ours.
  await frame.evaluate(readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  return frame.evaluate<AxeViolation[]>(`axe.run(document, { resultTypes: ['violations'] }).then(
    ({ violations }) => violations.map(({ id, impact, help, nodes }) => ({
      id, impact, help,
      where: nodes.map(({ target, failureSummary }) => target.join(' ') + ': ' + failureSummary),
    })),
  )`);
}
