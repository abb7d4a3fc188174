import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Parameters } from '../../../../src/core/operation/ids';
import { domaintools } from '../../../../src/providers/domaintools';
import { run, sessionOver } from './session';
import type { Scripted } from './session';

/** One question, what the server says to each of its requests, and the answer made of that. */
interface Golden {
  readonly operation: string;
  readonly indicator: string;
  readonly parameters?: Parameters;
  /** By path and query, without what proves who asks. */
  readonly server: Readonly<Record<string, Scripted>>;
  /** Without the bodies, which stand under `server` already. */
  readonly answer?: unknown;
}

const folder = join(__dirname, 'golden');
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** `UPDATE_GOLDEN=1 npm run unit` writes the answers anew; then read the difference. */
const update = process.env.UPDATE_GOLDEN === '1';

describe('DomainTools golden mappings', () => {
  for (const name of names) {
    it(name.replace(/\.json$/, ''), async () => {
      const golden = readGolden(name);
      const { session, asked } = sessionOver(golden.server);
      const { raw, ...rest } = await run(
        golden.operation,
        golden.indicator,
        session,
        golden.parameters,
      );
      const answer: unknown = JSON.parse(
        JSON.stringify({ ...rest, raw: raw.map(({ request, status }) => ({ request, status })) }),
      );
      if (update) {
        writeFileSync(join(folder, name), `${JSON.stringify({ ...golden, answer }, null, 2)}\n`);
      }
      assert.deepEqual(answer, readGolden(name).answer);
      assert.deepEqual(asked, Object.keys(golden.server), 'every scripted request is made, once');
    });
  }

  it('has at least one for each operation', () => {
    const covered = new Set(names.map((name) => `domaintools.${readGolden(name).operation}`));
    assert.deepEqual(
      domaintools.operations.map(({ id }) => id).filter((id) => !covered.has(id)),
      [],
    );
  });
});

function readGolden(name: string): Golden {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Golden;
}
