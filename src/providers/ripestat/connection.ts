import { failureOf } from '../../core/errors';
import type { ConnectionReport, Session } from '../../core/operation/model';
import { ask } from './client';
import { networkInfo } from './wire';

/** The resolver of the RIPE NCC's own K-root: an address of the service itself, so it tells nothing. */
const HARMLESS_ADDRESS = '193.0.14.129';

export async function testConnection(session: Session): Promise<ConnectionReport> {
  try {
    const { data, host } = await ask(session, 'network-info', HARMLESS_ADDRESS, networkInfo);
    const prefix = data.prefix ?? 'no prefix';
    return {
      ok: true,
      message: `Connected to ${host}: it announces ${prefix} for ${HARMLESS_ADDRESS}.`,
    };
  } catch (thrown) {
    const failure = failureOf(thrown);
    return { ok: false, message: failure.message, failure };
  }
}
