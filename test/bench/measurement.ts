/** One row of a bench: what was measured, against what. */
export interface Measurement {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What `baselineValue` is the value of, in words. */
  readonly baseline: string;
  readonly baselineValue: number;
  /** `value / baselineValue`. */
  readonly ratio: number;
}

export function measurement(parts: Omit<Measurement, 'ratio'>): Measurement {
  return { ...parts, ratio: parts.value / parts.baselineValue };
}
