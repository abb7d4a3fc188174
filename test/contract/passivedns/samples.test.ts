import * as assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { failureOf } from '../../../src/core/errors';
import type { FailureReason } from '../../../src/core/errors';
import type { IndicatorRef } from '../../../src/core/indicator/model';
import type { HttpResponse } from '../../../src/core/ports';
import type { Answer } from '../../../src/core/result/model';
import { passivedns } from '../../../src/providers/passivedns';
import { scanCof } from '../../../src/providers/kit/passiveDns/cof';
import { readRecord } from '../../../src/providers/kit/passiveDns/record';
import { sessionWith } from '../../unit/providers/passivedns/session';
import { skippedSuite } from '../../rig/besideCheckout';

const FOLDER = join(__dirname, '../../../../shared/samples/circl');

const index = z.object({
  samples: z.array(
    z.object({
      file: z.string().optional(),
      headers: z.string().optional(),
      expect: z
        .object({
          records: z.number(),
          bad: z.number(),
          html: z.boolean(),
          truncated: z.boolean(),
          saf: z.string().nullable(),
        })
        .optional(),
    }),
  ),
});

interface Expected {
  readonly asked: IndicatorRef;
  /** Distinct rows; absent for a failure. */
  readonly direct?: number;
  readonly associated?: number;
  readonly outcome: 'found' | 'noRecord' | 'partial' | FailureReason;
}

const fqdn = (value: string): IndicatorRef => ({ kind: 'fqdn', value });
const ipv4 = (value: string): IndicatorRef => ({ kind: 'ipv4', value });

/** What the operation makes of each body, asked for what the body is about. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  'd4_domain_example_com.ndjson': { asked: fqdn('example.com'), direct: 9, outcome: 'found' },
  'd4_domain_www.ndjson': { asked: fqdn('www.example.com'), direct: 5, outcome: 'found' },
  'd4_idn_punycode.ndjson': { asked: fqdn('bücher.example'), direct: 3, outcome: 'found' },
  'd4_ip_192_0_2_10.ndjson': {
    asked: ipv4('192.0.2.10'),
    direct: 2,
    associated: 12,
    outcome: 'found',
  },
  'd4_unknown_name.ndjson': { asked: fqdn('unknown.example'), outcome: 'noRecord' },
  'lab_proxy_401_wrong.ndjson': { asked: fqdn('example.com'), outcome: 'badCredentials' },
  'lab_proxy_429.ndjson': { asked: fqdn('example.com'), outcome: 'quotaSpent' },
  'lab_proxy_502.ndjson': { asked: fqdn('example.com'), outcome: 'serverError' },
  'public_circl_v1_pdns-circl_www.google.sk.array.ndjson': {
    asked: fqdn('www.google.sk'),
    direct: 10,
    outcome: 'found',
  },
  'public_circl_v1_pdns-circl_www.google.sk.ndjson': {
    asked: fqdn('www.google.sk'),
    direct: 10,
    outcome: 'found',
  },
  'public_circl_v2_docs_circl.lu.ndjson': { asked: fqdn('circl.lu'), direct: 3, outcome: 'found' },
  'public_cof_draft12_appendix.ndjson': {
    asked: fqdn('www.ietf.org'),
    direct: 2,
    associated: 3,
    outcome: 'found',
  },
  'public_mnemonic_cof_intelowl_test.ndjson': {
    asked: fqdn('test.com'),
    direct: 1,
    outcome: 'found',
  },
  'seed_threatq_repaired_concat.ndjson': {
    asked: ipv4('104.196.175.197'),
    direct: 2,
    associated: 5,
    outcome: 'found',
  },
  'seed_threatq_repaired_ndjson.ndjson': {
    asked: ipv4('104.196.175.197'),
    direct: 2,
    associated: 5,
    outcome: 'found',
  },
  // The third record repeats the first.
  'synth_concat_nospace.ndjson': {
    asked: fqdn('a.example'),
    direct: 1,
    associated: 1,
    outcome: 'found',
  },
  'synth_crlf_blank_tail.ndjson': {
    asked: fqdn('a.example'),
    direct: 1,
    associated: 1,
    outcome: 'found',
  },
  'synth_html.ndjson': { asked: fqdn('a.example'), outcome: 'notSuchServer' },
  'synth_rate_limit_text.ndjson': { asked: fqdn('a.example'), outcome: 'quotaSpent' },
  'synth_reversed_v2_ints.ndjson': { asked: fqdn('circl.lu'), direct: 4, outcome: 'found' },
  'synth_truncated_tail.ndjson': {
    asked: fqdn('a.example'),
    direct: 1,
    associated: 1,
    outcome: 'partial',
  },
};

describe('passive DNS: recorded and public bodies', () => {
  if (!existsSync(FOLDER)) {
    skippedSuite(FOLDER);
    return;
  }
  const { samples } = index.parse(JSON.parse(read('index.json')));

  it('covers every body and every recorded header', () => {
    const files = readdirSync(FOLDER).filter((file) => file !== 'index.json');
    const known = new Set(samples.flatMap(({ file, headers }) => [file, headers]));
    assert.deepEqual(
      files.filter((file) => !known.has(file)),
      [],
      'files that the index does not name',
    );
    assert.deepEqual(
      files.filter((file) => file.endsWith('.ndjson') && !isFramed(file) && !(file in EXPECTED)),
      [],
      'bodies that no test maps',
    );
  });

  for (const { file, headers, expect } of samples) {
    if (file === undefined || expect === undefined) {
      continue;
    }
    it(`reads ${file}`, () => {
      const body = scanCof(read(file));
      const records = body.objects.filter((object) => readRecord(object) !== undefined);
      assert.equal(records.length, expect.records);
      assert.equal(body.broken + body.objects.length - records.length, expect.bad);
      assert.deepEqual([body.markup, body.cut], [expect.html, expect.truncated]);
      assert.equal(body.framing?.end ?? null, expect.saf);
    });

    if (isFramed(file)) {
      continue;
    }
    it(`maps ${file}`, async () => {
      const expected = EXPECTED[file];
      assert.ok(expected);
      const response = { ...recorded(headers), body: read(file) };
      const outcome = await run(expected.asked, response);
      if (typeof outcome === 'string') {
        assert.equal(outcome, expected.outcome);
        return;
      }
      assert.equal(outcome.outcome.kind, expected.outcome);
      assert.equal(shown(outcome, 'direct'), expected.direct);
      assert.equal(shown(outcome, 'associated'), expected.associated);
      assertIsRight(outcome);
    });
  }

  it('says what the headers of a cut CIRCL v2 page say', async () => {
    const response = {
      ...recorded('synth_v2_headers_page1.headers'),
      body: read('public_circl_v2_docs_circl.lu.ndjson'),
    };
    assert.equal(response.headers['x-dribble-cursor'], '7346046680497455128');
    const { session, requests } = sessionWith([response, {}]);
    const answer = await passivedns.operations[0]?.run(fqdn('circl.lu'), session, {});
    assert.equal(requests[1]?.headers?.['dribble-paginate-cursor'], '7346046680497455128');
    assert.equal(answer?.outcome.kind, 'partial');
    assert.match(JSON.stringify(answer.outcome), /1,000 of 532,915 records of cdn1\.wixdns\.net/);
  });
});

/** Framed bodies are of a server that another vendor asks: its own test maps them. */
function isFramed(file: string): boolean {
  return file.includes('_saf_');
}

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

/** Status and headers as recorded; 200 and none for public samples, which are bodies only. */
function recorded(file: string | undefined): Omit<HttpResponse, 'body'> {
  if (file === undefined) {
    return { status: 200, headers: {} };
  }
  const [first = '', ...lines] = read(file).split('\r\n');
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(
      lines
        .map((line) => /^([^:]+):\s*(.*)$/.exec(line))
        .filter((match) => match !== null)
        .map(([, name = '', value = '']) => [name.toLowerCase(), value]),
    ),
  };
}

async function run(asked: IndicatorRef, response: HttpResponse): Promise<Answer | FailureReason> {
  const [operation] = passivedns.operations;
  assert.ok(operation);
  try {
    return await operation.run(asked, sessionWith([response]).session, {});
  } catch (thrown) {
    return failureOf(thrown).reason;
  }
}

function shown(answer: Answer, id: string): number | undefined {
  const section = answer.sections.find((candidate) => candidate.id === id);
  return section?.type === 'table' ? section.shown : undefined;
}

/** Addresses stand in rdata and names in rrname, whichever way round the server sent them. */
function assertIsRight(answer: Answer): void {
  for (const section of answer.sections) {
    if (section.type !== 'table') {
      continue;
    }
    for (const [owner, type, data] of section.rows) {
      assert.ok(typeof owner === 'object' && owner?.kind === 'fqdn', JSON.stringify(owner));
      if (type === 'A' || type === 'AAAA') {
        const kind = typeof data === 'object' ? data?.kind : undefined;
        assert.equal(kind, type === 'A' ? 'ipv4' : 'ipv6');
      }
    }
  }
}
