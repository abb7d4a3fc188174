import assert from 'node:assert/strict';
import { defangedList } from '../../../src/export/defangedList';
import { toMarkdown } from '../../../src/export/markdown';
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
});
