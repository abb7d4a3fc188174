/** Versions count up from zero: `1.2.0.58`, `17.0.3.56`. Addresses seldom have such a second number. */
export function isVersionLike(address: number): boolean {
  return ((address >>> 16) & 0xff) < 10;
}
