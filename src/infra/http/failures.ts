import type { Failure } from '../../core/errors';

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

/** The failure behind an error that Node or axios threw. Its words may hold what the request held. */
export function failureOfRequest(thrown: unknown, url: URL): Failure {
  const code = codeOf(thrown);
  const host = url.host;
  return (
    certificateFailure(code, host) ??
    protocolFailure(code, thrown, url) ??
    reachFailure(code, host) ?? {
      reason: 'internal',
      message: `The request to ${host} could not be made: ${String(thrown)}`,
      remedy: 'Open the log and report the fault.',
      action: 'showLog',
    }
  );
}

export function timedOut(url: URL, timeoutMs: number): Failure {
  return {
    reason: 'timeout',
    message: `${url.host} did not answer within ${Math.round(timeoutMs / 100) / 10} s.`,
    remedy: 'Ask again; if it happens often, check the network and the server.',
    action: 'retry',
  };
}

export function answerTooLarge(url: URL, maxBytes: number): Failure {
  return {
    reason: 'answerTooLarge',
    message: `${url.host} sent more than ${(maxBytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MiB, so the answer was not read.`,
    remedy: 'Ask for less: fewer records, or a narrower name.',
    action: 'none',
  };
}

export function insecure(url: URL): Failure {
  return {
    reason: 'insecure',
    message: `The key was not sent: ${url.host} would receive it in clear text over HTTP.`,
    remedy: 'Use HTTPS; plain HTTP carries a key only to a server on this machine.',
    action: 'openSettings',
  };
}

function certificateFailure(code: string, host: string): Failure | undefined {
  const failure = (message: string, remedy: string): Failure => ({
    reason: 'certificateNotTrusted',
    message,
    remedy,
    action: 'openSettings',
  });
  if (CERTIFICATE_EXPIRED.has(code)) {
    return failure(
      `The certificate of ${host} is outside its validity period.`,
      'Check the clock of this machine, then tell the owner of the server.',
    );
  }
  if (WRONG_NAME.has(code)) {
    return failure(
      `The certificate of ${host} was made for another name.`,
      'Correct the host in the settings to the name in the certificate.',
    );
  }
  if (CERTIFICATE_UNKNOWN.has(code)) {
    return failure(
      `The certificate of ${host} is not trusted by this machine.`,
      'Add its issuer to the certificates of the system; for a test server of your own, switch off "Verify SSL".',
    );
  }
  return undefined;
}

function protocolFailure(code: string, thrown: unknown, url: URL): Failure | undefined {
  const failure = (message: string, remedy: string): Failure => ({
    reason: 'notSuchServer',
    message,
    remedy,
    action: 'openSettings',
  });
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || /wrong version number/i.test(String(thrown))) {
    return failure(
      `${url.host} does not speak HTTPS on this port.`,
      'Correct the port; for a server of your own that speaks plain HTTP, switch on "Use HTTP".',
    );
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    return failure(
      `${url.host} and this machine could not agree on a TLS connection.`,
      'Check host and port; a proxy on the way may be in between.',
    );
  }
  if (code.startsWith('HPE_')) {
    return failure(
      `${url.host} did not answer in HTTP.`,
      url.protocol === 'http:'
        ? 'Switch off "Use HTTP" if the server speaks HTTPS, or correct the port.'
        : 'Correct host and port in the settings.',
    );
  }
  return undefined;
}

function reachFailure(code: string, host: string): Failure | undefined {
  const failure = (message: string, remedy: string, action: Failure['action']): Failure => ({
    reason: 'unreachable',
    message,
    remedy,
    action,
  });
  switch (code) {
    case 'ECONNREFUSED':
      return failure(
        `${host} refused the connection.`,
        'Check host and port in the settings, and that the server is running.',
        'openSettings',
      );
    case 'ENOTFOUND':
      return failure(
        `The server name ${host} was not found.`,
        'Check the host in the settings and the network connection.',
        'openSettings',
      );
    case 'EAI_AGAIN':
      return failure(
        `The name of ${host} could not be resolved now.`,
        'Check the network connection, then ask again.',
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
    case 'Z_BUF_ERROR':
      return failure(
        `${host} closed the connection before the answer was complete.`,
        'Ask again; if it happens often, check the network and the server.',
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
