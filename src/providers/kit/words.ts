const LONGEST = 120;
const NUMBERS = new Intl.NumberFormat('en-US');

/** `1199` as `1,199`, whatever the language of the machine: results are compared and exported. */
export function grouped(count: number): string {
  return NUMBERS.format(count);
}

/** `1 record`, `2 records`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A wait in words: `1 second`, `90 seconds`, `10 minutes`, `3 hours`. */
export function duration(seconds: number): string {
  if (seconds < 120) {
    return counted(seconds, 'second');
  }
  return seconds < 7200
    ? `${Math.ceil(seconds / 60)} minutes`
    : `${Math.ceil(seconds / 3600)} hours`;
}

/** Text of a server for use in a sentence of ours: one line, short, without control characters. */
export function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
