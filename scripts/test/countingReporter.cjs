const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { reporters, Runner } = require('mocha');

/**
 * Prints like mocha's own reporters and writes {passed, failed, skipped} to the file that
 * INDICATOR_LENS_RESULTS names. Skipped is what says that it needs something from beside the checkout
 * that is absent (test/rig/besideCheckout.ts); any other pending test counts as failed.
 */
module.exports = class CountingReporter extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    this.printer = new reporters.Spec(runner, options);
    let skipped = 0;
    runner.on(Runner.constants.EVENT_TEST_PENDING, ({ absent }) => {
      skipped += absent === undefined ? 0 : 1;
    });
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats;
      const file = process.env.INDICATOR_LENS_RESULTS;
      if (file === undefined) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(
        file,
        JSON.stringify({ passed: passes, failed: failures + pending - skipped, skipped }),
      );
    });
  }
};
