import { lineAfter, lineBefore } from './surroundings';
import type { Text } from './text';

const PROTOCOL = /^\s*(?:tcp|udp)(?:4|6|46)?[\t ]/i;
const STATE =
  /\b(?:ESTABLISHED|LISTEN|SYN_SENT|SYN_RCVD|TIME_WAIT|CLOSE_WAIT|FIN_WAIT_\d|LAST_ACK|CLOSING)\b/;

/**
 * Whether [start, end) is a host and a port with a dot between them, as tcpdump and the netstat of BSD,
 * macOS and Solaris write them: `10.0.0.5.52341 > 192.0.2.7.443:`.
 */
export function isInCapture(text: Text, start: number, end: number): boolean {
  const next = text.charAt(end);
  if (next !== '' && !/[\s:,]/.test(next)) {
    return false;
  }
  if (text.slice(end, end + 3) === ' > ' || text.slice(start - 2, start) === '> ') {
    return true;
  }
  return PROTOCOL.test(lineBefore(text, start)) || STATE.test(lineAfter(text, end));
}
