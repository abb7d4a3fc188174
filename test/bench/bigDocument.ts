import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type * as LineIndexModule from '../../src/vscode/editor/lineIndex';
import { bundled } from '../rig/bundle';
import { generatedLogs } from './detectionTexts';
import { idleLateness, latenessWhile } from './eventLoop';
import { measurement } from './measurement';
import type { Measurement } from './measurement';

const BYTES = 50_000_000;
const ROUNDS = 3;
const KEYSTROKES = 400;
/** What the issue of detection asks for, in milliseconds. */
const BAR = { whole: 1000, slice: 4, keystroke: 1 };

/**
 * A log of 50 MB as VS Code holds it, an array of lines, searched as `DocumentIndicators` does: a slice,
 * a turn of the event loop, the next slice. Then keystrokes in the document that is known whole.
 */
export async function bigDocument(): Promise<Measurement[]> {
  // As it ships: bundled.
  const { LineIndex, SLICE_MS } = bundled(
    'src/vscode/editor/lineIndex.ts',
  ) as typeof LineIndexModule;
  const lines = JSON.parse(JSON.stringify(generatedLogs(BYTES).split('\n'))) as string[];
  const source = { count: () => lines.length, text: (line: number) => lines[line] ?? '' };
  const wholes: number[] = [];
  const loops: number[] = [];
  const slices: number[] = [];
  const blocked: number[] = [];
  const idle: number[] = [];
  let index = new LineIndex(source);
  // The first round lets the compiler settle.
  for (let round = 0; round <= ROUNDS; round++) {
    index = new LineIndex(source);
    const { took, p99 } = await latenessWhile(async () => {
      while (!index.complete) {
        const began = performance.now();
        index.step(SLICE_MS);
        if (round > 0) slices.push(performance.now() - began);
        await nextTurn();
      }
    });
    const unburdened = await idleLateness(took);
    if (round > 0) {
      wholes.push(took);
      blocked.push(p99);
      idle.push(unburdened.p99);
      loops.push(charCodeLoop(lines));
    }
  }
  const ordered = slices.toSorted((a, b) => a - b);
  const keystrokes = typed(index, lines);
  const row = (what: string, value: number, baseline: string, baselineValue: number) =>
    measurement({ what, value, unit: 'ms', baseline, baselineValue });
  return [
    row('detect.50MB', median(wholes), 'bar', BAR.whole),
    row('detect.50MB', median(wholes), 'charCodeAt loop', median(loops)),
    row('detect.50MB.slice', median(ordered), 'bar', BAR.slice),
    row('detect.50MB.slice99', at(ordered, 0.99), 'bar, for 99 of 100 slices', BAR.slice),
    row(
      'detect.50MB.eventLoop99',
      median(blocked),
      'the same event loop with nothing to do',
      median(idle),
    ),
    row('detect.50MB.keystroke', median(keystrokes), 'bar', BAR.keystroke),
    row('detect.50MB.keystroke99', at(keystrokes, 0.99), 'bar', BAR.keystroke),
  ];
}

/** Characters typed all over the document, every tenth a line break: told and searched again. */
function typed(index: LineIndexModule.LineIndex, lines: string[]): number[] {
  const times: number[] = [];
  for (let stroke = 0; stroke < KEYSTROKES; stroke++) {
    const line = (stroke * 7_919) % lines.length;
    const breaks = stroke % 10 === 0;
    if (breaks) lines.splice(line, 0, 'to evil.example');
    else lines[line] = `${lines[line] ?? ''}x`;
    const began = performance.now();
    index.splice(line, 1, breaks ? 2 : 1);
    index.ofLine(line);
    while (!index.searched) index.step(0);
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b);
}

let sink = 0;

function charCodeLoop(lines: readonly string[]): number {
  const began = performance.now();
  for (const line of lines) {
    for (let at = 0; at < line.length; at++) sink = (sink + line.charCodeAt(at)) | 0;
  }
  return performance.now() - began;
}

function at(ordered: readonly number[], part: number): number {
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * part))] ?? NaN;
}

function median(values: readonly number[]): number {
  return at(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
