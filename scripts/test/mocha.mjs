/** The arguments of Node that run mocha on TypeScript with our counting reporter. */
export const MOCHA = [
  'node_modules/mocha/bin/mocha.js',
  ...['--no-config', '--require', 'tsx/cjs', '--extension', 'ts'],
  // Before any test: nothing that a test starts reaches a host that is not on this machine.
  ...['--require', './test/rig/loopback/mocha.cjs'],
  ...['--reporter', 'scripts/test/countingReporter.cjs'],
];
