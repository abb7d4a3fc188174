/** The arguments of Node that run mocha on TypeScript with our counting reporter. */
export const MOCHA = [
  'node_modules/mocha/bin/mocha.js',
  ...['--no-config', '--require', 'tsx/cjs', '--extension', 'ts'],
  ...['--reporter', 'scripts/test/countingReporter.cjs'],
];
