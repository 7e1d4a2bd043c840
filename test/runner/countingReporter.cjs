'use strict';

const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/** Says what failed and what was skipped, and leaves the counts in a file for the one who sums them up. */
module.exports = class CountingReporter extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    runner.on('pending', (test) => console.log(`skipped: ${test.fullTitle()}`));
    runner.once('end', () => {
      if (this.failures.length > 0) reporters.Base.list(this.failures);
      const { passes, failures, pending } = runner.stats;
      writeFileSync(
        process.env.HANDLER_DOCTOR_COUNTS,
        JSON.stringify({ passed: passes, failed: failures, skipped: pending }),
      );
    });
  }
};
