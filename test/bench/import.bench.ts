import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteLibrary } from '../../src/infra/store/sqliteLibrary';
import { threadImporter } from '../../src/infra/importing/threadImporter';
import { applySteps, planSteps, type Imported } from '../../src/import/plan';
import { readImport } from '../../src/import/read';
import { inSteps } from '../../src/vscode/inSteps';
import { bundle } from '../rig/bundle';
import { benchDatabase, clock } from './benchDatabase';
import { idleLateness, latenessWhile } from './eventLoop';
import { measurement } from './measurement';
import type { Measurement } from './measurement';

export const name = 'import';

const AT = '2026-04-12T14:00:00.000Z';
const INDICATORS = 20_000;
const RELATIONSHIPS = 20_000;

/**
 * Files of twenty thousand indicators taken into a library, as the command does it: how long it takes
 * and how long at a stretch the window cannot do anything else, against an idle window.
 */
export async function run(): Promise<readonly Measurement[]> {
  const rows: Measurement[] = [];
  for (const [what, text] of Object.entries({
    stix: stixFile(),
    csv: csvFile(),
    list: listFile(),
  })) {
    const { took, worst } = await imported(text);
    const idle = await idleLateness(1000);
    const shared = { unit: 'ms', baseline: 'an idle window', baselineValue: idle.worst };
    rows.push(
      measurement({ what: `import.${what}.${INDICATORS}`, value: took, ...shared }),
      measurement({ what: `import.${what} longest stretch`, value: worst, ...shared }),
    );
  }
  const started = performance.now();
  readImport(relationshipsFile(RELATIONSHIPS), { name: 'x', at: AT });
  const value = performance.now() - started;
  const quarter = performance.now();
  readImport(relationshipsFile(RELATIONSHIPS / 4), { name: 'x', at: AT });
  rows.push(
    measurement({
      what: `import.relationships.${RELATIONSHIPS}`,
      value,
      unit: 'ms',
      baseline: 'a quarter of them',
      baselineValue: performance.now() - quarter,
    }),
  );
  return rows;
}

async function imported(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-bench-import-'));
  const script = join(folder, 'worker.js');
  bundle('src/importWorker.ts', script);
  const path = join(folder, 'file');
  writeFileSync(path, text);
  const database = benchDatabase(folder);
  try {
    const library = createSqliteLibrary(database, clock);
    library.count({});
    const order = { content: { path }, source: { name: 'file.csv', at: AT } };
    const { signal } = new AbortController();
    const done: Imported = { added: [], merged: [], newCases: [] };
    return await latenessWhile(async () => {
      const incoming = await threadImporter(script).read(order, () => undefined, signal);
      if ('unreadable' in incoming) {
        throw new Error(incoming.unreadable);
      }
      const plan = await inSteps(planSteps(library, incoming, AT), signal);
      await inSteps(applySteps(library, plan, done), signal);
    });
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

function bundleOf(objects: readonly object[]): string {
  return JSON.stringify({ type: 'bundle', id: 'bundle--1', objects });
}

function stixFile(): string {
  return bundleOf(
    numbers(INDICATORS).map((at) => ({
      type: 'indicator',
      spec_version: '2.1',
      id: `indicator--${at}`,
      created: AT,
      modified: AT,
      pattern: `[domain-name:value = 'n${at}.example']`,
      pattern_type: 'stix',
      indicator_types: ['malicious-activity'],
      labels: ['kit', `campaign ${at % 40}`],
      description: 'Seen in mail. '.repeat(40),
    })),
  );
}

function csvFile(): string {
  const rows = numbers(INDICATORS).map((at) => `n${at}.example,${AT},kit ${at % 40},"a, b"`);
  return ['ioc,first_seen,threat,comment', ...rows].join('\n');
}

function listFile(): string {
  return numbers(INDICATORS)
    .map((at) => `hxxps://n${at}[.]example/gate # seen in mail`)
    .join('\n');
}

function relationshipsFile(count: number): string {
  return bundleOf([
    ...numbers(count + 1).map((at) => ({
      type: 'domain-name',
      id: `domain-name--${at}`,
      value: `n${at}.example`,
    })),
    ...numbers(count).map((at) => ({
      type: 'relationship',
      id: `relationship--${at}`,
      relationship_type: 'related-to',
      source_ref: `domain-name--${count}`,
      target_ref: `domain-name--${at}`,
    })),
  ]);
}
