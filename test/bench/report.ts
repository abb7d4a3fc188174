import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Measurement } from './measurement';

/** Hands measurements out of a VS Code, through the file that INDICATOR_LENS_MEASUREMENTS names. */
export function report(...measurements: readonly Measurement[]): void {
  const file = process.env.INDICATOR_LENS_MEASUREMENTS;
  if (file === undefined) throw new Error('INDICATOR_LENS_MEASUREMENTS is not set.');
  writeFileSync(file, JSON.stringify([...reported(file), ...measurements]));
}

export function reported(file: string): readonly Measurement[] {
  if (!existsSync(file)) return [];
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Measurement[];
}
