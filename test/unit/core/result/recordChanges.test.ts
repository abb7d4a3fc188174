import assert from 'node:assert/strict';
import type { Column, Row } from '../../../../src/core/result/model';
import {
  fieldDifferences,
  recordSteps,
  uncounted,
} from '../../../../src/core/result/recordChanges';

const columns: readonly Column[] = [
  { id: 'date', label: 'Date', type: 'date' },
  { id: 'registrar', label: 'Registrar', type: 'text' },
  { id: 'nameServers', label: 'Name servers', type: 'text', separator: ', ' },
  { id: 'private', label: 'Privacy', type: 'text' },
  { id: 'server', label: 'Server', type: 'indicator' },
];
const server = { kind: 'fqdn' as const, value: 'whois.example' };
const older: Row = ['2026-01-01', 'ExampleReg', 'ns1.example, ns2.example', 'off', server];
const newer: Row = ['2026-04-01', 'QuickReg LLC', 'ns2.example, ns3.example', 'on', null];
const watched = ['registrar', 'nameServers', 'private'];

describe('fieldDifferences', () => {
  it('tells every field of both records, and what came and went in a list', () => {
    const told = fieldDifferences(columns, older, newer);
    assert.deepEqual(
      told.map(({ column, kind }) => [column.id, kind]),
      [
        ['date', 'changed'],
        ['registrar', 'changed'],
        ['nameServers', 'changed'],
        ['private', 'switchedOn'],
        ['server', 'emptied'],
      ],
    );
    const servers = told[2];
    assert.deepEqual([servers?.added, servers?.removed], [['ns3.example'], ['ns1.example']]);
    assert.equal(fieldDifferences(columns, newer, older)[4]?.kind, 'set');
    assert.equal(fieldDifferences(columns, newer, older)[3]?.kind, 'switchedOff');
  });

  it('takes another order, case or white space for the same', () => {
    const again: Row = ['2026-01-01', 'exampleREG ', 'NS2.EXAMPLE, ns1.example', 'off', server];
    assert.deepEqual(
      fieldDifferences(columns, older, again).map(({ kind }) => kind),
      ['same', 'same', 'same', 'same', 'same'],
    );
  });

  it('bears rows that are too short', () => {
    assert.equal(fieldDifferences(columns, [], ['2026-01-01'])[0]?.kind, 'set');
    assert.equal(fieldDifferences(columns, [], [])[1]?.kind, 'same');
  });
});

describe('recordSteps', () => {
  it('goes through the records newest first and leaves out what is not watched', () => {
    const middle: Row = ['2026-02-01', 'ExampleReg', 'ns1.example, ns2.example', 'off', null];
    const steps = recordSteps({ columns, rows: [newer, middle, older] }, watched);
    assert.deepEqual(
      steps.map(({ older: from, newer: to, changes }) => [
        from,
        to,
        changes.map(({ column, kind }) => `${column.id} ${kind}`),
      ]),
      [[1, 0, ['registrar changed', 'nameServers changed', 'private switchedOn']]],
    );
  });

  it('has none between fewer than two records', () => {
    assert.deepEqual(recordSteps({ columns, rows: [] }, watched), []);
    assert.deepEqual(recordSteps({ columns, rows: [older] }, watched), []);
  });
});

describe('uncounted', () => {
  const named = (list: readonly string[], to: Row) =>
    uncounted(fieldDifferences(columns, older, to), { watched: list, dated: 'date' }).map(
      ({ label }) => label,
    );

  it('names what differs beside the changes, and never the date of the record', () => {
    assert.deepEqual(named(watched, newer), ['Server']);
    assert.deepEqual(named([], newer), ['Registrar', 'Name servers', 'Privacy', 'Server']);
  });

  it('names nothing where every difference is counted', () => {
    assert.deepEqual(named([...watched, 'server'], newer), []);
    assert.deepEqual(named(watched, older), []);
  });
});
