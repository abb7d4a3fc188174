import type { ProviderId } from '../../src/core/operation/ids';
import type { Http } from '../../src/core/ports';
import { sampleHttp } from '../../src/sample';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * The sample case behind somebody who controls what a vendor repeats: `change` is asked for every
 * string of every answer, with the path of its field, in which array indices are `*`.
 */
export function hostileHttp(
  change: (text: string, field: string) => string,
): (provider: ProviderId) => Http | undefined {
  return (provider) => {
    const honest = sampleHttp(provider);
    return honest && hostile(honest, change);
  };
}

function hostile(honest: Http, change: (text: string, field: string) => string): Http {
  return {
    request: async (request, signal) => {
      const response = await honest.request(request, signal);
      const endpoint = new URL(request.url).pathname.replace(/[^/]*\.[^/]*/g, '*');
      return {
        ...response,
        body: changedBody(response.body, (text, field) => change(text, `${endpoint} ${field}`)),
      };
    },
  };
}

/** JSON, or a line of JSON a record. */
function changedBody(body: string, change: (text: string, field: string) => string): string {
  return body
    .split('\n')
    .map((line) => {
      const parsed = parse(line);
      return parsed === undefined ? line : JSON.stringify(changed(parsed, '', change));
    })
    .join('\n');
}

function parse(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
}

function changed(
  value: Json,
  field: string,
  change: (text: string, field: string) => string,
): Json {
  if (typeof value === 'string') {
    return change(value, field);
  }
  if (isList(value)) {
    return value.map((one) => changed(one, `${field}.*`, change));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, one]) => [
          name,
          changed(one, `${field}.${name}`, change),
        ]),
      )
    : value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
