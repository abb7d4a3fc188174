import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleCase } from '../../../src/sample/document';
import type { DemoCredentials } from '../../rig/companion';
import { settingsFor, simulatedCredentials } from '../../rig/simulatedAccount';
import { startSimulator } from '../../simulator';
import type { Simulator } from '../../simulator';
import { journey } from './journey';
import type { Journey } from './journey';

export interface SimulatedJourney extends Journey {
  readonly simulator: Simulator;
}

/**
 * A window on the sample case as a file, every provider pointed at a simulator. Its keys are stored
 * unless others are given: `[]` for somebody who has none.
 */
export function simulatedJourney(
  settings: Readonly<Record<string, unknown>> = {},
  credentials: readonly DemoCredentials[] = simulatedCredentials,
): SimulatedJourney {
  let simulator: Simulator | undefined;
  const started = (): Simulator => {
    if (simulator === undefined) throw new Error('The simulator starts before the first test.');
    return simulator;
  };
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-case-'));
  writeFileSync(join(folder, sampleCase.name), sampleCase.text);
  before(async () => {
    simulator = await startSimulator();
  });
  const window = journey(() => ({
    folder,
    settings: { ...settingsFor(started()), ...settings },
    credentials,
  }));
  after(async () => {
    await simulator?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get simulator() {
      return started();
    },
    get workbench() {
      return window.workbench;
    },
    get folder() {
      return window.folder;
    },
  };
}
