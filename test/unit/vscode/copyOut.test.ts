import { analyst } from '../../rig/vscodeStub';
import assert from 'node:assert/strict';
import type { Tlp } from '../../../src/core/library/model';
import { copyOut } from '../../../src/vscode/copyOut';

const levels: Readonly<Record<string, Tlp>> = { 'evil.com': 'amber', '8.8.8.8': 'amber+strict' };
const markings = {
  of: ({ value }: { readonly value: string }) => {
    const tlp = levels[value];
    return tlp && { tlp, caseName: 'Secret' };
  },
};

describe('the clipboard', () => {
  beforeEach(() => analyst.reset());

  it('gets the text as it is, and the analyst the strictest level of what is in it', async () => {
    const text = 'evil[.]com\thttps://8.8.8.8/\nother.com';
    await copyOut(markings, text, 'Copied');
    assert.deepEqual(analyst.copied, [text]);
    assert.deepEqual(analyst.drawn, ['Copied. TLP:AMBER+STRICT: The organisation only']);
  });

  it('says no level where no case marks anything', async () => {
    await copyOut(markings, 'other.com');
    await copyOut(markings, 'other.com', 'Copied');
    assert.deepEqual(analyst.drawn, ['Copied']);
  });
});
