/**
 * The objects of a file of STIX: a bundle, a TAXII 2.1 envelope (`{"more": …, "objects": […]}`), an
 * array of objects, a single one, or any of these in a list, as pages of a server are saved. Undefined
 * where JSON is something else.
 */
export function stixObjects(json: unknown): readonly unknown[] | undefined {
  if (!(Array.isArray(json) ? json.some(isStix) : isStix(json))) {
    return undefined;
  }
  const objects: unknown[] = [];
  const open = [json];
  // Not by recursion, and in the order of the file.
  while (open.length > 0) {
    const next = open.pop();
    const inside = Array.isArray(next) ? (next as readonly unknown[]) : objectsIn(next);
    if (inside === undefined) {
      objects.push(next);
    } else {
      for (let at = inside.length - 1; at >= 0; at -= 1) {
        open.push(inside[at]);
      }
    }
  }
  return objects;
}

/** What a bundle or an envelope holds. An `observed-data` of STIX 2.0 has `objects` too, by number. */
function objectsIn(json: unknown): readonly unknown[] | undefined {
  return typeof json === 'object' &&
    json !== null &&
    'objects' in json &&
    Array.isArray(json.objects)
    ? (json.objects as readonly unknown[])
    : undefined;
}

function isStix(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) {
    return false;
  }
  const named = 'type' in json && typeof json.type === 'string';
  const inside = objectsIn(json);
  return inside === undefined
    ? named && (json.type === 'bundle' || isStixId('id' in json ? json.id : undefined))
    : (named && json.type === 'bundle') || inside.length === 0 || inside.some(isStix);
}

/** STIX 2.1 section 2.9: the type, two hyphens, and a UUID, which others write as they like. */
function isStixId(id: unknown): boolean {
  return typeof id === 'string' && /^[a-z0-9-]+--\S+$/.test(id);
}

/**
 * The same without members that are null, which STIX knows nothing of (section 3.1) and some platforms
 * write all the same: they stand for what is not there.
 */
export function withoutNulls(json: unknown): unknown {
  if (Array.isArray(json)) {
    return json.filter((one) => one !== null).map(withoutNulls);
  }
  if (typeof json !== 'object' || json === null) {
    return json;
  }
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, value]) =>
      value === null ? [] : [[name, withoutNulls(value)]],
    ),
  );
}
