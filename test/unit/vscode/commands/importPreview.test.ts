import '../../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { Incoming } from '../../../../src/core/library/importing';
import { newEntry } from '../../../../src/core/library/entry';
import type { ImportPlan } from '../../../../src/import/plan';
import { previewLines } from '../../../../src/vscode/commands/exchange/importPreview';

const AT = '2026-05-01T12:00:00.000Z';
const empty: ImportPlan = {
  at: AT,
  added: [],
  merged: [],
  known: [],
  newCases: [],
  keptCases: [],
  refused: [],
  verdicts: [],
  notes: [],
};
const file: Incoming = {
  format: 'text',
  read: 0,
  entries: [],
  foreign: [],
  cases: [],
  refused: [],
};
const lines = (more: Partial<ImportPlan>, of: Partial<Incoming> = {}): readonly string[] =>
  previewLines({ ...file, ...of }, { ...empty, ...more });

describe('the preview of an import', () => {
  it('says which verdicts the file sets, and whom it names for them', () => {
    const told = lines({
      verdicts: [
        {
          indicator: { kind: 'fqdn', value: 'login-secure.example' },
          before: 'malicious',
          after: { verdict: 'benign', by: 'kim\n\u202e', at: AT, receivedAt: AT },
        },
        {
          indicator: { kind: 'ipv4', value: '198.51.100.7' },
          before: 'unknown',
          after: { verdict: 'malicious', by: 'lou', at: AT, receivedAt: AT },
        },
      ],
    });
    assert.deepEqual(
      told.filter((line) => /verdict|\[\.\]/i.test(line)),
      [
        'Verdicts that the file sets: 2 indicators',
        '    login-secure[.]example: benign instead of malicious, by kim ⟨U+202E⟩ (imported)',
        '    198[.]51[.]100[.]7: malicious, by lou (imported)',
      ],
    );
    assert.ok(lines({}).every((line) => !line.includes('Verdicts')));
  });

  it('says how much was read, of which kinds, and from which columns', () => {
    const entry = (kind: 'fqdn' | 'ipv4', value: string) =>
      newEntry({ indicator: { kind, value }, data: 'live' }, AT);
    const cell = { filled: 200, indicators: 150, example: 'x' };
    const told = lines(
      { added: [entry('fqdn', 'a.example')], known: [entry('ipv4', '198.51.100.7')] },
      {
        format: 'csv',
        read: 1200,
        table: {
          header: 'row',
          columns: [
            { name: 'when', ...cell },
            { name: 'ioc', taken: 'named', ...cell },
            { name: 'told', taken: 'content', ...cell },
          ],
        },
      },
    );
    assert.deepEqual(told.slice(0, 4), [
      'Rows read: 1,200',
      'Indicators in “ioc”: by its name',
      'Indicators in “told”: cells with an indicator: 150 of 200',
      'Host names: 1, IPv4 addresses: 1, IPv6 addresses: 0',
    ]);
  });

  it('counts what is left out by its reason', () => {
    const left = (why: string, line: number) => ({ where: `line ${line}`, what: '', why });
    const told = lines({ refused: [left('b', 1), left('a', 2), left('b', 3)] });
    assert.deepEqual(told.slice(-3), ['Not imported: 3', '    2 × b', '    1 × a']);
  });

  it('shows notes that would say something else', () => {
    const note = { id: 'n', text: 'Ours.', by: 'kim', at: AT };
    const told = lines({
      notes: [
        {
          indicator: { kind: 'fqdn', value: 'login-secure.example' },
          before: note,
          after: { ...note, text: 'Theirs\n\u202e.', by: 'lou' },
        },
      ],
    });
    const at = told.indexOf('Notes that the file replaces: 1 note');
    assert.equal(
      told[at + 1],
      '    login-secure[.]example: “Theirs ⟨U+202E⟩.” instead of “Ours.”, by lou',
    );
    assert.ok(lines({}).every((line) => !line.includes('Notes')));
  });
});
