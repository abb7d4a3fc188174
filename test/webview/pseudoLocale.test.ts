import assert from 'node:assert/strict';
import { readStrings } from '../../scripts/build/strings.mjs';
import type { Page } from '../../src/protocol/toWebview';
import { root } from '../rig/paths';
import { Harness } from './harness';
import { failingPage, samplePage } from './pages';

/** A language of our own, in which every translated text stands in brackets. */
const strings = Object.fromEntries(readStrings(root).map((text) => [text, `⟦${text}⟧`]));

describe('the results panel in another language', function () {
  this.timeout(180_000);
  let harness: Harness;

  before(async () => {
    harness = await Harness.start();
  });
  after(() => harness.stop());

  /** Texts, names and tooltips that are neither translated nor what a vendor or a provider said. */
  async function english(page: Page): Promise<readonly string[]> {
    const panel = await harness.open([{ type: 'welcome', language: 'en', strings }, page]);
    const found = new Set<string>();
    for (const tab of await panel.page.getByRole('tab').all()) {
      await tab.click();
      const texts = await panel.page.evaluate(() => {
        const said: string[] = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          if (node instanceof Text) {
            said.push(node.data);
          } else if (node instanceof Element) {
            const names = ['title', 'aria-label', 'placeholder', 'alt'];
            said.push(...names.map((name) => node.getAttribute(name) ?? ''));
          }
        }
        return said;
      });
      texts.forEach((text) => found.add(text));
    }
    assert.deepEqual(panel.complaints, []);
    await panel.close();
    const data = JSON.stringify(page).toLowerCase();
    return [...found].flatMap(rest).filter((word) => !data.includes(word.toLowerCase()));
  }

  it('says nothing in English, whatever it shows', async () => {
    const sample = await samplePage('login-secure.example', { named: true });
    assert.deepEqual(await english(sample), []);
  });

  it('says failures in the language, too', async () => {
    assert.deepEqual(await english(failingPage()), []);
  });
});

/** Words outside the brackets. */
function rest(text: string): readonly string[] {
  let depth = 0;
  let outside = '';
  for (const character of text) {
    depth += character === '⟦' ? 1 : character === '⟧' ? -1 : 0;
    outside += depth === 0 && character !== '⟧' ? character : ' ';
  }
  const words = outside.match(/\p{L}[\p{L}\p{N}.-]{2,}/gu) ?? [];
  return words.map((word) => word.replace(/[.-]+$/, '')).filter((word) => !ANYWHERE.has(word));
}

/** What a locale writes by itself: months, and the time zone. */
const ANYWHERE = new Set([
  'UTC',
  ...Array.from({ length: 12 }, (_, month) =>
    new Date(2026, month, 1).toLocaleString('en', { month: 'short' }),
  ),
]);
