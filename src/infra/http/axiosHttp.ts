import type { IncomingMessage } from 'node:http';
import axios from 'axios';
import type { AxiosRequestConfig } from 'axios';
import { CANCELLED, LensError } from '../../core/errors';
import type { Failure } from '../../core/errors';
import { isLoopbackHost } from '../../core/loopback';
import type { Http, HttpRequest, HttpResponse, Log } from '../../core/ports';
import { striker } from '../../core/strikeOut';
import { textOf } from './body';
import { failureOfRequest, insecure, timedOut } from './failures';
import { Departure } from './departure';
import { ACCEPT_ENCODING } from './unpacking';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const LATE = Symbol('late');

interface AxiosHttpOptions {
  /** Version of the extension, sent as the User-Agent. */
  readonly userAgentVersion: string;
  readonly log: Log;
  /** Called with the request as it may be shown, just before it leaves. */
  readonly onRequest?: (request: string) => void;
  /** Called with what each request carries that nobody may read. */
  readonly onSecrets?: (secrets: readonly string[]) => void;
}

/**
 * The Http port over axios. A request's secrets are struck out of what comes of it: the answer, the
 * failure, the log.
 *
 * VS Code's own layer under `node:http` decides on proxies and system certificates, so axios gets
 * neither a proxy nor an agent: axios before 1.16.1 sent HTTPS requests to a proxy in clear text
 * (axios #10858).
 */
export function axiosHttp(options: AxiosHttpOptions): Http {
  const { log } = options;
  const userAgent = `IndicatorLens/${options.userAgentVersion} (VS Code)`;
  return {
    async request(request, signal) {
      const url = new URL(request.url);
      const secrets = secretsOf(request, url);
      const strikeOut = striker(secrets);
      const departure = new Departure();
      const struck = (failure: Failure): LensError =>
        new LensError(
          { ...failure, message: strikeOut(failure.message) },
          { neverLeft: !departure.left },
        );
      options.onSecrets?.(secrets);
      if (isClearText(url, request.carriesCredentials)) {
        throw struck(insecure(url, request.settings));
      }
      if (signal.aborted) {
        throw struck(CANCELLED);
      }
      const described = strikeOut(`${request.method} ${shownUrl(request)}`);
      options.onRequest?.(described);
      log.debug(`→ ${described}`);
      try {
        const response = await send(request, url, { userAgent, departure, strikeOut }, signal);
        log.debug(`← ${response.status} ${described} (${response.body.length} characters)`);
        return response;
      } catch (thrown) {
        // The error of axios holds the headers it sent: neither it nor its cause goes any further.
        if (thrown instanceof LensError) {
          throw struck(thrown.failure);
        }
        const error = departure.error ?? thrown;
        log.debug(`✗ ${described}: ${strikeOut(String(error))}`);
        throw struck(
          failureOfRequest(error, url, { settings: request.settings, left: departure.left }),
        );
      }
    },
  };
}

/** What the request is known to hold, and the user information of its URL, which axios sends as Basic. */
function secretsOf({ secrets = [] }: HttpRequest, { username, password }: URL): readonly string[] {
  if (password === '') {
    return username === '' ? secrets : [...secrets, decoded(username)]; // a token
  }
  return [...secrets, `${decoded(username)}:${decoded(password)}`];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function shownUrl(request: HttpRequest): string {
  const url = new URL(request.shownUrl ?? request.url);
  url.username = '';
  url.password = '';
  return url.href;
}

interface Means {
  readonly userAgent: string;
  readonly departure: Departure;
  readonly strikeOut: (text: string) => string;
}

/** The response without secrets. */
async function send(
  request: HttpRequest,
  url: URL,
  { userAgent, departure, strikeOut }: Means,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const timeoutMs = request.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const stop = new AbortController();
  const cancel = (): void => stop.abort();
  signal.addEventListener('abort', cancel, { once: true });
  // axios' own timeout starts anew with every byte, so a trickling body would never meet it.
  const timer = setTimeout(() => stop.abort(LATE), timeoutMs);
  try {
    const { status, headers, data } = await axios.request<IncomingMessage>({
      ...(request.body === undefined ? {} : { data: request.body }),
      ...configuration(request, url, userAgent, departure),
      signal: stop.signal,
    });
    const plain = plainHeaders(headers);
    const body = await textOf(data, {
      status,
      contentEncoding: plain['content-encoding'],
      maxBytes: request.maxBytes ?? DEFAULT_MAX_BYTES,
      host: url.host,
      strikeOut,
    });
    stop.signal.throwIfAborted();
    return { status, headers: struckHeaders(plain, strikeOut), body };
  } catch (thrown) {
    if (signal.aborted) {
      throw new LensError(CANCELLED);
    }
    if (stop.signal.reason === LATE) {
      throw new LensError(timedOut(url.host, timeoutMs, departure.left));
    }
    throw thrown;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}

/** The body is read as it comes: axios' own reading takes a packed body that was cut for a whole one. */
function configuration(
  request: HttpRequest,
  url: URL,
  userAgent: string,
  departure: Departure,
): AxiosRequestConfig<string> {
  return {
    adapter: 'http',
    method: request.method,
    url: request.url,
    headers: {
      'Accept-Encoding': ACCEPT_ENCODING,
      ...request.headers,
      'User-Agent': userAgent,
    },
    proxy: false,
    maxRedirects: 0,
    responseType: 'stream',
    transformRequest: [(body: string | undefined) => body],
    validateStatus: () => true,
    decompress: false,
    transport: departure.transport(url.protocol, request.verifyTls !== false),
  };
}

function isClearText(url: URL, carriesCredentials: boolean): boolean {
  const secret = carriesCredentials || url.username !== '' || url.password !== '';
  return secret && url.protocol !== 'https:' && !isLoopbackHost(url.hostname);
}

function struckHeaders(
  headers: Readonly<Record<string, string>>,
  strikeOut: (text: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [strikeOut(name), strikeOut(value)]),
  );
}

function plainHeaders(headers: object): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    // DomainTools sets a session cookie on every answer: it is neither kept nor logged.
    if (key !== 'set-cookie' && value !== undefined && value !== null) {
      plain[key] = String(value);
    }
  }
  return plain;
}
