/**
 * Random texts against the detector, the parser, defang and refang; a throw ends it with the text:
 *
 *   tsx test/bench/detectionFuzz.ts [RUNS] [SEED]
 *
 * RUNS is a million when it is not given.
 */
import fc from 'fast-check';
import { defang, detect, parseIndicator, refang } from '../../src/core/indicator/index';
import { language, text } from '../unit/core/indicator/arbitraryTexts';

const [runs = '1000000', seed = '1'] = process.argv.slice(2);
let found = 0;
fc.assert(
  fc.property(text, language, (input, languageId) => {
    let end = 0;
    for (const one of detect(input, languageId === undefined ? {} : { languageId })) {
      if (one.start < end || parseIndicator(input.slice(one.start, one.end))?.value !== one.value) {
        throw new Error(`${JSON.stringify(input)}: ${JSON.stringify(one)}`);
      }
      end = one.end;
      found++;
    }
    refang(defang(input));
  }),
  { numRuns: Number(runs), seed: Number(seed) },
);
console.log(`${runs} texts, ${found} indicators, no throw`);
