import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { run, sessionOver } from '../../unit/providers/domaintools/session';
import { factIn, plain } from '../../unit/providers/domaintools/sections';
import { skippedSuite } from '../../rig/besideCheckout';

/** Rows as real servers sent them, beside the checkout; not part of this repository. */
const SAMPLES = join(__dirname, '../../../../shared/samples');
const FOLDERS = ['domaintools/iris-investigate', 'domaintools-today/iris-enrich'];

const body = z.object({
  response: z.object({ results: z.array(z.object({ domain: z.string() })).optional() }),
});

describe('Iris rows as recorded', () => {
  const folders = FOLDERS.map((folder) => join(SAMPLES, folder)).filter((path) => existsSync(path));
  if (folders.length < FOLDERS.length) {
    skippedSuite(SAMPLES);
    return;
  }
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));

  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const { domain } of body.parse(JSON.parse(text)).response.results ?? []) {
      const product = file.includes('iris-enrich') ? 'iris-enrich' : 'iris-investigate';
      const name = `${product}: ${domain} in ${file.slice(-60)}`;
      const no = { status: 403, body: { error: { code: 403, message: 'no access' } } };
      const { session } = sessionOver({
        [`/v1/${domain}/whois/parsed`]: no,
        [`/v1/risk/evidence/?domain=${domain}`]: no,
        [`/v1/risk?domain=${domain}`]: no,
        [`/v1/iris-investigate/?domain=${domain}`]: no,
        [`/v1/${product}/?domain=${domain}`]: { body: text },
      });

      it(name, async () => {
        const risk = await run('risk', domain, session);
        const [score] = risk.sections;
        assert.ok(score?.type === 'score');
        assert.equal(score.score, 0);
        assert.match(score.note ?? '', /zero list/);
        const whois = await run('domainWhois', domain, session);
        const told = (id: string) => plain(factIn(whois, id)?.values ?? []);
        assert.deepEqual(told('registrar'), ['MarkMonitor, Inc.']);
        assert.match(String(told('created')), /^199[47]-/);
        assert.equal(String(told('emails')).includes('markmonitor.com/whois'), false);
      });
    }
  }
});
