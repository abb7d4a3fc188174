import type { Parameters } from '../core/operation/ids';

/** Equal for parameters that mean the same question, whatever the order of their names. */
export function parametersKey(parameters: Parameters): string {
  return JSON.stringify(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
}
