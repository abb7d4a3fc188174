import { createHmac } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { IncomingHttpHeaders, RequestOptions } from 'node:http';

export const USER = 'example_user';
export const KEY = '0123456789abcdef0123456789abcdef';
export const BASIC = `Basic ${Buffer.from('analyst:correct horse').toString('base64')}`;

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One bare request: nothing followed, nothing unpacked. Rejects when the connection breaks. */
export function ask(
  url: string,
  options: RequestOptions & { ca?: string; rejectUnauthorized?: boolean; body?: string } = {},
): Promise<Reply> {
  const { body, ...rest } = options;
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? tlsRequest : plainRequest;
    const request = send(url, { agent: false, ...rest }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** With the key in a header. */
export function askWithKey(base: string, path: string): Promise<Reply> {
  return ask(base + path, { headers: { 'x-api-key': KEY } });
}

/** The vendor's three query parameters; what is signed is the path as it is sent. */
export function signed(path: string, timestamp: string, hash = 'sha256', key = KEY): string {
  const signature = createHmac(hash, key)
    .update(USER + timestamp + path)
    .digest('hex');
  return `${path}?${new URLSearchParams({ api_username: USER, timestamp, signature }).toString()}`;
}

export function message({ body }: Reply): string {
  const { error } = JSON.parse(body.toString()) as { error: { message: string } };
  return error.message;
}
