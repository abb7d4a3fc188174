import { LensError, failureOf } from '../../core/errors';
import { orCancelled } from '../../core/cancel';
import type { Session } from '../../core/operation/model';
import type { Documents, KeptDocument } from '../../core/ports';
import type { ListName } from './bootstrapEntries';
import { readBootstrapFile } from './bootstrapFile';
import type { ServerList } from './bootstrapFile';
import { shippedList } from './bootstrapUnpacking';
import { badList, listRefused } from './failures';
import type { RdapSettings } from './settings';
import { waitedFor } from './waiting';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
/** A list that is not a month old is used while it is renewed. */
const OLD_MS = 4 * WEEK_MS;
/** Longest wait of a look-up for a list that could do without. */
const PATIENCE_MS = 3000;
const TIMEOUT_MS = 10_000;
/** IANA's largest file has 73 kB. */
const MAX_BYTES = 4 * 1024 * 1024;

type Keeper = Pick<Session, 'documents'>;
type Asker = Pick<Session, 'documents' | 'http' | 'clock' | 'signal'>;

/**
 * IANA's lists of servers: shipped, renewed on use at most weekly, and kept in the documents, which
 * all windows share. What is held here beside them is the work under way and the last reading of
 * each body.
 *
 * A look-up waits for a renewal only where the list in hand may well be wrong: the shipped one can be
 * years old, and so can one of a machine that was off, so a registry may have moved or be missing.
 * Even then it waits three seconds at most, since most registries have not moved. A list of the last
 * four weeks is used at once and renewed beside the look-up. Without any list (the address is on this
 * machine), and where the list in hand names no server, the look-up waits for the end.
 */
export class BootstrapLists {
  private readonly renewals = new Map<string, Promise<void>>();
  private readonly readings = new Map<
    string,
    { readonly body: string; readonly list: ServerList | undefined }
  >();

  /**
   * The list as it is known now, without asking anybody. Servers of the shipped list are not on this
   * machine, so it is of no use where the address is.
   */
  known(name: ListName, settings: RdapSettings, { documents }: Keeper): ServerList | undefined {
    return (
      this.kept(name, settings, documents)?.list ?? (settings.local ? undefined : shippedList(name))
    );
  }

  /** Renews the list where it is time. Rejects where there is no list at all, or when cancelled. */
  async prepare(name: ListName, settings: RdapSettings, session: Asker): Promise<void> {
    const now = session.clock.now();
    const age = this.age(name, settings, session.documents, now);
    const hasList = this.known(name, settings, session) !== undefined;
    if (age < WEEK_MS || (hasList && hasFailedLately(name, settings, session.documents, now))) {
      return;
    }
    const renewal = this.renew(name, settings, session);
    if (!hasList) {
      await orCancelled(session.signal, () => renewal);
    } else if (age >= OLD_MS) {
      await waitedFor(renewal, PATIENCE_MS, session.signal);
    }
  }

  /** Waits for a renewal that is under way. False where there is none. */
  async renewed(name: ListName, settings: RdapSettings, { signal }: Asker): Promise<boolean> {
    const renewal = this.renewals.get(fileOf(name, settings));
    if (renewal !== undefined) {
      await waitedFor(renewal, TIMEOUT_MS, signal);
    }
    return renewal !== undefined;
  }

  /**
   * Asks for the list, once for all who want it meanwhile: so no single one of them can cancel it,
   * and its own time-out ends it. A failure leaves the former list in use.
   */
  renew(name: ListName, settings: RdapSettings, session: Asker): Promise<void> {
    const file = fileOf(name, settings);
    const underWay = this.renewals.get(file);
    if (underWay !== undefined) {
      return underWay;
    }
    const renewal = this.fetched(name, settings, session).finally(() => {
      this.renewals.delete(file);
    });
    this.renewals.set(file, renewal);
    renewal.catch(() => undefined); // whoever waits for it hears of it
    return renewal;
  }

  private async fetched(name: ListName, settings: RdapSettings, session: Asker): Promise<void> {
    const { documents, http, clock } = session;
    const file = fileOf(name, settings);
    const kept = this.kept(name, settings, documents)?.document;
    try {
      const { status, headers, body } = await http.request(
        {
          method: 'GET',
          url: file,
          headers: {
            Accept: 'application/json',
            ...(kept?.etag === undefined ? {} : { 'If-None-Match': kept.etag }),
          },
          timeoutMs: TIMEOUT_MS,
          maxBytes: MAX_BYTES,
          carriesCredentials: false,
          settings: { address: 'indicatorLens.rdap.bootstrapUrl' },
        },
        new AbortController().signal,
      );
      const checkedAt = new Date(clock.now()).toISOString();
      if (status === 304 && kept !== undefined) {
        documents.put(file, { ...kept, checkedAt });
        return;
      }
      if (status !== 200) {
        throw new LensError(listRefused(settings.host, status));
      }
      const list = readBootstrapFile(name, body);
      if ('problem' in list) {
        throw new LensError(badList(file, list.problem));
      }
      documents.put(file, {
        body,
        checkedAt,
        ...(headers.etag === undefined ? {} : { etag: headers.etag }),
      });
    } catch (thrown) {
      const { message } = failureOf(thrown);
      const checkedAt = new Date(clock.now()).toISOString();
      documents.put(failedName(file), { body: message, checkedAt });
      throw thrown;
    }
  }

  /** Milliseconds since IANA said that the kept list is current; endless where none is kept. */
  private age(name: ListName, settings: RdapSettings, documents: Documents, now: number): number {
    const checkedAt = this.kept(name, settings, documents)?.document.checkedAt ?? '';
    const age = now - Date.parse(checkedAt);
    return age >= 0 ? age : Infinity; // NaN, and a clock that was put back
  }

  private kept(
    name: ListName,
    settings: RdapSettings,
    documents: Documents,
  ): { readonly document: KeptDocument; readonly list: ServerList } | undefined {
    const file = fileOf(name, settings);
    const document = documents.get(file);
    if (document === undefined) {
      return undefined;
    }
    let reading = this.readings.get(file);
    if (reading?.body !== document.body) {
      const list = readBootstrapFile(name, document.body);
      reading = { body: document.body, list: 'problem' in list ? undefined : list };
      this.readings.set(file, reading);
    }
    return reading.list && { document, list: reading.list };
  }
}

/** Also the name under which the list is kept: another address is another list. */
function fileOf(name: ListName, { bootstrapUrl }: RdapSettings): string {
  return `${bootstrapUrl}${name}.json`;
}

function failedName(file: string): string {
  return `failed ${file}`;
}

function hasFailedLately(
  name: ListName,
  settings: RdapSettings,
  documents: Documents,
  now: number,
): boolean {
  const failed = documents.get(failedName(fileOf(name, settings)));
  const age = now - Date.parse(failed?.checkedAt ?? '');
  return age >= 0 && age < HOUR_MS;
}
