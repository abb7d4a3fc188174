import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../rig/paths';
import { measurement } from './measurement';
import type { Measurement } from './measurement';

export const name = 'bundle';

/** How big the package is that `npm run package` made, against the budget it is held to. */
export function run(): Promise<readonly Measurement[]> {
  return Promise.resolve(sizes());
}

function sizes(): readonly Measurement[] {
  const [vsix] = globSync(join(root, 'out', '*.vsix'));
  if (vsix === undefined) throw new Error('There is no VSIX in out/.');
  const budget = JSON.parse(
    readFileSync(join(root, 'test', 'package-budget.json'), 'utf8'),
  ) as Readonly<Record<string, number>>;
  return Object.entries(budget).map(([what, baselineValue]) =>
    measurement({
      what,
      value: statSync(what === 'vsix' ? vsix : join(root, what)).size,
      unit: 'bytes',
      baseline: 'budget of test/package-budget.json',
      baselineValue,
    }),
  );
}
