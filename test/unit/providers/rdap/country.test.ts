import assert from 'node:assert/strict';
import { countryCode, countryOf } from '../../../../src/providers/rdap/country';

const WRITTEN: Readonly<Record<string, string>> = {
  us: 'US',
  'United States': 'US',
  'UNITED KINGDOM': 'GB',
  UK: 'GB',
  'The Netherlands': 'NL',
  // Names that replaced codes (DD, VD, YD, CS) have as well.
  Germany: 'DE',
  Vietnam: 'VN',
  Yemen: 'YE',
  Serbia: 'RS',
  'Korea, Republic of': 'KR',
  'Elsewhere Land': 'Elsewhere Land',
};

describe('countries in RDAP', () => {
  for (const [written, code] of Object.entries(WRITTEN)) {
    it(`writes ${written} as ${code}`, () => {
      assert.equal(countryOf(written), code);
    });
  }

  it('has no code for other words', () => {
    assert.equal(countryCode('Example'), undefined);
    assert.equal(countryOf(undefined), undefined);
  });
});
