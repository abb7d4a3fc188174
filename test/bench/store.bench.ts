import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Question } from '../../src/core/operation/question';
import type { Result } from '../../src/core/result/model';
import type { Database } from '../../src/infra/store/database';
import { pack, RESULT_FORMAT, unpack } from '../../src/infra/store/packing';
import { createSqliteStore } from '../../src/infra/store/sqliteStore';
import { neutralSource } from '../rig/neutralVendor';
import { benchDatabase, clock } from './benchDatabase';
import { measurement } from './measurement';
import type { Measurement } from './measurement';

export const name = 'store';

const ENTRIES = 1_000_000;
const HITS = 20_000;
const WARM_UP = 2000;
const OF_QUESTION = 'value = ? AND kind = ? AND data = ? AND operation = ? AND parameters = ?';

/** Questions among which one was read lately, as those of one file are. */
const OF_ONE_FILE = 500;

type Read = (question: Question) => unknown;

/**
 * A hit in a store of a million answers, each about another name, against a bare prepared statement
 * that reads the same row of the same file: as it is, and with the unpacking that no cache of
 * compressed answers can do without. All three in turn over the same random questions, so that
 * whatever slows the machine down slows all.
 */
export function run(): readonly Measurement[] {
  const folder = mkdtempSync(join(tmpdir(), 'indicator-lens-bench-store-'));
  const database = benchDatabase(folder);
  try {
    fill(database, clock.now());
    const bare = new DatabaseSync(join(folder, 'indicator-lens.sqlite'), { readOnly: true });
    const store = createSqliteStore(database, { clock, maxBytes: () => 1e12 });
    const { heap, results } = measured(bare, (question) => store.get(question));
    bare.close();
    return [
      ...results,
      measurement({
        what: `store.hit.${ENTRIES} memory`,
        value: heap,
        unit: 'MiB',
        baseline: 'file',
        baselineValue: statSync(join(folder, 'indicator-lens.sqlite')).size / 1024 / 1024,
      }),
    ];
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function measured(
  bare: DatabaseSync,
  hit: Read,
): { readonly heap: number; readonly results: readonly Measurement[] } {
  const statement = bare.prepare(`SELECT result FROM answers WHERE ${OF_QUESTION}`);
  const row = ({ indicator, data, operation }: Question): Uint8Array => {
    const value = statement.get(indicator.value, indicator.kind, data, operation, '[]')?.result;
    if (!(value instanceof Uint8Array)) throw new Error(`${indicator.value} is missing.`);
    return value;
  };
  const unpacked: Read = (question) => unpack(row(question));
  const anywhere = (): Question => questionOf(Math.floor(Math.random() * ENTRIES));
  const ofOneFile = (): Question => questionOf(Math.floor(Math.random() * OF_ONE_FILE));

  const before = process.memoryUsage().rss;
  const [cold, bareCold, unpackedCold] = timed([hit, row, unpacked], anywhere);
  timed([hit], ofOneFile);
  const [lately, bareLately] = timed([hit, row], ofOneFile);
  const heap = (process.memoryUsage().rss - before) / 1024 / 1024;

  const what = `store.hit.${ENTRIES}`;
  const shares = [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const;
  return {
    heap,
    results: shares.flatMap(([share, part]) => [
      compared(`${what} ${share}`, cold, 'prepared-statement', bareCold, part),
      compared(`${what} ${share}`, cold, 'prepared-statement, unpacked', unpackedCold, part),
      compared(`${what} ${share}, read lately`, lately, 'prepared-statement', bareLately, part),
    ]),
  };
}

/** Microseconds of each call, sorted. */
function timed(reads: readonly Read[], next: () => Question): number[][] {
  const times = reads.map((): number[] => []);
  for (let round = 0; round < WARM_UP + HITS; round++) {
    const question = next();
    // Who comes first pays for pages that are not in memory yet.
    for (let turn = 0; turn < reads.length; turn++) {
      const side = (turn + round) % reads.length;
      const started = performance.now();
      reads[side]?.(question);
      const elapsed = performance.now() - started;
      if (round >= WARM_UP) times[side]?.push(elapsed * 1000);
    }
  }
  return times.map((side) => side.toSorted((a, b) => a - b));
}

function compared(
  what: string,
  values: readonly number[] | undefined,
  baseline: string,
  against: readonly number[] | undefined,
  share: number,
): Measurement {
  const at = (sorted: readonly number[] = []): number =>
    sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return measurement({ what, value: at(values), unit: 'µs', baseline, baselineValue: at(against) });
}

/** Past the store, in one transaction: what is measured is reading. */
function fill(database: Database, now: number): void {
  const { bytes: packed } = pack(answer);
  database.transaction(() => {
    for (let i = 0; i < ENTRIES; i++) {
      const { indicator, data, operation } = questionOf(i);
      database.run(
        `INSERT INTO answers (value, kind, data, operation, parameters, outcome, host, retrieved_at,
           used_at, result_format, mapping_version, bytes, result)
         VALUES (?, ?, ?, ?, '[]', 'found', 'h.example', ?, ?, ${RESULT_FORMAT}, 1, ?, ?)`,
        ...[indicator.value, indicator.kind, data, operation, now, now, packed.length, packed],
      );
    }
  });
  database.all('PRAGMA wal_checkpoint(TRUNCATE)');
}

function questionOf(i: number): Question {
  return {
    operation: 'example.risk',
    // Spread over the index, as names are.
    indicator: { kind: 'fqdn', value: `${((i * 7919) % ENTRIES).toString(36)}.example` },
    parameters: {},
    data: 'live',
  };
}

/** A risk score, the smallest of the answers: what is measured is the store rather than zlib. */
const answer: Result = {
  operation: 'example.risk',
  indicator: { kind: 'fqdn', value: 'login-secure.example' },
  askedFor: 'login-secure.example',
  lookedUp: 'login-secure.example',
  parameters: {},
  retrievedAt: '2026-04-12T14:00:00.000Z',
  outcome: { kind: 'found' },
  sections: [
    {
      type: 'score',
      id: 'risk',
      title: 'Risk',
      score: 94,
      attribute: 'Risk Score',
      components: ['proximity', 'threat_profile_phishing', 'threat_profile_malware'].map(
        (component, i) => ({ name: component, label: component, score: 94 - i, evidence: [] }),
      ),
    },
  ],
  raw: [
    {
      request: 'GET https://api.vendor.example/v1/risk?domain=login-secure.example',
      status: 200,
      contentType: 'application/json',
      body: '{"response":{"domain":"login-secure.example","risk_score":94,"components":[{"name":"proximity","risk_score":94},{"name":"threat_profile_phishing","risk_score":93},{"name":"threat_profile_malware","risk_score":92}]}}',
    },
  ],
  source: neutralSource,
};
