import type { HttpResponse } from '../../core/ports';

/** True where a web page came: a sign-in page, a proxy's error, a wrong path. */
export function isWebPage({ headers, body }: Pick<HttpResponse, 'headers' | 'body'>): boolean {
  const type = headers['content-type'] ?? '';
  return startsAsMarkup(body) || (type.includes('text/html') && !startsAsJson(body));
}

/** The parsed body, or undefined where it is not JSON. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Some servers put a byte order mark or blank lines before the page. */
function startsAsMarkup(body: string): boolean {
  return /^[\s\uFEFF]*</.test(body);
}

function startsAsJson(body: string): boolean {
  return /^[\s\uFEFF]*[{[]/.test(body);
}
