import * as ipaddr from 'ipaddr.js';
import type { Network } from './wire';

/** An address as a number, and how many bits such an address has. */
interface Numbered {
  readonly value: bigint;
  readonly bits: 32 | 128;
}

/** The blocks of a network: as `cidr0` tells them, or those that make up the range. */
export function cidrsOf({
  cidr0_cidrs,
  startAddress,
  endAddress,
}: NetworkRange): readonly string[] {
  const told = cidr0_cidrs.flatMap(({ v4prefix, v6prefix, length }) =>
    blockOf(v4prefix ?? v6prefix, length),
  );
  return told.length > 0 ? [...new Set(told)] : rangeBlocks(startAddress, endAddress);
}

export type NetworkRange = Pick<Network, 'cidr0_cidrs' | 'startAddress' | 'endAddress'>;

/** How many addresses a network has; undefined where a number cannot tell exactly. */
export function addressCount(range: NetworkRange): number | undefined {
  const count = cidrsOf(range).reduce((sum, cidr) => sum + blockSize(cidr), 0n);
  return count > 0n && count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : undefined;
}

/** True where a block holds every address there is: no registry holds so much. */
export function isEverything(cidr: string): boolean {
  return /^(?:0\.0\.0\.0|::)\/0$/.test(cidr);
}

/** True unless the blocks are known and the address is in none of them. */
export function mayHold(cidrs: readonly string[], address: string): boolean {
  const asked = numbered(address);
  return (
    asked === undefined ||
    cidrs.length === 0 ||
    cidrs.some((cidr) => {
      const first = numbered(cidr.split('/')[0]);
      return (
        first?.bits === asked.bits &&
        asked.value >= first.value &&
        asked.value < first.value + blockSize(cidr)
      );
    })
  );
}

function blockOf(prefix: string | undefined, length: string | undefined): readonly string[] {
  const first = numbered(prefix);
  const size = /^\d{1,3}$/.test(length ?? '') ? Number(length) : -1;
  return first === undefined || size < 0 || size > first.bits ? [] : [written(first, size)];
}

/** The fewest blocks that hold a range exactly; none where it is no range. */
function rangeBlocks(start: string | undefined, end: string | undefined): readonly string[] {
  // Some write the block itself as the start.
  const [prefix, length] = start?.split('/') ?? [];
  if (length !== undefined) {
    return blockOf(prefix, length);
  }
  const first = numbered(start);
  const last = numbered(end);
  if (first?.bits !== last?.bits || first === undefined || last === undefined) {
    return [];
  }
  const blocks: string[] = [];
  let next = first.value;
  while (next <= last.value) {
    let host = 0;
    while (
      host < first.bits &&
      (next >> BigInt(host)) % 2n === 0n &&
      next + (1n << BigInt(host + 1)) - 1n <= last.value
    ) {
      host += 1;
    }
    blocks.push(written({ value: next, bits: first.bits }, first.bits - host));
    next += 1n << BigInt(host);
  }
  return blocks;
}

function blockSize(cidr: string): bigint {
  const [prefix, length] = cidr.split('/');
  const first = numbered(prefix);
  return first === undefined ? 0n : 1n << BigInt(first.bits - Number(length));
}

function numbered(address: string | undefined): Numbered | undefined {
  const text = address?.trim() ?? '';
  const is4 = ipaddr.IPv4.isValidFourPartDecimal(text);
  if (!is4 && !ipaddr.IPv6.isValid(text)) {
    return undefined;
  }
  const bytes = (is4 ? ipaddr.IPv4 : ipaddr.IPv6).parse(text).toByteArray();
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return { value, bits: is4 ? 32 : 128 };
}

/** RFC 5952 for IPv6. */
function written({ value, bits }: Numbered, length: number): string {
  const bytes = Array.from({ length: bits / 8 }, (_item, index) =>
    Number((value >> BigInt(bits - 8 * (index + 1))) & 255n),
  );
  const address = bits === 32 ? new ipaddr.IPv4(bytes) : new ipaddr.IPv6(bytes);
  return `${address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString()}/${length}`;
}
