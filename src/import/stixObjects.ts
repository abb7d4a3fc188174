import * as z from 'zod';

/**
 * What is read of a foreign STIX object: anything may be missing or more, and STIX 2.0 is read where
 * it says the same. Times are not trusted to be times.
 */
export const foreignSchema = z.looseObject({
  type: z.string(),
  id: z.string(),
  created: z.optional(z.string()),
  modified: z.optional(z.string()),
  created_by_ref: z.optional(z.string()),
  revoked: z.optional(z.boolean()),
  labels: z.optional(z.array(z.string())),
  confidence: z.optional(z.number()),
  object_marking_refs: z.optional(z.array(z.string())),
  granular_markings: z.optional(z.array(z.looseObject({ marking_ref: z.optional(z.string()) }))),
  /** Of a marking: a level or a statement. */
  definition: z.optional(z.unknown()),
  name: z.optional(z.string()),
  description: z.optional(z.string()),
  value: z.optional(z.string()),
  pattern: z.optional(z.string()),
  pattern_type: z.optional(z.string()),
  valid_until: z.optional(z.string()),
  indicator_types: z.optional(z.array(z.string())),
  object_refs: z.optional(z.array(z.string())),
  /** STIX 2.0: observables inside of observed data. */
  objects: z.optional(z.record(z.string(), z.unknown())),
  relationship_type: z.optional(z.string()),
  source_ref: z.optional(z.string()),
  target_ref: z.optional(z.string()),
  resolves_to_refs: z.optional(z.array(z.string())),
  abstract: z.optional(z.string()),
  content: z.optional(z.string()),
  authors: z.optional(z.array(z.string())),
  external_references: z.optional(
    z.array(z.looseObject({ source_name: z.string(), description: z.optional(z.string()) })),
  ),
  extensions: z.optional(z.record(z.string(), z.unknown())),
});

export type ForeignObject = z.infer<typeof foreignSchema>;

/**
 * Types whose `value` is, or holds, an address or a host name. `hostname` is OpenCTI's own
 * (docs.opencti.io, "Data model"), in older releases with its prefix.
 */
const HOSTS = new Set([
  'ipv4-addr',
  'ipv6-addr',
  'domain-name',
  'url',
  'hostname',
  'x-opencti-hostname',
]);

/** True for observables that can be an indicator of ours. */
export function isHost({ type }: Pick<ForeignObject, 'type'>): boolean {
  return HOSTS.has(type);
}

/** Paths of pattern comparisons whose value is, or holds, an address or a host name. */
export function isHostPath(path: string): boolean {
  const [type = '', property] = path.split(':', 2);
  return (
    (HOSTS.has(type) && property === 'value') ||
    /^(?:network-traffic:(?:src|dst)_ref|domain-name:resolves_to_refs\[(?:\*|\d+)\])\.value$/.test(
      path,
    )
  );
}

/** What a bundle carries about itself rather than about indicators. */
const ABOUT_THE_BUNDLE = new Set([
  'identity',
  'marking-definition',
  'extension-definition',
  'language-content',
]);

export function isAboutTheBundle({ type }: Pick<ForeignObject, 'type'>): boolean {
  return ABOUT_THE_BUNDLE.has(type);
}
