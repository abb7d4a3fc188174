import type { Day, DomainFacts } from '../facts';

/** `/v1/domain-history/`: changes of the present registration, newest first. */

const LARGEST_PAGE = 500;

interface Change {
  readonly timestamp: string;
  readonly field: string;
  readonly before: object | null;
  readonly after: object | null;
}

/** Answers a query, or undefined where it is not one that the service takes. */
export function domainHistoryBody(domain: DomainFacts, query: URLSearchParams): object | undefined {
  const size = Number(query.get('page_size') ?? 50);
  const offset = Number(query.get('offset') ?? 0);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE || !(offset >= 0)) {
    return undefined;
  }
  const changes = changesOf(domain);
  const page = changes.slice(offset, offset + size);
  const end = offset + page.length;
  return {
    domain: domain.name,
    count: changes.length,
    registration_source: 'parsed_whois',
    changes: page,
    // The vendor's own example names another host here.
    ...(end < changes.length && {
      next: `https://api.vendor.invalid/v1/domain-history/?domain=${domain.name}&page_size=${size}&offset=${end}`,
    }),
  };
}

function changesOf(domain: DomainFacts): readonly Change[] {
  const last = domain.registrations.at(-1);
  const since = last?.created ?? '';
  const registrars = domain.registrations.filter(({ created }) => created === since);
  return [
    ...domain.moves.map(([day, before, after]) =>
      change(
        day,
        'ip',
        before === null ? null : [address(before)],
        after === null ? [] : [address(after)],
      ),
    ),
    ...domain.transfers.map(([day, before, after]) =>
      change(day, 'name_server', before === null ? null : servers(before), servers(after)),
    ),
    ...registrars.map(({ updated, created, registrar }, index) => {
      const previous = registrars[index - 1]?.registrar.name;
      return change(
        updated ?? created,
        'registrar',
        previous === undefined ? null : { value: previous },
        { value: registrar.name },
      );
    }),
  ]
    .filter(({ timestamp }) => timestamp >= since)
    .toSorted((a, b) => b.timestamp.localeCompare(a.timestamp));
}

function change(day: Day, field: string, before: object | null, after: object): Change {
  return {
    timestamp: `${day}T09:30:30Z`,
    field,
    before: before === null ? null : { [field]: before },
    after: { [field]: after },
  };
}

const address = (value: string): object => ({
  address: { value },
  asn: [],
  country_code: { value: '' },
});

function servers(domain: string): readonly object[] {
  return ['ns1', 'ns2'].map((host) => ({
    host: { value: `${host}.${domain}` },
    domain: { value: domain },
    ip: [],
  }));
}
