import { v5 } from 'uuid';

/** Ours, for everything that has no namespace of its own: the same thing has the same id everywhere. */
const NAMESPACE = '17496f77-1b7f-415c-9d94-84517696ac28';

/** A UUID of version 5 (RFC 9562) out of what makes something one thing. */
export function ownUuid(...parts: readonly string[]): string {
  return v5(JSON.stringify(parts), NAMESPACE);
}
