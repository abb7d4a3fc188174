import assert from 'node:assert/strict';
import type { SavedIndicator } from '../../../src/core/library/model';
import { tableToCsv, withTlp } from '../../../src/export/csv';
import { defangedList } from '../../../src/export/defangedList';
import { libraryToCsv } from '../../../src/export/libraryCsv';
import { toMarkdown } from '../../../src/export/markdown';
import { fileText } from '../../../src/export/order';
import { aCase, anEntry } from './savedEntries';
import { answerOf } from '../../rig/neutralVendor';

const evil = { kind: 'fqdn', value: 'login-secure.example' } as const;

describe('the marking of a case in files for people', () => {
  it('stands at the head of a list and of a report', () => {
    assert.equal(
      defangedList([evil], 'amber+strict'),
      '# TLP:AMBER+STRICT\nlogin-secure[.]example\n',
    );
    assert.equal(defangedList([evil]), 'login-secure[.]example\n');
    const options = { now: 0, titleOf: (id: string) => id };
    const report = toMarkdown([answerOf('example.risk')], { ...options, tlp: 'red' });
    assert.match(report, /^# Indicator Lens report\n\n\*\*TLP:RED\*\*\n/);
    assert.doesNotMatch(toMarkdown([answerOf('example.risk')], options), /TLP/);
  });
  it('stands in every line of a CSV file and in every answer of a JSON file', () => {
    const answers = [
      answerOf('example.risk', { indicator: evil }),
      answerOf('example.risk', { indicator: { kind: 'fqdn', value: 'other.example' } }),
    ];
    const tlps = { [evil.value]: 'amber+strict' } as const;
    const [header, ...lines] = fileText({ form: 'resultsCsv', items: answers, tlps })
      .trim()
      .split('\r\n');
    assert.match(header ?? '', /,tlp$/);
    assert.ok(lines.some((line) => line.startsWith(evil.value)));
    for (const line of lines) {
      const level = line.startsWith(evil.value) ? 'TLP:AMBER+STRICT' : '';
      assert.equal(line.split(',').at(-1), level);
    }
    const json = fileText({ form: 'resultsJson', items: answers, tlps });
    const read = JSON.parse(json) as { readonly tlp?: string }[];
    assert.deepEqual(
      read.map(({ tlp }) => tlp),
      ['amber+strict', undefined],
    );
    const unmarked = fileText({ form: 'resultsJson', items: answers });
    assert.deepEqual(JSON.parse(unmarked), JSON.parse(JSON.stringify(answers)));
  });

  it('stands in a table where a row of it is marked, and only there', () => {
    const table = {
      columns: [{ id: 'a', label: 'A', type: 'text' }],
      rows: [['x'], ['y']],
    } as const;
    assert.equal(
      tableToCsv(withTlp(table, (row) => (row === 1 ? 'red' : undefined))),
      'A,TLP\r\nx,\r\ny,TLP:RED\r\n',
    );
    assert.equal(tableToCsv(withTlp(table, () => undefined)), tableToCsv(table));
  });

  it('is that of the strictest case in the CSV file of the library', () => {
    const entry = anEntry({ cases: ['c1', 'c2', 'gone'] });
    const cases = [
      { ...aCase, id: 'c1', tlp: 'red' },
      { ...aCase, id: 'c2', tlp: 'green' },
    ] as const;
    const level = (of: SavedIndicator) =>
      libraryToCsv([of], cases).trim().split('\r\n')[1]?.split(',').at(-1);
    assert.equal(level(entry), 'TLP:RED');
    assert.equal(level(anEntry({ cases: ['c2'] })), 'TLP:GREEN');
    assert.equal(level(anEntry({ cases: [] })), '');
  });
});
