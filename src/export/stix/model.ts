import * as z from 'zod';
import { caseSchema, savedIndicatorSchema } from '../libraryFormat';

/**
 * The part of STIX 2.1 that we write, stricter than the specification where we are: types, and the
 * validator that every bundle passes before it is given out. Section numbers are those of the OASIS
 * standard of 10 June 2021.
 */

/** Section 2.9 with the UUID versions of RFC 4122. */
const ID =
  /^[a-z][a-z0-9-]+[a-z0-9]--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const identifier = z.string().regex(ID);
const idOf = (type: string) => identifier.startsWith(`${type}--`);
/** Section 2.16, to the millisecond as `created` and `modified` must be. */
const timestamp = z.iso.datetime({ precision: 3 });
const text = z.string();
const refs = z.array(identifier).min(1);

/** The id of our own extension definition; what it carries is in docs/export.md. */
export const EXTENSION = 'extension-definition--92230a05-3fb4-4750-bdf5-4f431aeb5f7f';

const ours = <T extends z.ZodRawShape>(shape: T) =>
  z.optional(
    z.strictObject({
      [EXTENSION]: z.strictObject({
        extension_type: z.literal('property-extension'),
        ...shape,
      }),
    }),
  );

const observable = {
  spec_version: z.literal('2.1'),
  object_marking_refs: refs,
};

/** Section 3.2. */
const domain = {
  spec_version: z.literal('2.1'),
  created: timestamp,
  modified: timestamp,
  created_by_ref: z.optional(idOf('identity')),
  labels: z.optional(z.array(text.min(1)).min(1)),
  external_references: z.optional(
    z.array(z.strictObject({ source_name: text.min(1), description: text.min(1) })).min(1),
  ),
  object_marking_refs: z.optional(refs),
};

const objectSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ipv4-addr'),
    id: idOf('ipv4-addr'),
    value: z.ipv4(),
    ...observable,
  }),
  z.strictObject({
    type: z.literal('ipv6-addr'),
    id: idOf('ipv6-addr'),
    value: z.ipv6(),
    ...observable,
  }),
  z.strictObject({
    type: z.literal('domain-name'),
    id: idOf('domain-name'),
    value: text.min(1).max(253),
    ...observable,
  }),
  z.strictObject({
    type: z.literal('email-addr'),
    id: idOf('email-addr'),
    value: z.email(),
    ...observable,
  }),
  z.strictObject({
    type: z.literal('autonomous-system'),
    id: idOf('autonomous-system'),
    number: z.int().min(0).max(4_294_967_295),
    name: z.optional(text.min(1)),
    ...observable,
  }),
  z.strictObject({
    type: z.literal('identity'),
    id: idOf('identity'),
    name: text.min(1),
    description: text,
    identity_class: z.enum(['system', 'individual', 'organization']),
    ...domain,
  }),
  z.strictObject({
    type: z.literal('indicator'),
    id: idOf('indicator'),
    name: text,
    description: z.optional(text),
    indicator_types: z.array(z.enum(['malicious-activity', 'anomalous-activity', 'unknown'])),
    pattern: text.regex(/^\[(?:ipv4-addr|ipv6-addr|domain-name):value = '[^'\\]+'\]$/),
    pattern_type: z.literal('stix'),
    pattern_version: z.literal('2.1'),
    valid_from: timestamp,
    ...domain,
  }),
  z.strictObject({
    type: z.literal('observed-data'),
    id: idOf('observed-data'),
    first_observed: timestamp,
    last_observed: timestamp,
    number_observed: z.int().min(1).max(999_999_999),
    object_refs: refs,
    extensions: ours({ saved_indicator: savedIndicatorSchema }),
    ...domain,
  }),
  z.strictObject({
    type: z.literal('relationship'),
    id: idOf('relationship'),
    relationship_type: text.regex(/^[a-z0-9-]+$/),
    description: z.optional(text),
    source_ref: identifier,
    target_ref: identifier,
    start_time: z.optional(timestamp),
    stop_time: z.optional(timestamp),
    ...domain,
  }),
  z.strictObject({
    type: z.literal('note'),
    id: idOf('note'),
    abstract: z.optional(text),
    content: text,
    authors: z.optional(z.array(text.min(1)).min(1)),
    object_refs: refs,
    ...domain,
  }),
  z.strictObject({
    type: z.literal('grouping'),
    id: idOf('grouping'),
    name: z.optional(text.min(1)),
    description: z.optional(text.min(1)),
    context: z.enum(['suspicious-activity', 'unspecified']),
    object_refs: refs,
    extensions: ours({ case: caseSchema }),
    ...domain,
  }),
  z.strictObject({
    type: z.literal('extension-definition'),
    id: z.literal(EXTENSION),
    name: text,
    description: text,
    schema: text,
    version: text.regex(/^\d+\.\d+\.\d+$/),
    extension_types: z.tuple([z.literal('property-extension')]),
    ...domain,
  }),
  z.strictObject({
    type: z.literal('marking-definition'),
    id: idOf('marking-definition'),
    spec_version: z.literal('2.1'),
    created: timestamp,
    name: text.regex(/^TLP:[A-Z+]+$/),
    extensions: z.record(
      identifier,
      z.strictObject({ extension_type: z.literal('property-extension'), tlp_2_0: text }),
    ),
  }),
]);

/** As it is written: members that may be left out are. */
export type StixObject = z.input<typeof objectSchema>;
export type StixOf<T extends StixObject['type']> = Extract<StixObject, { type: T }>;

/** A whole bundle: objects as above, no id twice, no reference that leads nowhere, times in order. */
export const bundleSchema = z
  .strictObject({
    type: z.literal('bundle'),
    id: idOf('bundle'),
    objects: z.array(objectSchema).min(1),
  })
  .superRefine(({ objects }, context) => {
    const ids = new Set(objects.map(({ id }) => id));
    if (ids.size < objects.length) {
      context.addIssue({ code: 'custom', message: 'an id stands twice' });
    }
    for (const object of objects) {
      const lost = referencesOf(object).find((id) => !ids.has(id));
      if (lost !== undefined) {
        context.addIssue({ code: 'custom', message: `${object.id} refers to ${lost}, not here` });
      }
      if (timesOf(object).some(([earlier, later]) => earlier > later)) {
        context.addIssue({ code: 'custom', message: `the times of ${object.id} are not in order` });
      }
    }
  });

function referencesOf(object: StixObject): readonly string[] {
  return [
    ...('created_by_ref' in object ? [object.created_by_ref ?? []] : []),
    ...('object_marking_refs' in object ? (object.object_marking_refs ?? []) : []),
    ...('object_refs' in object ? object.object_refs : []),
    ...(object.type === 'relationship' ? [object.source_ref, object.target_ref] : []),
  ].flat();
}

/** Pairs of which the second must not lie before the first. */
function timesOf(object: StixObject): readonly (readonly [string, string])[] {
  return [
    ...('modified' in object ? [[object.created, object.modified] as const] : []),
    ...(object.type === 'observed-data'
      ? [[object.first_observed, object.last_observed] as const]
      : []),
    ...(object.type === 'relationship' && object.start_time !== undefined
      ? [[object.start_time, object.stop_time ?? object.start_time] as const]
      : []),
  ];
}
