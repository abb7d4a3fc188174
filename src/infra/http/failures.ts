import type { Failure } from '../../core/errors';
import type { ServerSettings } from '../../core/ports';

const CERTIFICATE_EXPIRED = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const WRONG_NAME = new Set(['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH']);
/** Codes of OpenSSL as Node passes them on (`X509_V_ERR_…` without its prefix). */
const CERTIFICATE_UNKNOWN = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'INVALID_CA',
  'INVALID_PURPOSE',
]);
/** What the first line of an answer that is not HTTP ends as. Codes of llhttp, as Node passes them on. */
const NOT_HTTP = new Set(['HPE_INVALID_CONSTANT', 'HPE_INVALID_VERSION', 'HPE_INVALID_METHOD']);

/** What is known of the request beside the error. */
interface Asked {
  readonly settings: ServerSettings | undefined;
  /** False where nothing of it had left. */
  readonly left: boolean;
}

/** The failure behind an error that Node or axios threw. Its words may hold what the request held. */
export function failureOfRequest(thrown: unknown, url: URL, { settings, left }: Asked): Failure {
  const code = codeOf(thrown);
  const host = url.host;
  return (
    certificateFailure(code, host, settings) ??
    tlsFailure(code, thrown, host, settings) ??
    protocolFailure(code, url, settings) ??
    reachFailure(code, host, settings, left) ?? {
      reason: 'internal',
      message: `The request to ${host} could not be made: ${String(thrown)}`,
      remedy: 'Open the log and report the fault.',
      action: 'showLog',
    }
  );
}

/** `left` as in `Asked`: a server that was not reached is not one that did not answer. */
export function timedOut(host: string, timeoutMs: number, left: boolean): Failure {
  const seconds = `${Math.round(timeoutMs / 100) / 10} s`;
  return {
    reason: 'timeout',
    message: left
      ? `${host} did not answer within ${seconds}.`
      : `No connection to ${host} came about within ${seconds}.`,
    remedy: left
      ? 'Try again. If it happens often, check the network and the server.'
      : 'Check the network connection, a VPN or the proxy settings of VS Code.',
    action: 'retry',
  };
}

export function answerTooLarge(host: string, maxBytes: number): Failure {
  return {
    reason: 'answerTooLarge',
    message: `${host} sent more than ${(maxBytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MiB, so the answer was not read.`,
    remedy: 'Ask for less: fewer records, or a narrower name.',
    action: 'none',
  };
}

/** The answer began and did not end as HTTP or its packing says. */
export function closedEarly(host: string): Failure {
  return {
    reason: 'unreachable',
    message: `${host} closed the connection before the answer was complete.`,
    remedy: 'Try again. If it happens often, check the network and the server.',
    action: 'retry',
  };
}

/** `coding` is what the server calls the packing. */
export function cannotBeUnpacked(
  host: string,
  kind: 'damaged' | 'unknownCoding',
  coding: string,
): Failure {
  const name = coding.replace(/[^\w.-]/g, '').slice(0, 20);
  return broken(
    kind === 'damaged'
      ? `The answer of ${host} is damaged: it could not be unpacked (${name}).`
      : `The answer of ${host} is packed in a way that Indicator Lens does not read (${name}).`,
  );
}

/** The answer breaks a rule of HTTP. Nobody but its sender can do anything about it. */
function broken(message: string): Failure {
  return {
    reason: 'notUnderstood',
    message,
    remedy:
      "Try again. If it persists, contact the server's operator, or look for a proxy on the way.",
    action: 'retry',
  };
}

export function insecure(url: URL, settings: ServerSettings | undefined): Failure {
  return {
    reason: 'insecure',
    message: `The key was not sent: ${url.host} would receive it in clear text over HTTP.`,
    remedy: `Use HTTPS${settings === undefined ? '' : ` in ${settings.plainHttp ?? settings.address}`}; plain HTTP carries a key only to localhost, 127.0.0.1 or ::1.`,
    action: 'openSettings',
  };
}

/** Where the server's address comes from. `more` follows it: "; …". */
function check(settings: ServerSettings | undefined, more = ''): string {
  if (settings === undefined) {
    return 'Try again later.';
  }
  return settings.replaces === true
    ? `Try again later. If it persists, set another server in ${settings.address}.`
    : `Check ${settings.address}${more}.`;
}

function certificateFailure(
  code: string,
  host: string,
  settings: ServerSettings | undefined,
): Failure | undefined {
  const failure = (message: string, remedy: string, action: Failure['action']): Failure => ({
    reason: 'certificateNotTrusted',
    message,
    remedy,
    action,
  });
  if (CERTIFICATE_EXPIRED.has(code)) {
    return failure(
      `The certificate of ${host} is outside its validity period.`,
      "Check the clock of this machine. If it is right, contact the server's operator.",
      'retry',
    );
  }
  if (WRONG_NAME.has(code)) {
    return failure(
      `The certificate of ${host} was made for another name.`,
      settings === undefined || settings.replaces === true
        ? check(settings)
        : `Set ${settings.address} to the name in the certificate.`,
      settings === undefined ? 'retry' : 'openSettings',
    );
  }
  if (CERTIFICATE_UNKNOWN.has(code)) {
    const own =
      settings?.verifyTls === undefined
        ? ''
        : `; for a test server of your own, switch ${settings.verifyTls} off`;
    return failure(
      `The certificate of ${host} is not trusted by this machine.`,
      `Add its issuer to the certificates of the system, as for a proxy that opens HTTPS${own}.`,
      settings?.verifyTls === undefined ? 'retry' : 'openSettings',
    );
  }
  return undefined;
}

function tlsFailure(
  code: string,
  thrown: unknown,
  host: string,
  settings: ServerSettings | undefined,
): Failure | undefined {
  const said = String(thrown);
  if (
    code === 'ERR_SSL_WRONG_VERSION_NUMBER' ||
    code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG' ||
    /wrong version number|packet length too long/i.test(said)
  ) {
    const plain =
      settings?.plainHttp === undefined
        ? ''
        : `; for a server of your own that speaks plain HTTP, switch ${settings.plainHttp} on`;
    return notSuchServer(`${host} does not speak HTTPS on this port.`, settings, plain);
  }
  if (/certificate_required|certificate required/i.test(code + said)) {
    return notSuchServer(
      `${host} asks for a client certificate, which Indicator Lens cannot send.`,
      settings,
    );
  }
  return code === 'EPROTO' || code.startsWith('ERR_SSL_')
    ? notSuchServer(
        `${host} and this machine could not agree on a TLS connection.`,
        settings,
        '; a proxy on the way may be in between',
      )
    : undefined;
}

/** `more` follows the setting to check: "; …". */
function notSuchServer(message: string, settings: ServerSettings | undefined, more = ''): Failure {
  return {
    reason: 'notSuchServer',
    message,
    remedy: check(settings, more),
    action: settings === undefined ? 'retry' : 'openSettings',
  };
}

function protocolFailure(
  code: string,
  url: URL,
  settings: ServerSettings | undefined,
): Failure | undefined {
  if (NOT_HTTP.has(code)) {
    const plain =
      url.protocol === 'http:' && settings?.plainHttp !== undefined
        ? `; if the server speaks HTTPS, switch ${settings.plainHttp} off`
        : '';
    return notSuchServer(`${url.host} did not answer in HTTP.`, settings, plain);
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return broken(`The headers of the answer of ${url.host} are larger than 16 KiB.`);
  }
  if (code === 'HPE_INVALID_EOF_STATE') {
    return closedEarly(url.host);
  }
  return code.startsWith('HPE_')
    ? broken(`The answer of ${url.host} breaks the rules of HTTP (${code}).`)
    : undefined;
}

function reachFailure(
  code: string,
  host: string,
  settings: ServerSettings | undefined,
  left: boolean,
): Failure | undefined {
  const failure = (message: string, remedy: string, action: Failure['action']): Failure => ({
    reason: 'unreachable',
    message,
    remedy,
    action,
  });
  const checked = settings === undefined ? 'retry' : 'openSettings';
  switch (code) {
    case 'ECONNREFUSED':
      return failure(
        `${host} refused the connection.`,
        check(settings, ', and that the server is running'),
        checked,
      );
    case 'ENOTFOUND':
      return failure(
        `The server name ${host} was not found.`,
        settings === undefined
          ? 'Check the network connection.'
          : check(settings, ' and the network connection'),
        checked,
      );
    case 'EAI_AGAIN':
      return failure(
        `The name of ${host} could not be resolved now.`,
        'Check the network connection, then try again.',
        'retry',
      );
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'ENETDOWN':
    case 'EHOSTDOWN':
    case 'EADDRNOTAVAIL':
      return failure(
        `There is no way to ${host} from this network.`,
        'Check the network connection, a VPN or the proxy settings of VS Code.',
        'retry',
      );
    case 'ETIMEDOUT':
    case 'ESOCKETTIMEDOUT':
      return {
        reason: 'timeout',
        message: `${host} did not answer.`,
        remedy: 'Check the network connection, a VPN or the proxy settings of VS Code.',
        action: 'retry',
      };
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EPIPE':
    case 'ERR_BAD_RESPONSE':
    case 'ERR_STREAM_PREMATURE_CLOSE':
      return left
        ? closedEarly(host)
        : failure(
            `${host} closed the connection before the query was sent.`,
            'Try again. If it happens often, check the network and the server.',
            'retry',
          );
    default:
      return undefined;
  }
}

/** The code of the error or of what caused it: axios wraps, and so does a proxy layer. */
function codeOf(thrown: unknown): string {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 4; depth++) {
    const own: unknown = Reflect.get(error, 'code');
    if (typeof own === 'string' && own !== 'ERR_NETWORK') {
      return own;
    }
    error = error.cause;
  }
  return '';
}
