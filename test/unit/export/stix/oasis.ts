import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import formats from 'ajv-formats';

export const SCHEMAS = join(import.meta.dirname, '../../../../../shared/schemas/stix-2.1');
const BASE = 'http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/';

/**
 * Types of STIX 2.1 that bundle.json does not list. It takes an unlisted object for a custom one, and
 * wants that to be valid as a domain object or as an observable and never as both, while every valid
 * domain object is both. The validator of OASIS, too, holds each object against its own type's schema.
 */
const NOT_IN_BUNDLE_SCHEMA = ['note', 'grouping', 'extension-definition'];

/**
 * The OASIS JSON schemas as a function that tells what is wrong with a bundle: the bundle's schema,
 * and for each object the schema of its type. Throws where the schemas are not on this machine.
 */
export function oasisValidator(): (bundle: string) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: false });
  formats(ajv);
  // Not in ajv-formats. Our own validator looks at the values of domain names.
  ajv.addFormat('idn-hostname', true);
  const types = new Map<string, string>();
  for (const folder of ['common', 'observables', 'sdos', 'sros']) {
    for (const file of readdirSync(join(SCHEMAS, folder))) {
      ajv.addSchema(JSON.parse(readFileSync(join(SCHEMAS, folder, file), 'utf8')) as object);
      types.set(file.replace('.json', ''), `${BASE}${folder}/${file}`);
    }
  }
  const bundleOf = ajv.getSchema(`${BASE}common/bundle.json`);
  return (text) => {
    const bundle = JSON.parse(text) as { objects: { type: string; id: string }[] };
    const wrong: string[] = [];
    for (const object of bundle.objects) {
      const schema = ajv.getSchema(types.get(object.type) ?? '');
      if (schema === undefined) {
        wrong.push(`${object.type} has no schema`);
      } else if (schema(object) !== true) {
        wrong.push(`${object.id}: ${ajv.errorsText(schema.errors)}`);
      }
    }
    const listed = bundle.objects.filter(({ type }) => !NOT_IN_BUNDLE_SCHEMA.includes(type));
    if (bundleOf?.({ ...bundle, objects: listed }) !== true) {
      wrong.push(`bundle: ${ajv.errorsText(bundleOf?.errors)}`);
    }
    return wrong;
  };
}
