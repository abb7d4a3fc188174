import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FactId } from '../../../src/core/result/factIds';
import { factsOf } from '../../../src/core/result/facts';
import { cellText } from '../../../src/core/result/cellText';
import type { Answer } from '../../../src/core/result/model';
import { parseJson } from '../../../src/providers/kit/body';
import { mapDomain } from '../../../src/providers/rdap/domain';
import { readCard, textsIn } from '../../../src/providers/rdap/jcard';
import { mapNetwork } from '../../../src/providers/rdap/network';
import type { RdapAnswer } from '../../../src/providers/rdap/rdapAnswer';
import { rdapErrorOf } from '../../../src/providers/rdap/wire';
import { indicator, reasonOf, table } from '../../unit/providers/rdap/mapped';
import { CARDS, DOMAINS, NETWORKS, REFUSED } from './expected';
import type { Expected } from './expected';
import { skippedSuite } from '../../rig/besideCheckout';

/** Bodies as servers sent them, beside the checkout; not part of this repository. */
const FOLDER = join(__dirname, '../../../../shared/samples/rdap');

const HOST = 'rdap.server.example';

describe('RDAP bodies as recorded', () => {
  if (!existsSync(FOLDER)) {
    skippedSuite(FOLDER);
    return;
  }

  for (const [file, expected] of Object.entries({ ...DOMAINS, ...NETWORKS })) {
    it(file, () => {
      const answer = map(file, expected);
      assert.deepEqual(answer.outcome, { kind: 'found' });
      assert.equal(answer.lookedUp, expected.about);
      assert.deepEqual(answer.answeredBy, [HOST]);
      assert.equal(answer.raw[0]?.body, read(file));
      for (const [id, values] of Object.entries(expected.facts) as [FactId, string][]) {
        assert.equal(told(answer, id), values, id);
      }
      const roles = expected.roles === '' ? [] : table(answer, 'contacts').rows;
      const at = file in NETWORKS ? 1 : 0;
      assert.equal(roles.map((row) => cellText(row[at])).join(', '), expected.roles);
      assertIsSound(answer);
    });
  }

  it('says that dates are the registrar’s where only it answered', () => {
    for (const [file, expected] of Object.entries(DOMAINS)) {
      const labels = factsOf(map(file, expected)).map(({ label }) => label);
      assert.equal(labels.includes('Expires'), expected.from === 'registry', file);
      assert.equal(labels.includes('Expires (registrar)'), expected.from === 'registrar', file);
    }
  });

  for (const file of REFUSED) {
    it(`${file}: refused by both mappings`, () => {
      const about = { domain: 'example.com', network: '192.0.2.1' };
      const domain = (): Answer =>
        mapDomain([answerOf(file, 'registry')], indicator(about.domain), about.domain);
      const network = (): Answer =>
        mapNetwork(answerOf(file, 'registry'), indicator(about.network));
      assert.deepEqual([reasonOf(domain), reasonOf(network)], ['notUnderstood', 'notUnderstood']);
    });
  }

  it('error_ripe_net.json: says what it refuses', () => {
    assert.deepEqual(rdapErrorOf(parseJson(read('error_ripe_net.json'))), {
      code: 501,
      title: '501 Not Implemented',
      description: 'Nameserver not supported',
    });
    assert.equal(rdapErrorOf(parseJson(read('help_nic_fr.json'))), undefined);
  });

  for (const [file, properties] of Object.entries(CARDS)) {
    it(file, () => {
      const found = readCard(parseJson(read(file))).map(
        ({ name, values }) => `${name}=${values.flatMap(textsIn).join(' ')}`,
      );
      assert.equal(found.join(', '), properties);
    });
  }

  it('leaves no file without a test', () => {
    const covered = new Set([
      ...Object.keys({ ...DOMAINS, ...NETWORKS, ...CARDS }),
      ...REFUSED,
      'index.json',
    ]);
    assert.deepEqual(
      readdirSync(FOLDER).filter((file) => !covered.has(file)),
      [],
    );
  });
});

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

function answerOf(file: string, from: RdapAnswer['from']): RdapAnswer {
  const body = read(file);
  const raw = { request: `GET https://${HOST}/`, status: 200, contentType: '', body };
  return { body: parseJson(body), host: HOST, from, raw };
}

function map(file: string, { from, about }: Expected): Answer {
  const answer = answerOf(file, from);
  return file in NETWORKS
    ? mapNetwork(answer, indicator(about))
    : mapDomain([answer], indicator(about), about);
}

function told(answer: Answer, id: FactId): string {
  return factsOf(answer, id)
    .flatMap(({ values }) => values)
    .map(cellText)
    .join(', ');
}

/** Rows are as wide as their tables, and no placeholder passes for a value. */
function assertIsSound(answer: Answer): void {
  for (const section of answer.sections) {
    if (section.type === 'table') {
      assert.ok(section.rows.every((row) => row.length === section.columns.length));
      assert.equal(section.shown, section.rows.length);
      assert.doesNotMatch(JSON.stringify(section.rows), /redacted for privacy/i);
    }
  }
}
