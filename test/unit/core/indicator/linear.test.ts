import assert from 'node:assert/strict';
import { detect, parseIndicator, refang } from '../../../../src/core/indicator/index';
import { ADVERSARIAL, adversarialTexts, fill } from './adversarial';

const LENGTH = 200_000;
/**
 * No timing but a guard: what is linear takes milliseconds, what is quadratic minutes. The ratios are
 * taken by `npm run bench -- detection`.
 */
const GUARD = 10_000;

function assertEnds(work: () => unknown, name: string): void {
  const start = process.cpuUsage();
  work();
  const { user } = process.cpuUsage(start);
  assert.ok(user / 1000 < GUARD, `${JSON.stringify(name)}: ${user / 1000} ms`);
}

describe('inputs that send a backtracking or rescanning detector into quadratic time', function () {
  this.timeout(600_000);

  it('are read', () => {
    for (const [name, text] of adversarialTexts(LENGTH)) {
      assertEnds(() => detect(text), name);
    }
  });

  it('are read as source code', () => {
    for (const unit of ADVERSARIAL) {
      const text = fill(`// ${unit}`, LENGTH);
      assertEnds(() => detect(text, { languageId: 'typescript' }), unit);
    }
  });

  it('are refanged', () => {
    for (const unit of ADVERSARIAL) {
      const text = fill(unit, LENGTH);
      assertEnds(() => refang(text), unit);
    }
  });

  it('are parsed no further than anybody types', () => {
    for (const unit of ADVERSARIAL) {
      const text = fill(unit, LENGTH);
      assert.equal(parseIndicator(text), undefined, unit);
    }
  });
});
