import { contactOf } from './contact';
import type { Contact } from './contact';
import type { Entity } from './wire';

/** An entity with the roles it has wherever the object names it. */
export interface Party {
  readonly entity: Entity;
  /** In lower case, each once. */
  readonly roles: readonly string[];
  /** From its card. */
  readonly contact: Contact;
}

/**
 * Every entity, those of an object itself before those nested in them. One that is given several
 * times, as ARIN does, is one party with all of its roles. Some servers give all contacts the same
 * handle, so the cards must be equal as well.
 */
export function partiesIn(entities: readonly Entity[]): readonly Party[] {
  const parties = new Map<unknown, Party>();
  for (const entity of flattened(entities)) {
    const handle = handleOf(entity);
    const contact = contactOf(entity);
    const key = handle === undefined ? entity : JSON.stringify([handle, contact]);
    const known = parties.get(key);
    const roles = [...new Set([...(known?.roles ?? []), ...rolesOf(entity)])];
    parties.set(key, { entity: known?.entity ?? entity, roles, contact });
  }
  return [...parties.values()];
}

/** Level by level. */
function flattened(entities: readonly Entity[]): readonly Entity[] {
  return entities.length === 0
    ? []
    : [...entities, ...flattened(entities.flatMap((entity) => entity.entities))];
}

/** Roles come in any case, in WHOIS' short forms, and now and then as the class of the object. */
function rolesOf({ roles, objectClassName }: Entity): readonly string[] {
  const byClass = /^abuse$/i.test(objectClassName ?? '') ? ['abuse'] : [];
  const told = roles.map((role) => role.toLowerCase());
  return [...new Set([...told.map((role) => LONG_FORMS.get(role) ?? role), ...byClass])];
}

const LONG_FORMS: ReadonlyMap<string, string> = new Map([
  ['admin', 'administrative'],
  ['tech', 'technical'],
]);

/** A registry's own key, or undefined for words that stand in its place. */
export function handleOf({ handle }: Pick<Entity, 'handle'>): string | undefined {
  return handle === undefined ||
    /^(?:not a\w+\b.*|none|n\/a|null|-+|.*\bredacted\b.*)$/i.test(handle)
    ? undefined
    : handle;
}

/** `registrar abuse` is about abuse as well. */
export function isAbuse({ roles }: Party): boolean {
  return roles.some((role) => /\babuse\b/.test(role));
}
