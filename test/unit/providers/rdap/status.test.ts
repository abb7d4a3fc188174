import assert from 'node:assert/strict';
import { eppStatus } from '../../../../src/providers/rdap/status';

const WRITTEN: Readonly<Record<string, string>> = {
  'client transfer prohibited': 'clientTransferProhibited',
  clientTransferProhibited: 'clientTransferProhibited',
  'CLIENT TRANSFER PROHIBITED': 'clientTransferProhibited',
  client_transfer_prohibited: 'clientTransferProhibited',
  clienttransferprohibited: 'clientTransferProhibited',
  'clientHold https://icann.org/epp#clientHold': 'clientHold',
  'auto renew period': 'autoRenewPeriod',
  'redemption period': 'redemptionPeriod',
  active: 'ok',
  Active: 'ok',
  ok: 'ok',
  associated: 'linked',
  'server recover prohibited': 'serverRecoverProhibited',
  locked: 'locked',
  'registrar court order': 'registrar court order',
  'Registered until renewal date, see the terms.': 'Registered until renewal date, see the terms.',
};

describe('RDAP statuses of a name', () => {
  for (const [written, epp] of Object.entries(WRITTEN)) {
    it(`writes ${written} as ${epp}`, () => {
      assert.equal(eppStatus(written), epp);
    });
  }
});
