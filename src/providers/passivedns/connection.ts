import { failureOf } from '../../core/errors';
import type { ConnectionReport, Session } from '../../core/operation/model';
import { fetchPages } from './pages';
import { readSettings } from './settings';
import { isUnverified } from './unverified';
import { counted } from '../kit/words';

/** Reserved by RFC 2606, so that asking for it tells nobody anything, yet known to most servers. */
const HARMLESS_NAME = 'example.com';

/** Asks for one page of a harmless name: there is no cheaper question that every server answers. */
export async function testConnection(session: Session): Promise<ConnectionReport> {
  try {
    const settings = { ...readSettings(session.settings), maxRecords: 1 };
    const { records } = await fetchPages(HARMLESS_NAME, settings, session);
    const token = session.credentials?.token === undefined ? ' without a token' : '';
    const what =
      records.length === 0
        ? `it has no record of ${HARMLESS_NAME}`
        : `it sent ${counted(records.length, 'record', 'records')} of ${HARMLESS_NAME}`;
    const caution = isUnverified(settings) ? ' Its certificate was not verified.' : '';
    return { ok: true, message: `Connected to ${settings.host}${token}: ${what}.${caution}` };
  } catch (thrown) {
    const failure = failureOf(thrown);
    return { ok: false, message: failure.message, failure };
  }
}
