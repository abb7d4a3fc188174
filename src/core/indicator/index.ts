/** What an indicator is: found in text, parsed, defanged, classified. Imports nothing of ours. */
export { defang, refang } from './defang';
export { detect } from './detect';
export type { DetectOptions } from './detect';
export { undoForms } from './forms';
export { heldAddresses } from './heldAddresses';
export { toAscii } from './name';
export { notSentReason } from './notSent';
export { parseIndicator } from './parse';
export { rewrites, rewritten } from './rewrites';
export type { Form } from './rewrites';
export { registrableDomain } from './registrableDomain';
export type {
  Indicator,
  IndicatorGrade,
  IndicatorKind,
  IndicatorRef,
  NotSentReason,
} from './model';
