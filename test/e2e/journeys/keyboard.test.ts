import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { Results } from '../driver/results';
import { simulatedJourney } from '../driver/simulated';
import { until } from '../driver/until';

const DOMAIN = 'login-secure[.]example';
/** More stops than lie between any two places of the panel. */
const MOST_STEPS = 80;

/** What the focus in the panel stands on, in words. */
function focused(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    const active = document.activeElement;
    return (active?.getAttribute('aria-label') ?? active?.textContent ?? '').trim();
  });
}

describe('by keyboard alone, from the file to an exported selection', () => {
  const window = simulatedJourney();

  it('enriches, reads, searches, ticks and exports', async () => {
    const { workbench, folder } = window;
    const { keyboard } = workbench.page;
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) {
        await keyboard.press(key);
      }
    };
    await workbench.openFile('case-0417.md');
    await press('Control+F');
    await keyboard.type('login-secure');
    await press('Enter', 'Escape', 'ArrowLeft', 'ArrowRight', 'ArrowRight');
    await press('Shift+Alt+E');
    const { frame } = await Results.about(workbench, DOMAIN);

    /** Presses a key until the focus stands on what is looked for. */
    const go = async (key: string, wanted: RegExp): Promise<void> => {
      for (let step = 0; step < MOST_STEPS; step += 1) {
        if (wanted.test(await focused(frame))) {
          return;
        }
        await keyboard.press(key);
      }
      assert.fail(`${key} never reached ${String(wanted)}; it stands on ${await focused(frame)}`);
    };

    await until(
      () => frame.evaluate(() => document.activeElement?.closest('lens-panel') !== null),
      'the focus is in the panel',
    );
    await go('Shift+Tab', /^Summary/);
    await go('ArrowRight', /^Passive DNS/);
    await frame.getByRole('grid').first().waitFor();
    await go('Tab', /^Select all shown rows/);
    await go('Tab', /^Search Type/);
    await keyboard.type('ns');
    const counts = frame.locator('.counts').first();
    await counts.getByText(/shown of/).waitFor();
    await press('ArrowDown', 'Space', 'Shift+ArrowDown');
    await counts.getByText(/2 selected/).waitFor();
    await workbench.screenshot('keyboard-selection');
    await go('Tab', /Export…/);
    await press('Enter');
    await workbench.quickInput.widget.waitFor();
    await press('Enter');
    const file = join(folder, 'login-secure.example.direct.csv');
    await until(() => Promise.resolve(existsSync(file)), 'the selection is saved');
    const [header, ...rows] = readFileSync(file, 'utf8').trim().split('\r\n');
    assert.match(header ?? '', /^Name \(rrname\),Type \(rrtype\),Data \(rdata\)/);
    assert.equal(rows.length, 2);
    assert.ok(
      rows.every((row) => /^login-secure\.example,NS,ns\d?\./.test(row)),
      rows.join('\n'),
    );
  });
});
