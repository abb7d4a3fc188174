import { cellText } from '../../core/result/cellText';
import { sourceName } from '../../core/result/caution';
import { factsOf } from '../../core/result/facts';
import type { FactId } from '../../core/result/factIds';
import type { Result } from '../../core/result/model';
import { dnsRecordsOf, type DnsRecord } from '../named';
import { ownUuid } from '../uuids';
import { attribute, dateTime, mispType, seconds } from './attributes';
import type { MispAttribute, MispObject } from './model';
import { TEMPLATES, type RelationOf, type TemplateName } from './templates';

type Values<T extends TemplateName> = readonly (readonly [
  RelationOf<T> & string,
  string | undefined,
])[];

/** What an answer says that MISP has an object for. */
export function objectsOf(within: string, result: Result): readonly MispObject[] {
  if (result.outcome.kind === 'failed' || result.outcome.kind === 'noRecord') {
    return [];
  }
  return [
    ...whoisObject(within, result),
    ...currentAddresses(within, result),
    ...dnsRecordsOf(result).flatMap((record) => dnsObject(within, record, result)),
  ];
}

function whoisObject(within: string, result: Result): readonly MispObject[] {
  const { lookedUp, indicator, sections } = result;
  const values = (id: FactId): readonly string[] =>
    factsOf(result, id)
      .flatMap((fact) => fact.values)
      .map(cellText)
      .filter((text) => text.trim() !== '');
  const first = (id: FactId): string | undefined => values(id)[0];
  const told = [
    ['registrar', first('registrar')],
    ['registrant-name', first('registrant')],
    ['registrant-org', first('organisation')],
    ['creation-date', dateTime(first('created'))],
    ['modification-date', dateTime(first('updated'))],
    ['expiration-date', dateTime(first('expires'))],
    ...values('nameServers').map((name) => ['nameserver', name] as const),
  ] as const;
  if (told.every(([, value]) => value === undefined)) {
    return [];
  }
  const record = sections.find((section) => section.type === 'text');
  return object(within, 'whois', result, [
    indicator.kind === 'fqdn' ? ['domain', lookedUp] : ['ip-address', lookedUp],
    ...told,
    ['text', record?.text],
  ]);
}

/** The name with the addresses it has now, as a vendor tells them. */
function currentAddresses(within: string, result: Result): readonly MispObject[] {
  const { indicator, lookedUp } = result;
  const addresses = factsOf(result, 'addresses')
    .flatMap(({ values }) => values)
    .flatMap((cell) => (cell !== null && typeof cell === 'object' ? [cell.value] : []));
  if (indicator.kind !== 'fqdn' || addresses.length === 0) {
    return [];
  }
  const type = mispType({ kind: 'fqdn', value: lookedUp });
  return object(within, 'domain-ip', result, [
    [type === 'domain' ? 'domain' : 'hostname', lookedUp],
    ...addresses.map((value) => ['ip', value] as const),
  ]);
}

function dnsObject(within: string, record: DnsRecord, result: Result): readonly MispObject[] {
  const { rrname, rrtype, rdata, firstSeen, lastSeen, count, origin } = record;
  return rrname === '' || rrtype === '' || rdata === ''
    ? []
    : object(within, 'passive-dns', result, [
        ['rrname', rrname],
        ['rrtype', rrtype],
        ['rdata', rdata],
        ['time_first', dateTime(firstSeen)],
        ['time_last', dateTime(lastSeen)],
        ['count', count === undefined ? undefined : String(count)],
        ['origin', origin],
      ]);
}

function object<T extends TemplateName>(
  within: string,
  name: T,
  { retrievedAt, source, operation }: Result,
  values: Values<T>,
): readonly MispObject[] {
  const { uuid, version, description, relations } = TEMPLATES[name];
  const types: Readonly<Record<string, string>> = relations;
  const told = values.flatMap(([relation, value]) =>
    value === undefined || value.trim() === '' ? [] : [[relation, value] as const],
  );
  const id = ownUuid('object', within, name, operation, JSON.stringify(told));
  const attributes = told.map(([relation, value]): MispAttribute => {
    const type = types[relation] ?? 'text';
    return {
      ...attribute(`${id} ${relation}`, {
        type,
        category: type === 'datetime' || type === 'counter' ? 'Other' : 'External analysis',
        value,
        at: retrievedAt,
      }),
      object_relation: relation,
      disable_correlation: type === 'datetime' || type === 'counter',
    };
  });
  return [
    {
      uuid: id,
      name,
      'meta-category': 'network',
      description,
      template_uuid: uuid,
      template_version: version,
      distribution: '5',
      timestamp: seconds(retrievedAt),
      comment: `${sourceName(source)}: ${operation}, retrieved ${retrievedAt}`,
      Attribute: attributes,
    },
  ];
}
