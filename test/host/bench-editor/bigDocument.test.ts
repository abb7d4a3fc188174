import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { DocumentIndicators } from '../../../src/vscode/editor/documentIndicators';
import { generatedLogs } from '../../bench/detectionTexts';
import { idleLateness, latenessWhile } from '../../bench/eventLoop';
import { measurement } from '../../bench/measurement';
import { report } from '../../bench/report';

/** Just under what VS Code hands to extensions, 50 MB. */
const BYTES = 50_000_000;
const ROUNDS = 3;
/** Until the compiler has settled. */
const WARM_UP = 2;
const BAR_MS = 4;

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

describe('bench', () => {
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-bench-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('host.50MB', async () => {
    const file = join(folder, 'big.log');
    writeFileSync(file, generatedLogs(BYTES));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const searched: { took: number; p99: number; worst: number }[] = [];
    const idle: typeof searched = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const indicators = new DocumentIndicators();
      const lateness = await latenessWhile(async () => {
        const { complete, indicators: found } = await indicators.whole(document);
        assert.ok(complete && found.length > 1000);
      });
      indicators.dispose();
      const { took } = lateness;
      if (round >= WARM_UP) {
        searched.push(lateness);
        idle.push({ took, ...(await idleLateness(took)) });
      }
    }
    const row = (what: string, of: 'took' | 'p99' | 'worst', baseline: string, value: number) =>
      measurement({
        what,
        value: middle(searched.map((round) => round[of])),
        unit: 'ms',
        baseline,
        baselineValue: value,
      });
    const unburdened = 'the same event loop with nothing to do';
    report(
      row('host.50MB', 'took', 'bar', 1000),
      row('host.50MB.eventLoop99', 'p99', 'bar', BAR_MS),
      row('host.50MB.eventLoop99', 'p99', unburdened, middle(idle.map(({ p99 }) => p99))),
      row('host.50MB.eventLoopWorst', 'worst', unburdened, middle(idle.map(({ worst }) => worst))),
    );
  });
});
