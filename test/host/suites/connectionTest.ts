import assert from 'node:assert/strict';
import type { ConnectionReport } from '../../../src/core/operation/model';
import { ACCOUNT, run, TOKEN } from '../lens';

export function testConnection(provider: string): Promise<ConnectionReport> {
  return run<ConnectionReport>('testConnection', { provider });
}

/** Why the connection does not work, or undefined where it does. A failure says what to do, and no secret. */
export async function faultOf(provider: string): Promise<string | undefined> {
  const report = await testConnection(provider);
  if (report.failure !== undefined) {
    assert.notEqual(report.failure.message, '');
    assert.notEqual(report.failure.remedy, '');
    assert.ok(!JSON.stringify(report).includes(ACCOUNT.key));
    assert.ok(!JSON.stringify(report).includes(TOKEN));
  }
  return report.failure?.reason;
}
