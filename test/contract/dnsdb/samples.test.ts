import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dnsdb } from '../../../src/providers/dnsdb';
import { skippedSuite } from '../../rig/besideCheckout';
import { sessionWith } from '../../unit/providers/dnsdb/session';

const FOLDER = join(__dirname, '../../../../shared/samples');
const NAME = 'public_dnsdb_v2_saf_intelowl_mock.ndjson';

describe('DNSDB: a public body', () => {
  if (!existsSync(FOLDER)) {
    skippedSuite(FOLDER);
    return;
  }

  it('is a record of a zone file, and not all that there is', async () => {
    const file = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).find((path) =>
      path.endsWith(NAME),
    );
    assert.ok(file);
    const { session } = sessionWith([{ body: readFileSync(join(FOLDER, file), 'utf8') }]);
    const [rrset] = dnsdb.operations;
    const answer = await rrset?.run({ kind: 'fqdn', value: 'mocked.data.net' }, session, {});
    assert.deepEqual(answer?.outcome, {
      kind: 'partial',
      reason: 'The server lists no more records: "Result limit reached".',
    });
    const table = answer.sections.find(({ id }) => id === 'records');
    assert.equal(table?.type, 'table');
    assert.deepEqual(table.rows, [
      [
        { kind: 'fqdn', value: 'mocked.data.net' },
        'A',
        { kind: 'ipv4', value: '0.0.0.0' },
        '2012-10-04T16:15:41Z',
        '2015-08-26T16:21:39Z',
        1,
        'net',
        'zone file',
      ],
    ]);
  });
});
