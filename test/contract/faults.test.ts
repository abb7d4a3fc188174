import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf } from '../../src/core/errors';
import { simulatedCredentials } from '../rig/simulatedAccount';
import { startSimulator } from '../simulator';
import { operations } from '../faults/cell';
import type { Cell } from '../faults/cell';
import { everyCell } from '../faults/matrix';
import type { FaultRow } from '../faults/matrix';
import { FAULTS } from '../faults/table';

const ROOT = join(__dirname, '..', '..');

/** What no sentence may have in it: leftovers of code, and numbers nobody can read. */
const LEFTOVER = /undefined|NaN|\[object|\be\+\d|Infinity|\d{7,}|HPE_.*setting/;

/** Settings that the manifest has. */
function manifestSettings(): ReadonlySet<string> {
  const { contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    contributes: { configuration: { properties: object } | { properties: object }[] };
  };
  const blocks = [contributes.configuration].flat();
  return new Set(blocks.flatMap(({ properties }) => Object.keys(properties)));
}

describe('every operation under every fault', function () {
  this.timeout(300_000);
  let rows: readonly FaultRow[] = [];
  before(async () => {
    const simulator = await startSimulator();
    try {
      rows = await everyCell(simulator);
    } finally {
      await simulator.stop();
    }
  });

  /** Judges each cell, and names all that are wrong. */
  function each(judge: (cell: Cell, row: FaultRow) => void): void {
    const wrong: string[] = [];
    let judged = 0;
    for (const row of rows) {
      for (const cell of row.cells) {
        judged += 1;
        try {
          judge(cell, row);
        } catch (thrown) {
          const { operation, ending, sentence, remedy } = cell;
          const why = failureOf(thrown).message.replace(/\s+/g, ' ').slice(0, 200);
          wrong.push(
            `${row.fault.what} × ${operation}: ${ending}, “${sentence}” ${remedy} (${why})`,
          );
        }
      }
    }
    assert.equal(judged, FAULTS.length * operations.length);
    assert.equal(
      wrong.length,
      0,
      `${wrong.length} of ${judged}:\n${wrong.slice(0, 20).join('\n')}`,
    );
  }

  it('ends in a way that is true', () => {
    each(({ ending }, { fault }) => assert.ok(fault.ends.includes(ending)));
  });

  it('says in a sentence what happened, and what to do', () => {
    each(({ ending, sentence, remedy, action }) => {
      assert.doesNotMatch(`${sentence} ${remedy}`, LEFTOVER);
      if (ending === 'found') {
        return;
      }
      assert.match(sentence, /^\S.*[.”]$/);
      if (ending !== 'partial' && ending !== 'noRecord') {
        assert.match(remedy, /^[A-Z].*\.$/);
        assert.notEqual(action, '');
      }
    });
  });

  it('names only settings that there are, of the vendor that was asked', () => {
    const settings = manifestSettings();
    each(({ operation, sentence, remedy, action }) => {
      const named = `${sentence} ${remedy}`.match(/indicatorLens\.\w+(?:\.\w+)*/g) ?? [];
      const { provider } = operations.find(({ id }) => id === operation)!;
      for (const name of named) {
        assert.ok(settings.has(name), name);
        assert.ok(name.startsWith(`indicatorLens.${provider}.`), name);
      }
      assert.ok(named.length === 0 || action !== 'none');
    });
  });

  it('blames the extension for nothing that a server did', () => {
    each(({ ending }) => assert.notEqual(ending, 'internal'));
  });

  it('keeps answers and no failures, and takes nothing that was cut for a whole answer', () => {
    each(({ ending, kept }, { fault }) => {
      assert.equal(kept, ['found', 'partial', 'noRecord'].includes(ending));
      if (fault.group === 'body' && fault.times === undefined) {
        assert.equal(kept, false);
      }
    });
  });

  it('sends nothing twice that is billed by record, and counts nothing that did not leave', () => {
    let byRecord = 0;
    each(({ spent, repeated }, { fault }) => {
      if (spent.includes('record')) {
        byRecord += 1;
        assert.equal(spent, '25 records');
        assert.equal(repeated, 0);
      }
      if (fault.way !== undefined && fault.way !== 'tlsForPlain') {
        assert.equal(spent, 'nothing');
      }
    });
    assert.ok(byRecord > 10);
  });

  it('tells no secret, in results, in the audit log or in the log', () => {
    const secrets = simulatedCredentials.flatMap(({ key, token }) =>
      [key, token].flatMap((value) => value ?? []),
    );
    assert.ok(secrets.length > 1);
    each(({ everything }) => {
      for (const secret of secrets) {
        assert.ok(!everything.includes(secret.slice(secret.indexOf(':') + 1)), 'a secret is told');
      }
    });
  });

  it('is in docs/fault-matrix.md, as `npm run faults` writes it', () => {
    const text = readFileSync(join(ROOT, 'docs', 'fault-matrix.md'), 'utf8');
    for (const { what } of FAULTS) {
      assert.ok(text.includes(`### ${what}\n`), what);
    }
    for (const { id } of operations) {
      assert.ok(text.includes(`\`${id}\``) || text.includes(`\`${id.split('.')[0] ?? ''}.*\``), id);
    }
  });
});
