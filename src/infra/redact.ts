import type { Log } from '../core/ports';

const GONE = '[redacted]';

/** What could let a reader ask in the analyst's name, wherever it stands in a text. */
const SECRETS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // Query parameters of the DomainTools modes `hmac` and `openKey`, percent-encoded or not.
  [
    /(?<=\b|%3f|%26)(api_key|api_username|signature|timestamp|apikey|password|token)(=|%3d)[^&\s"'<>#]*/gi,
    `$1$2${GONE}`,
  ],
  // Headers: as an object prints them, in quotes, and as the wire carries them, up to the line's end.
  [
    /\b((?:proxy-)?authorization|x-api-key|x-api-username|set-cookie|cookie)(["']?\s*[:=]\s*)(?:"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|\[[^\]]*\]|[^\r\n]*)/gi,
    `$1$2${GONE}`,
  ],
  [/\b(Basic|Bearer)\s+[\w+/=.~-]{6,}/g, `$1 ${GONE}`],
  // User information of a URL (RFC 3986, section 3.2.1).
  [/\b([a-z][a-z\d+.-]{0,30}:\/\/)[^\s/?#@"'<>]{1,512}@/gi, `$1${GONE}@`],
];

/** The text without keys, signatures, user names and cookies. */
export function redact(text: string): string {
  return SECRETS.reduce(
    (cleaned, [pattern, replacement]) => cleaned.replace(pattern, replacement),
    text,
  );
}

/** The one door to the log for everything that has to do with requests. */
export function redactedLog(log: Log): Log {
  return {
    debug: (message) => log.debug(redact(message)),
    info: (message) => log.info(redact(message)),
    warn: (message) => log.warn(redact(message)),
    error: (message) => log.error(redact(message)),
  };
}
