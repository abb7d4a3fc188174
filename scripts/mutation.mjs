/**
 * `npm run mutation [-- FOLDER… --share PART --seed N]`: changes the code in one place at a time and
 * runs the unit tests that reach the place. A change that no test notices survives: the table says
 * what share was noticed, by folder, and the list what was not. Not part of `npm test`.
 */
import { parseArgs } from 'node:util';
import './mutation/mocha12.cjs';
import { Stryker } from '@stryker-mutator/core';

/** The folders of `src` whose wrong code would reach an analyst as a wrong answer. */
const FOLDERS = ['core', 'providers', 'enrichment', 'infra', 'export', 'import', 'protocol'];
/** They read the files of the project, which carry every change at once while this runs. */
const OF_THE_PROJECT = ['docs', 'manifest', 'scripts', 'rig', 'simulator', 'webview'];

/** What Stryker says of a change that the tests noticed, and of one that they did not. */
const NOTICED = new Set(['Killed', 'Timeout']);
const MISSED = new Set(['Survived', 'NoCoverage']);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { share: { type: 'string', default: '0.05' }, seed: { type: 'string', default: '1' } },
});
const folders = positionals.length > 0 ? positionals : FOLDERS;
process.env.MUTATION_SHARE = values.share;
process.env.MUTATION_SEED = values.seed;

const results = await new Stryker({
  testRunner: 'mocha',
  plugins: ['@stryker-mutator/mocha-runner', './scripts/mutation/sample.mjs'],
  mochaOptions: {
    'no-config': true,
    require: ['tsx/cjs'],
    spec: ['test/unit/**/*.test.ts'],
    ignore: OF_THE_PROJECT.map((folder) => `test/unit/${folder}/**`),
  },
  mutate: folders.map((folder) => `src/${folder}/**/*.ts`),
  mutator: {
    // Words are held by reading and by journeys, not one by one.
    excludedMutations: ['StringLiteral'],
  },
  testRunnerNodeArgs: ['--require', './scripts/mutation/mocha12.cjs'],
  ignorers: ['sample'],
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  ignorePatterns: ['/out', '/dist', '/media/screenshots'],
  tempDirName: 'out/mutation',
  cleanTempDir: 'always',
  dryRunTimeoutMinutes: 15,
  timeoutMS: 5_000,
  reporters: ['progress'],
  allowEmpty: true,
}).runMutationTest();

const tried = results.filter(({ status }) => NOTICED.has(status) || MISSED.has(status));
for (const { fileName, location, mutatorName, replacement, status } of tried) {
  if (MISSED.has(status)) {
    const { line, column } = location.start;
    console.log(`${status} ${fileName}:${line}:${column} ${mutatorName}: ${replacement ?? ''}`);
  }
}
for (const folder of folders) {
  const own = tried.filter(({ fileName }) => fileName.includes(`/src/${folder}/`));
  const noticed = own.filter(({ status }) => NOTICED.has(status)).length;
  const share = own.length === 0 ? '-' : `${((100 * noticed) / own.length).toFixed(1)} %`;
  console.log(`${folder.padEnd(12)} ${noticed} of ${own.length}  ${share}`);
}
