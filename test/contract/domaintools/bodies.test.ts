import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LensError } from '../../../src/core/errors';
import type { Http } from '../../../src/core/ports';
import type { Answer } from '../../../src/core/result/model';
import { domaintools } from '../../../src/providers/domaintools';
import { run, session } from '../../unit/providers/domaintools/session';
import { factsIn, plain, table } from '../../unit/providers/domaintools/sections';
import { EXPECTED } from './expected';
import type { Expected } from './expected';
import { skippedSuite } from '../../rig/besideCheckout';

/** Bodies as real servers sent them, beside the checkout; not part of this repository. */
const FOLDER = join(__dirname, '../../../../shared/samples/domaintools');

const ACCOUNT = [
  'account/200_opendxl_basicaccountinformationexample.json',
  'account/200_v1_account_2022-06-16T150158.json',
];
const REVERSE_MX = {
  domain: 'reverse-mx/200_docs_domain_microsoft.com.json',
  server: 'reverse-mx/200_constructed_mx_server.json',
};
const IRIS = {
  first: 'POST_200_v1_iris-investigate_2022-06-16T150347_domain-amazon.com-google.com.json',
  second: 'POST_200_v1_iris-investigate_2022-06-16T150403_domain-amazon.com-google.com.json',
  limit: 'POST_200_v1_iris-investigate_2022-06-16T150400_ip-8.8.8.8.json',
};

/** A server that answers each path with the file (or the status) that the function names. */
function serving(choose: (url: URL) => string | number): Http {
  return {
    request(request) {
      const chosen = choose(new URL(request.url));
      const headers = { 'content-type': 'application/json;charset=utf-8' };
      if (typeof chosen === 'number') {
        const body = JSON.stringify({ error: { code: chosen, message: 'closed' } });
        return Promise.resolve({ status: chosen, headers, body });
      }
      const status = Number(/(?:^|\/|_)(\d{3})_/.exec(chosen)?.[1]);
      return Promise.resolve({ status, headers, body: readFileSync(join(FOLDER, chosen), 'utf8') });
    },
  };
}

async function outcomeOf(file: string, expected: Expected): Promise<Answer | string> {
  try {
    const over = session({ http: serving(() => file) });
    return await run(expected.operation, expected.about, over, expected.parameters);
  } catch (thrown) {
    if (thrown instanceof LensError) {
      return thrown.failure.reason;
    }
    throw thrown;
  }
}

describe('DomainTools bodies as recorded', () => {
  if (!existsSync(FOLDER)) {
    skippedSuite(FOLDER);
    return;
  }

  for (const [file, expected] of Object.entries(EXPECTED)) {
    it(file, async () => {
      const answer = await outcomeOf(file, expected);
      if (typeof answer === 'string') {
        assert.equal(answer, expected.outcome);
        return;
      }
      assert.equal(answer.outcome.kind, expected.outcome);
      assert.equal(answer.raw[0]?.body, readFileSync(join(FOLDER, file), 'utf8'));
      if (expected.lookedUp !== undefined) {
        assert.equal(answer.lookedUp, expected.lookedUp);
      }
      for (const [id, [shown, total]] of Object.entries(expected.tables ?? {})) {
        const found = table(answer, id);
        assert.deepEqual([id, found.rows.length, found.shown], [id, shown, shown]);
        assert.equal(found.total, total ?? found.total);
        assert.ok(found.rows.every((row) => row.length === found.columns.length));
      }
      for (const [id, values] of Object.entries(expected.facts ?? {})) {
        assert.equal(
          plain(factsIn(answer, id).flatMap((fact) => fact.values)).join(', '),
          values,
          id,
        );
      }
      if (expected.score !== undefined) {
        const section = answer.sections.find(({ type }) => type === 'score');
        assert.equal(section?.type === 'score' ? section.score : undefined, expected.score);
      }
    });
  }

  it('account: limits as strings, none as none', async () => {
    for (const file of ACCOUNT) {
      const report = await domaintools.test(session({ http: serving(() => file) }));
      assert.equal(report.ok, true, file);
      const information = report.products?.find(({ product }) => product === 'account-information');
      assert.deepEqual([information?.perMinute, information?.perMonth], [5, 100_000]);
      const quotas = report.products?.flatMap(({ perMinute, perMonth }) => [perMinute, perMonth]);
      assert.equal(quotas?.includes(0), false);
    }
  });

  it('reverse-mx: by domain, then by mail server', async () => {
    const http = serving((url) =>
      url.pathname === '/v1/iris-investigate/'
        ? 403
        : url.searchParams.has('domain')
          ? REVERSE_MX.domain
          : REVERSE_MX.server,
    );
    const answer = await run('reverseMx', 'microsoft.com', session({ http }));
    const host = 'microsoft-com.mail.protection.outlook.com';
    assert.deepEqual(answer.outcome, { kind: 'found' });
    assert.deepEqual(plain(table(answer, 'mailServers').rows[0] ?? []), [
      host,
      10,
      null,
      '207.46.163.138, 207.46.163.170',
    ]);
    assert.equal(table(answer, `domains-${host}`).shown, 1);
  });

  it('iris-investigate: mail hosts, domains, and the limit that comes as 200', async () => {
    const http = serving((url) => {
      const host = url.searchParams.get('mailserver_host');
      const name = host === null ? IRIS.first : host.includes('google') ? IRIS.limit : IRIS.second;
      return `iris-investigate/${name}`;
    });
    const answer = await run('reverseMx', 'amazon.com', session({ http }));
    assert.equal(answer.outcome.kind, 'partial');
    const listed = table(answer, 'domains-amazon-smtp.amazon.com');
    assert.deepEqual([listed.shown, listed.total], [2, 2]);
    assert.deepEqual(plain(listed.rows[0] ?? []), [
      'amazon.com',
      0,
      'yes',
      '1994-11-01',
      '2024-10-31',
      listed.rows[0]?.[5] ?? null,
    ]);
    assert.match('reason' in answer.outcome ? answer.outcome.reason : '', /Maximum 5000 returned/);
  });

  it('iris-investigate and iris-enrich: the whole row of a name', async () => {
    const enrich =
      '../domaintools-today/iris-enrich/POST_200_v1_iris-enrich_2022-06-16T150343_domain-google.com.json';
    for (const [name, file] of [
      ['amazon.com', `iris-investigate/${IRIS.first}`],
      ['google.com', enrich],
    ] as const) {
      const http = serving(({ pathname }) =>
        file === enrich && pathname !== '/v1/iris-enrich/' ? 403 : file,
      );
      const answer = await run('profile', name, session({ http }));
      assert.deepEqual(answer.outcome, { kind: 'found' }, name);
      assert.equal(answer.lookedUp, name);
      const [score] = answer.sections;
      assert.equal(score?.type === 'score' ? score.score : undefined, 0);
      assert.equal(
        plain(factsIn(answer, 'registrar').flatMap((fact) => fact.values)).join(),
        'MarkMonitor, Inc.',
      );
      const emails = plain(factsIn(answer, 'emails').flatMap((fact) => fact.values)).join(' ');
      assert.match(emails, /^\S+@\S+( \S+@\S+)*$/, 'what is no e-mail address is none');
      for (const id of ['addresses', 'nameServers', 'mailServers', 'certificates', 'contacts']) {
        const found = table(answer, id);
        assert.ok(found.rows.length > 0, `${name} ${id}`);
        assert.ok(found.rows.every((row) => row.length === found.columns.length));
      }
      const asn = table(answer, 'addresses').rows[0]?.[1];
      assert.match(typeof asn === 'string' ? asn : '', /^AS\d+/);
      const [domains] = table(answer, 'addresses').rows.map((row) => row.at(-1));
      assert.equal(typeof domains === 'number', name === 'amazon.com', 'Enrich counts nothing');
      for (const [, , , , , until] of table(answer, 'certificates').rows) {
        assert.match(typeof until === 'string' ? until : '2027-01-01', /^\d{4}-\d\d-\d\d/);
      }
    }
  });

  it('leaves no file without a test', () => {
    const covered = new Set([
      ...Object.keys(EXPECTED),
      ...ACCOUNT,
      ...Object.values(REVERSE_MX),
      ...Object.values(IRIS).map((name) => `iris-investigate/${name}`),
    ]);
    const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.json') && file !== 'index.json',
    );
    assert.deepEqual([...covered].sort(), files.sort());
  });
});
