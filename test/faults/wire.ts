/** What the true server answers, unpacked. */
export interface Truth {
  readonly status: number;
  /** Without those that say how the body is framed and packed. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/** What a faulty server does next. After the last step it closes the connection. */
export type Step =
  Buffer | string | { readonly pauseMs: number } | { readonly end: 'reset' | 'never' };

export const RESET: Step = { end: 'reset' };
/** The connection stays open, and nothing more comes. */
export const HANG: Step = { end: 'never' };

/** Status line and headers, as they cross the wire. */
export function head(status: string, headers: readonly string[] = []): string {
  const lines = [`HTTP/1.1 ${status}`, ...headers, 'Connection: close', '', ''];
  return lines.join('\r\n');
}

/** A response that is framed as it should be. */
export function response(
  status: string,
  body: Buffer | string = '',
  headers: readonly string[] = [],
): readonly Step[] {
  const bytes = Buffer.from(body);
  return [head(status, [...headers, `Content-Length: ${bytes.length}`]), bytes];
}

/** The true answer, with some things of it changed. */
export function truly(
  { status, headers, body }: Truth,
  change: {
    readonly body?: Buffer | string;
    readonly headers?: readonly string[];
    readonly status?: string;
  } = {},
): readonly Step[] {
  return response(change.status ?? `${status} OK`, change.body ?? body, [
    ...headers,
    ...(change.headers ?? []),
  ]);
}

/** The true answer in a packing. */
export function packed(truth: Truth, coding: string, body: Buffer): readonly Step[] {
  return truly(truth, { body, headers: [`Content-Encoding: ${coding}`] });
}

export function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

export function page(title: string): string {
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body><h1>${title}</h1></body>\r\n</html>\r\n`;
}

export const HTML = ['Content-Type: text/html; charset=UTF-8'];
export const JSON_TYPE = ['Content-Type: application/json'];
