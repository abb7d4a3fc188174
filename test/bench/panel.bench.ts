import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../rig/browser';
import { panelBundle, serveFiles } from '../rig/pageServer';
import { measurement, type Measurement } from './measurement';

export const name = 'panel';

/** Ours, and what it is measured against: tabulator-tables, and a plain table with every row. */
const CONTENDERS = ['lens', 'tabulator', 'dom'] as const;
type Contender = (typeof CONTENDERS)[number];

const ROWS = [1000, 10_000, 100_000];
/** How often each is measured with a number of rows; the median counts. */
const ROUNDS = 5;

/** Typed one after the other; each changes which rows pass. */
const KEYS = ['7', '7', '1', 'Backspace', 'Backspace', 'Backspace', '4', '2'];
/**
 * Pixels from frame to frame, by what is measured: a wheel turned briskly (3,600 pixels a second at 60
 * frames), and a flick (18,000).
 */
const SCROLLS = { scroll: 60, flick: 300 } as const;
type Scroll = keyof typeof SCROLLS;
const SCROLL_STEPS = 60;
const SETTLE_MS = 300;
/** A browser is at rest that takes no more of a processor than this, in seconds, between two looks. */
const AT_REST = 0.02;

/** Frames as soon as they are drawn, so that a frame's time is what it costs. */
const UNLIMITED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** What one round of one contender gave: milliseconds, and megabytes beyond an empty page. */
interface Round {
  readonly first: number;
  readonly keystrokes: readonly number[];
  readonly frames: Readonly<Record<Scroll, readonly number[]>>;
  readonly memory: number;
}

/**
 * The panel's table in Chromium, with the same rows in the same run as its baselines: from the message
 * with the rows to the first on the screen, from a keystroke in a search box to its result on the
 * screen, from frame to frame while the table scrolls, and the memory of the page.
 */
export async function run(): Promise<readonly Measurement[]> {
  const { server, origin } = await serve();
  try {
    const all: Measurement[] = [];
    for (const count of ROWS) {
      const measured = new Map<Contender, Round[]>(CONTENDERS.map((one) => [one, []]));
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const contender of round % 2 === 0 ? CONTENDERS : CONTENDERS.toReversed()) {
          measured.get(contender)?.push(await measure(`${origin}/${contender}.html`, count));
        }
      }
      all.push(...compared(count, measured));
    }
    return all;
  } finally {
    server.close();
  }
}

/** A browser of its own for each round: nothing of another is in its memory. */
async function measure(url: string, count: number): Promise<Round> {
  const browser = await launchBrowser(UNLIMITED);
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 760 } });
    await page.goto(url);
    await resting(browser, page);
    const empty = await memoryOf(browser, page);
    await page.evaluate(`measured.prepare(${count})`);
    const first = await page.evaluate<number>('measured.first()');
    await resting(browser, page);
    const memory = (await memoryOf(browser, page)) - empty;
    const frames = { scroll: await scrolled(page, 'scroll'), flick: await scrolled(page, 'flick') };
    return { first, frames, memory, keystrokes: await keystrokes(page) };
  } finally {
    await browser.close();
  }
}

async function scrolled(page: Page, scroll: Scroll): Promise<readonly number[]> {
  await page.waitForTimeout(SETTLE_MS);
  return page.evaluate<number[]>(`measured.scroll(${SCROLL_STEPS}, ${SCROLLS[scroll]})`);
}

/**
 * Waits until the browser does nothing. In the second after its start it keeps a core busy, which is
 * half of a small machine: whoever shows its rows soon would be measured on what is left.
 */
async function resting(browser: Browser, page: Page): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const spent = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  let before = -Infinity;
  for (let now = await spent(); now - before > AT_REST; now = await spent()) {
    before = now;
    await page.waitForTimeout(SETTLE_MS);
  }
  await session.detach();
}

async function keystrokes(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  let text = '';
  await page.evaluate('measured.focusSearch()');
  for (const key of KEYS) {
    text = key === 'Backspace' ? text.slice(0, -1) : text + key;
    await page.evaluate(`measured.expectKeystroke(${JSON.stringify(text)})`);
    await page.keyboard.press(key);
    times.push(await page.evaluate<number>('measured.keystroke()'));
    await page.waitForTimeout(SETTLE_MS);
  }
  return times;
}

/**
 * Memory in megabytes, after what can be freed was freed: what Chromium calls its private memory
 * footprint (docs/memory/key_concepts.md), of all its page processes. Some of them keep no page, and
 * nothing tells which; they are the same before and after.
 */
async function memoryOf(browser: Browser, page: Page): Promise<number> {
  const ofPage = await page.context().newCDPSession(page);
  await ofPage.send('HeapProfiler.collectGarbage');
  const ofBrowser = await browser.newBrowserCDPSession();
  const { processInfo } = await ofBrowser.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
  return sizes.reduce((sum, size) => sum + Number(size), 0) / 1024;
}

type Value = readonly [name: string, unit: string, of: (rounds: readonly Round[]) => number];

/** What is reported of a contender's rounds, by name. */
const VALUES: readonly Value[] = [
  ['first', 'ms', (rounds) => median(rounds.map(({ first }) => first))],
  ['filter', 'ms', (rounds) => median(rounds.flatMap(({ keystrokes }) => keystrokes))],
  [
    'filter.worst',
    'ms',
    (rounds) => median(rounds.map(({ keystrokes }) => Math.max(...keystrokes))),
  ],
  ...frameTimes('scroll'),
  ...frameTimes('flick'),
  ['memory', 'MB', (rounds) => median(rounds.map(({ memory }) => memory))],
];

function compared(
  count: number,
  measured: ReadonlyMap<Contender, readonly Round[]>,
): readonly Measurement[] {
  return VALUES.flatMap(([what, unit, valueOf]) =>
    CONTENDERS.filter((contender) => contender !== 'lens').map((baseline) =>
      measurement({
        what: `panel.${what}.${count}`,
        value: valueOf(measured.get('lens') ?? []),
        unit,
        baseline,
        baselineValue: valueOf(measured.get(baseline) ?? []),
      }),
    ),
  );
}

function frameTimes(scroll: Scroll): readonly Value[] {
  const all = (rounds: readonly Round[]) => rounds.flatMap(({ frames }) => frames[scroll]);
  const worst = (rounds: readonly Round[]) =>
    median(rounds.map(({ frames }) => Math.max(...frames[scroll])));
  return [
    [scroll, 'ms', (rounds) => quantile(all(rounds), 0.95)],
    [`${scroll}.p50`, 'ms', (rounds) => quantile(all(rounds), 0.5)],
    [`${scroll}.worst`, 'ms', worst],
  ];
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  if (value === undefined) throw new Error('No value has no quantile.');
  return value;
}

/** A document for each contender, with its bundle, in the colours that VS Code's Light Modern has. */
async function serve(): Promise<{ server: Server; origin: string }> {
  const files = await panelBundle(
    Object.fromEntries(CONTENDERS.map((one) => [one, `test/webview/contenders/${one}.ts`])),
  );
  return serveFiles((name) => {
    const contender = /^(\w+)\.html$/.exec(name)?.[1];
    return contender === undefined
      ? files.get(name)
      : documentOf(contender, files.has(`${contender}.css`));
  });
}

function documentOf(contender: string, styled: boolean): string {
  return `<!DOCTYPE html>
<html lang="en">
<meta charset="UTF-8">
<title>${contender}</title>
<style>:root { --vscode-editor-background: #ffffff; --vscode-foreground: #3b3b3b }</style>
${styled ? `<link rel="stylesheet" href="/${contender}.css">` : ''}
<body>
${contender === 'lens' ? '<lens-panel></lens-panel>' : ''}
<script type="module" src="/${contender}.js"></script>
</body>
</html>`;
}
