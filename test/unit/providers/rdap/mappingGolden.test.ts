import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../../../../src/core/result/model';
import { mapDomain } from '../../../../src/providers/rdap/domain';
import { mapNetwork } from '../../../../src/providers/rdap/network';
import type { RdapAnswer } from '../../../../src/providers/rdap/rdapAnswer';
import { answer, indicator } from './mapped';

/** Bodies of servers, invented, and the answer made of them. */
interface Golden {
  readonly indicator: string;
  /** Name that was sent; absent for a network. */
  readonly lookedUp?: string;
  readonly shortfalls?: readonly string[];
  readonly servers: readonly (Pick<RdapAnswer, 'from' | 'host'> & { readonly body: unknown })[];
  readonly answer?: unknown;
}

const folder = join(__dirname, 'mappingGolden');
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** `UPDATE_GOLDEN=1 npm run unit` writes the answers anew; then read the difference. */
const update = process.env.UPDATE_GOLDEN === '1';

describe('RDAP golden mappings', () => {
  for (const name of names) {
    it(name.replace(/\.json$/, ''), () => {
      const golden = readGolden(name);
      const { raw, ...rest } = map(golden);
      assert.equal(raw.length, golden.servers.length);
      const made: unknown = JSON.parse(JSON.stringify(rest));
      if (update) {
        writeFileSync(
          join(folder, name),
          `${JSON.stringify({ ...golden, answer: made }, null, 2)}\n`,
        );
      }
      assert.deepEqual(made, readGolden(name).answer);
    });
  }
});

function map({ indicator: asked, lookedUp, shortfalls, servers }: Golden): Answer {
  const [first, ...further] = servers.map(({ body, ...who }) => answer(body, who));
  assert.ok(first);
  return lookedUp === undefined
    ? mapNetwork(first, indicator(asked))
    : mapDomain([first, ...further], indicator(asked), lookedUp, shortfalls);
}

function readGolden(name: string): Golden {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Golden;
}
