/** `mocha --require`: this run and whatever it starts reach only loopback; an attempt fails the run. */
const { watchLoopback, wordsOf } = require('./watch.ts');

const watch = watchLoopback();
Object.assign(process.env, watch.env);
require('./guard.cjs');

const titles = [];
let seen = 0;

exports.mochaHooks = {
  afterEach() {
    const { length } = watch.attempts();
    if (length > seen) titles.push(this.currentTest.fullTitle());
    seen = length;
  },
  afterAll() {
    const attempts = watch.attempts();
    watch.end();
    if (attempts.length > 0) {
      throw new Error(
        `Something would have left this machine. While these ran: ${titles.join('; ')}\n${wordsOf(attempts)}`,
      );
    }
  },
};
