/**
 * True for a host name as `URL.hostname` writes it that cannot leave this machine: 127.0.0.0/8, ::1
 * and `localhost` (RFC 6761, section 6.3). `URL` has already turned `127.1` into `127.0.0.1`.
 */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}
