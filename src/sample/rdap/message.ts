/** What is common to the bodies of RDAP (RFC 9083). */

/** The media type of every answer, errors included. */
const RDAP_TYPE = 'application/rdap+json';

/** When the servers of the case last took over data. */
export const DATABASE_UPDATED = {
  eventAction: 'last update of RDAP database',
  eventDate: '2026-11-21T06:00:00Z',
};

export const TERMS = {
  title: 'Terms of Use',
  description: ['The data in this record is made up for a sample.'],
};

/** A link from the URL that was asked (section 4.2). */
export function link(value: string, rel: string, href = value, type = RDAP_TYPE): object {
  return { value, rel, href, type };
}

export interface RdapReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

export function rdapReply(status: number, body: object): RdapReply {
  return { status, headers: { 'content-type': RDAP_TYPE }, body };
}

/** An error with its reasons (section 6). */
export function rdapError(errorCode: number, title: string, ...description: string[]): RdapReply {
  const body = { rdapConformance: ['rdap_level_0'], errorCode, title, description };
  return rdapReply(errorCode, body);
}
