import assert from 'node:assert/strict';
import type { ConnectionReport } from '../../../src/core/operation/model';
import { run, SECRETS } from '../lens';

export function testConnection(provider: string): Promise<ConnectionReport> {
  return run<ConnectionReport>('testConnection', { provider });
}

/** Why the connection does not work, or undefined where it does. A failure says what to do, and no secret. */
export async function faultOf(provider: string): Promise<string | undefined> {
  const report = await testConnection(provider);
  if (report.failure !== undefined) {
    assert.notEqual(report.failure.message, '');
    assert.notEqual(report.failure.remedy, '');
    for (const secret of SECRETS) {
      assert.ok(!JSON.stringify(report).includes(secret));
    }
  }
  return report.failure?.reason;
}
