import * as z from 'zod';

/**
 * RDAP bodies as RFC 9083 has them, strictly: no member that it does not know, and none of an
 * extension that `rdapConformance` does not announce.
 */

const link = z.strictObject({
  value: z.url(),
  rel: z.enum(['self', 'related', 'about', 'terms-of-service']),
  href: z.url(),
  type: z.string().regex(/^[a-z]+\/[a-z+]+$/),
});

const notice = z.strictObject({
  title: z.string().min(1),
  description: z.array(z.string()).min(1),
  links: z.array(link).optional(),
});

/** RFC 3339, which section 3 asks for. */
const event = z.strictObject({
  eventAction: z.enum([
    'registration',
    'expiration',
    'registrar expiration',
    'last changed',
    'last update of RDAP database',
  ]),
  eventDate: z.iso.datetime({ offset: true }),
});

/** The values that the RDAP JSON Values registry took from EPP (RFC 8056), as far as the case needs. */
const status = z.enum([
  'active',
  'add period',
  'auto renew period',
  'client delete prohibited',
  'client hold',
  'client transfer prohibited',
  'pending delete',
  'redemption period',
  'server delete prohibited',
]);

/** RFC 7095, section 3.3: name, parameters, type and one value or more. */
const property = z.tuple([
  z.string().regex(/^[a-z-]+$/),
  z.strictObject({
    type: z.array(z.string()).optional(),
    cc: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    label: z.string().min(1).optional(),
  }),
  z.enum(['text', 'uri']),
  z.union([z.string(), z.array(z.union([z.string(), z.array(z.string())])).length(7)]),
]);

const vcard = z.tuple([
  z.literal('vcard'),
  z
    .array(property)
    .refine(([first]) => first?.[0] === 'version' && first[3] === '4.0', 'the version comes first')
    .refine((card) => card.filter(([name]) => name === 'fn').length === 1, 'one fn, not more')
    .refine(
      (card) => card.every(([name, , , value]) => (name === 'adr') === Array.isArray(value)),
      'adr alone has parts',
    ),
]);

const entity = z.strictObject({
  objectClassName: z.literal('entity'),
  handle: z.string().min(1).optional(),
  roles: z.array(z.enum(['registrant', 'registrar', 'technical', 'abuse'])).min(1),
  vcardArray: vcard,
  publicIds: z
    .array(z.strictObject({ type: z.literal('IANA Registrar ID'), identifier: z.string() }))
    .optional(),
  links: z.array(link).optional(),
  get entities() {
    return z.array(entity).optional();
  },
});

/** RFC 9537, section 4.2, with its rules of which path goes with which method. */
const redacted = z
  .strictObject({
    name: z.strictObject({ type: z.string().min(1) }),
    prePath: z.string().startsWith('$.').optional(),
    postPath: z.string().startsWith('$.').optional(),
    replacementPath: z.string().startsWith('$.').optional(),
    pathLang: z.literal('jsonpath'),
    method: z.enum(['removal', 'emptyValue', 'replacementValue']),
    reason: z.strictObject({ description: z.string().min(1) }),
  })
  .refine(({ prePath, postPath }) => (prePath === undefined) !== (postPath === undefined))
  .refine(({ method, postPath }) => (method === 'emptyValue') === (postPath !== undefined))
  .refine(
    ({ method, replacementPath }) =>
      (method === 'replacementValue') === (replacementPath !== undefined),
  );

const common = {
  handle: z.string().min(1),
  status: z.array(status).min(1),
  events: z.array(event).min(1),
  entities: z.array(entity).min(1),
  links: z.array(link).min(1),
  notices: z.array(notice),
  port43: z.string(),
};

/** Base identifiers, and those of the extensions that add members. */
const conformance = z
  .array(
    z.enum([
      'rdap_level_0',
      'icann_rdap_technical_implementation_guide_1',
      'icann_rdap_response_profile_1',
      'nro_rdap_profile_0',
      'cidr0',
      'arin_originas0',
      'redacted',
    ]),
  )
  .refine((names) => names[0] === 'rdap_level_0');

export const domainSchema = z
  .strictObject({
    ...common,
    rdapConformance: conformance,
    objectClassName: z.literal('domain'),
    ldhName: z.string().regex(/^[a-z0-9-]+\.[a-z]+$/),
    unicodeName: z.string().optional(),
    nameservers: z.array(
      z.strictObject({ objectClassName: z.literal('nameserver'), ldhName: z.string() }),
    ),
    secureDNS: z.strictObject({ delegationSigned: z.boolean() }),
    redacted: z.array(redacted).min(1).optional(),
  })
  .refine(
    (body) => body.rdapConformance.includes('redacted') === (body.redacted !== undefined),
    'redacted is announced',
  );

export const networkSchema = z
  .strictObject({
    ...common,
    rdapConformance: conformance,
    objectClassName: z.literal('ip network'),
    startAddress: z.string(),
    endAddress: z.string(),
    ipVersion: z.enum(['v4', 'v6']),
    name: z.string().min(1),
    type: z.string().min(1),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    cidr0_cidrs: z
      .array(
        z.union([
          z.strictObject({ v4prefix: z.ipv4(), length: z.number().int().min(0).max(32) }),
          z.strictObject({ v6prefix: z.ipv6(), length: z.number().int().min(0).max(128) }),
        ]),
      )
      .min(1),
    arin_originas0_originautnums: z.array(z.number().int()).optional(),
    remarks: z.array(notice),
  })
  .refine(({ rdapConformance }) => rdapConformance.includes('cidr0'), 'cidr0 is announced')
  .refine(
    (body) =>
      body.rdapConformance.includes('arin_originas0') ===
      (body.arin_originas0_originautnums !== undefined),
    'arin_originas0 is announced',
  );

/** Section 6. */
export const errorSchema = z.strictObject({
  rdapConformance: z.tuple([z.literal('rdap_level_0')]),
  errorCode: z.number().int().min(400).max(599),
  title: z.string().min(1),
  description: z.array(z.string().min(1)).min(1),
});

/** RFC 9224, section 3. */
export const bootstrapSchema = z.strictObject({
  version: z.literal('1.0'),
  publication: z.iso.datetime(),
  description: z.string(),
  services: z
    .array(z.tuple([z.array(z.string()).min(1), z.array(z.url().endsWith('/')).min(1)]))
    .min(1),
});
