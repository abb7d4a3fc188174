import * as assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndicatorRef } from '../../../../src/core/indicator/model';
import { passivedns } from '../../../../src/providers/passivedns';
import { sessionWith } from './session';

const FOLDER = join(__dirname, 'golden');

/**
 * Our own bodies and what they become. After a change that is meant, write the results anew with
 * WRITE_GOLDEN=1 and read the difference.
 */
const CASES: readonly { file: string; indicator: IndicatorRef; settings?: object }[] = [
  // CIRCL v1, D4, balboa: the ordinary way round.
  { file: 'forward', indicator: { kind: 'fqdn', value: 'login-secure.example' } },
  // CIRCL v2: sides exchanged, strings for numbers, no origin.
  { file: 'reversed', indicator: { kind: 'fqdn', value: 'login-secure.example' } },
  // D4 answers an address with all records of every name that ever pointed there.
  {
    file: 'address',
    indicator: { kind: 'ipv4', value: '203.0.113.80' },
    settings: { host: '127.0.0.1', port: 8400, useHttp: true, basePath: '/query' },
  },
];

describe('passive DNS: golden mappings', () => {
  for (const { file, indicator, settings } of CASES) {
    it(`maps ${file}.ndjson`, async () => {
      const body = readFileSync(join(FOLDER, `${file}.ndjson`), 'utf8');
      const { session } = sessionWith([{ body }], { settings });
      const [operation] = passivedns.operations;
      const answer = await operation?.run(indicator, session, {});
      assert.equal(answer?.raw[0]?.body, body);
      const golden = join(FOLDER, `${file}.json`);
      const { lookedUp, outcome, sections } = answer;
      const mapped = JSON.stringify({ lookedUp, outcome, sections }, null, 2);
      if (process.env.WRITE_GOLDEN === '1') {
        writeFileSync(golden, `${mapped}\n`);
      }
      assert.deepEqual(JSON.parse(mapped), JSON.parse(readFileSync(golden, 'utf8')));
    });
  }
});
