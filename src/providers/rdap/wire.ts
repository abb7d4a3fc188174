import * as z from 'zod';
import { isRecord } from '../kit/body';
import { flag, listOf, object, objects, text, texts } from './lenient';
import { notUnderstood } from './notUnderstood';
import type { RdapAnswer } from './rdapAnswer';

/*
 * The objects of RFC 9083 with the extensions that are read: redacted (RFC 9537), cidr0, and the
 * origin AS of ARIN and others. A body with another class is refused; nothing else is.
 */

/** Entities within entities: real bodies have three levels, a hostile one may have 100,000. */
const DEEPEST = 12;

const link = object({ rel: text, href: text, type: text, value: text });

const event = object({ eventAction: text, eventDate: text, eventActor: text });

/** A notice or a remark: one form (RFC 9083, section 4.3). */
const notice = object({ title: text, type: text, description: texts, links: objects(link) });

const publicId = object({ type: text, identifier: text });

const redaction = object({
  /** `{type}` or `{description}` (RFC 9537, section 4.2); some write the text itself. */
  name: z
    .unknown()
    .optional()
    .transform((name): unknown => (isRecord(name) ? name : { description: name }))
    .pipe(object({ type: text, description: text })),
  method: text,
});

const entityShape = object({
  objectClassName: text,
  handle: text,
  roles: texts,
  vcardArray: z.unknown().optional(),
  contact_URI: text,
  publicIds: objects(publicId),
  remarks: objects(notice),
  events: objects(event),
  status: texts,
  port43: text,
  entities: z.unknown().optional(),
});

export type Entity = Omit<z.output<typeof entityShape>, 'entities'> & {
  readonly entities: readonly Entity[];
};

const entities = z
  .unknown()
  .optional()
  .transform((value) => readEntities(value, 0));

function readEntities(value: unknown, depth: number): readonly Entity[] {
  return depth === DEEPEST
    ? []
    : listOf(value)
        .filter(isRecord)
        .map((entry) => {
          const read = entityShape.parse(entry);
          return { ...read, entities: readEntities(read.entities, depth + 1) };
        });
}

const list = z.unknown().optional().transform(listOf);

const common = {
  objectClassName: text,
  handle: text,
  status: texts,
  events: objects(event),
  entities,
  notices: objects(notice),
  remarks: objects(notice),
  redacted: objects(redaction),
  port43: text,
};

/** A name server is an object, or only its name. */
const nameserver = object({ ldhName: text, unicodeName: text, handle: text });

const domain = object({
  ...common,
  ldhName: text,
  unicodeName: text,
  nameservers: objects(nameserver, 'ldhName'),
  secureDNS: object({ delegationSigned: flag, dsData: list }),
  publicIds: objects(publicId),
});

const network = object({
  ...common,
  startAddress: text,
  endAddress: text,
  name: text,
  type: text,
  country: text,
  parentHandle: text,
  cidr0_cidrs: objects(object({ v4prefix: text, v6prefix: text, length: text })),
});

export type Link = z.output<typeof link>;
export type Event = z.output<typeof event>;
export type Notice = z.output<typeof notice>;
export type Redaction = z.output<typeof redaction>;
export type Domain = z.output<typeof domain>;
export type Network = z.output<typeof network> & {
  /** Origin AS, as numbers or `AS64500`, by whichever extension it was told. */
  readonly originAutnums: readonly string[];
};

/** Throws a LensError (`notUnderstood`) for a body of another class. */
export function readDomain({ body, host }: Pick<RdapAnswer, 'body' | 'host'>): Domain {
  requireClass(body, host, 'domain', ['ldhName', 'unicodeName']);
  return domain.parse(body);
}

/** Throws a LensError (`notUnderstood`) for a body of another class. */
export function readNetwork({ body, host }: Pick<RdapAnswer, 'body' | 'host'>): Network {
  requireClass(body, host, 'ip network', ['startAddress', 'cidr0_cidrs']);
  return { ...network.parse(body), originAutnums: originAutnums(body) };
}

/** Links of an object, of whatever class. */
export function linksOf(body: unknown): readonly Link[] {
  return object({ links: objects(link) }).parse(body).links;
}

/** The error object of RFC 9083, section 6, or undefined where the body is none. */
export function rdapErrorOf(
  body: unknown,
): { readonly code: number; readonly title: string; readonly description: string } | undefined {
  const { errorCode, title, description } = object({
    errorCode: text,
    title: text,
    description: texts,
  }).parse(body);
  return errorCode !== undefined && /^\d{3}$/.test(errorCode)
    ? { code: Number(errorCode), title: title ?? '', description: description.join(' ') }
    : undefined;
}

/** `keys` tell the class of a body that does not name it. */
function requireClass(body: unknown, host: string, wanted: string, keys: readonly string[]): void {
  if (!isRecord(body)) {
    throw notUnderstood(host, 'it is not a JSON object');
  }
  const told = object({ objectClassName: text }).parse(body).objectClassName;
  if (told === undefined) {
    if (rdapErrorOf(body) !== undefined || !keys.some((key) => Object.hasOwn(body, key))) {
      throw notUnderstood(host, `it does not say that it is of the class "${wanted}"`);
    }
  } else if (bare(told) !== bare(wanted)) {
    throw notUnderstood(host, `its class is not "${wanted}"`);
  }
}

/** `ip network` is also written `ipNetwork` and `ip_network`. */
function bare(className: string): string {
  return className.toLowerCase().replace(/[\s_-]/g, '');
}

/**
 * `arin_originas0_originautnums` (ARIN), `nro_rdap_profile_asn_flat_0`, `lacnic_originAutnum`,
 * `nicbr_autnum`: lists or single values under a name of each registry's own.
 */
function originAutnums(body: unknown): readonly string[] {
  return Object.entries(isRecord(body) ? body : {})
    .filter(([key]) => /_(?:origin_?)?autnums?$|_originautnums?$|asn_flat/i.test(key))
    .flatMap(([, value]) => texts.parse(value));
}
