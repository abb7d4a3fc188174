import * as z from 'zod';

/**
 * The part of the MISP core format (draft-dulaunoy-misp-core-format, sections 2.2 to 2.4) that we
 * write. Numbers are strings there. Every event passes this before it is given out.
 */

const uuid = z.uuid();
/** Seconds since the epoch. */
const timestamp = z.string().regex(/^\d{1,11}$/);
/** 0 your organisation only, 5 as the event. */
const distribution = z.enum(['0', '5']);
const tag = z.strictObject({ name: z.string().min(1) });
const datetime = z.iso.datetime({ offset: true });

const attribute = z
  .strictObject({
    uuid,
    type: z.string().min(1),
    category: z.enum(['Network activity', 'External analysis', 'Other']),
    value: z.string().min(1),
    to_ids: z.boolean(),
    distribution,
    timestamp,
    comment: z.string(),
    disable_correlation: z.boolean(),
    Tag: z.optional(z.array(tag).min(1)),
    object_relation: z.optional(z.string()),
  })
  .refine(
    ({ type, value }) => type !== 'datetime' || datetime.safeParse(value).success,
    'no date and time',
  );

const object = z.strictObject({
  uuid,
  name: z.enum(['domain-ip', 'passive-dns', 'whois']),
  'meta-category': z.literal('network'),
  description: z.string(),
  template_uuid: uuid,
  template_version: z.string().regex(/^\d+$/),
  distribution,
  timestamp,
  comment: z.string(),
  Attribute: z.array(attribute).min(1),
});

export const eventSchema = z.strictObject({
  Event: z.strictObject({
    uuid,
    info: z.string().min(1),
    date: z.iso.date(),
    timestamp,
    published: z.literal(false),
    /** Undefined: MISP means how capable the adversary is, which no verdict says. */
    threat_level_id: z.literal('4'),
    /** 0 initial, 1 ongoing, 2 completed. */
    analysis: z.literal('1'),
    distribution,
    Tag: z.array(tag).min(1),
    Attribute: z.array(attribute),
    Object: z.array(object),
  }),
});

export type MispEvent = z.infer<typeof eventSchema>['Event'];
export type MispAttribute = z.infer<typeof attribute>;
export type MispObject = z.infer<typeof object>;
