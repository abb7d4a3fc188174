import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Http } from '../../../src/core/ports';
import { run, session } from '../../unit/providers/domaintools/session';
import { factsIn, plain, table } from '../../unit/providers/domaintools/sections';
import { skippedSuite } from '../../rig/besideCheckout';

/** Bodies as real servers sent them, beside the checkout; not part of this repository. */
const FOLDER = join(__dirname, '../../../../shared/samples/domaintools-today/rdap-parsed');

/** An account that has parsed RDAP, and neither the classic product nor Iris. */
function serving(body: string): Http {
  return {
    request({ url }) {
      const mine = new URL(url).pathname.endsWith('/rdap/parsed/');
      const refusal = JSON.stringify({ error: { code: 403, message: 'no access' } });
      const headers = { 'content-type': 'application/json;charset=utf-8' };
      return Promise.resolve({ status: mine ? 200 : 403, headers, body: mine ? body : refusal });
    },
  };
}

describe('DomainTools parsed RDAP as recorded', () => {
  if (!existsSync(FOLDER)) {
    skippedSuite(FOLDER);
    return;
  }
  for (const file of readdirSync(FOLDER)) {
    it(`${file} is the registration, with its records`, async () => {
      const body = readFileSync(join(FOLDER, file), 'utf8');
      const answer = await run('domainWhois', 'google.com', session({ http: serving(body) }));
      assert.deepEqual([answer.outcome.kind, answer.lookedUp], ['found', 'google.com']);
      const told = (id: string) => plain(factsIn(answer, id).flatMap((one) => one.values)).join();
      assert.match(told('registrar'), /MarkMonitor/i);
      assert.match(told('created'), /^1997-09-15/);
      assert.match(told('updated'), /^20\d\d-/);
      assert.match(told('abuseMailbox'), /^abusecomplaints@markmonitor\.com$/);
      assert.equal(told('ianaId'), '292');
      assert.equal(told('dnssec'), 'unsigned');
      assert.equal(told('nameServers').split(',').length, 4);
      assert.doesNotMatch(told('emails'), /redacted/i);
      assert.ok(table(answer, 'contacts').rows.length > 2);
      const records = answer.sections.filter(({ type }) => type === 'text');
      assert.ok(records.length > 0);
      assert.equal(new Set(records.map(({ id }) => id)).size, records.length);
    });
  }
});
