/**
 * `npm test [-- STEP…]`: every step of test/steps.mjs or the named ones, each run although an
 * earlier one failed. The last line is `N passed, N failed`; a step that ran no test has failed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageExtension, packageFaults } from './package.mjs';
import { MOCHA } from './test/mocha.mjs';
import { selectSteps } from './test/steps.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, 'out', 'test', 'results');
const node = process.execPath;

const RUNNERS = {
  format: () => check('node_modules/prettier/bin/prettier.cjs', '--check', '.'),
  imports: () =>
    check(
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      ...['src', '--config', '.dependency-cruiser.cjs'],
    ),
  deadcode: () => check('node_modules/knip/bin/knip.js'),
  types: async () => {
    let count = { passed: 0, failed: 0 };
    for (const project of ['tsconfig.json', 'src/webview', 'test/e2e']) {
      count = sum(count, await check('node_modules/typescript/bin/tsc', '-p', project));
    }
    return count;
  },
  lint: () => check('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  unit: () => mocha('unit', 'test/unit/**/*.test.ts'),
  contract: () => mocha('contract', 'test/contract/**/*.test.ts'),
  soak: () => mocha('soak', 'test/soak/**/*.test.ts'),
  panel: () => mocha('panel', 'test/webview/**/*.test.ts', '--timeout', '180000'),
  package: async () => {
    const faults = await packageFaults(await vsix());
    for (const fault of faults) console.log(fault);
    return faults.length === 0 ? PASS : FAIL;
  },
  host: async () => {
    await vsix();
    return counted('host', '--import', 'tsx', 'test/host/launch.ts', 'suites');
  },
  restricted: async () => {
    await vsix();
    return counted('restricted', '--import', 'tsx', 'test/host/launch.ts', 'restricted');
  },
  start: async () => {
    await vsix();
    return check('--import', 'tsx', 'scripts/start.ts', '--once');
  },
  journeys: async () => {
    await vsix();
    return mocha('journeys', 'test/e2e/journeys/**/*.test.ts', '--timeout', '180000');
  },
};

const PASS = { passed: 1, failed: 0 };
const FAIL = { passed: 0, failed: 1 };

let packed;
/** The package as it ships, made once a run; the steps that use VS Code test what is in it. */
function vsix() {
  packed ??= packageExtension();
  return packed;
}

/** A command that is one test. What it prints is shown only when it fails. */
async function check(...args) {
  const { code, output } = await runNode(args, { capture: true });
  if (code !== 0) process.stdout.write(output);
  return code === 0 ? PASS : FAIL;
}

function mocha(name, spec, ...more) {
  return counted(name, ...MOCHA, '--timeout', '20000', ...more, spec);
}

/** A command that counts its tests itself, into the file that its environment names. */
async function counted(name, ...args) {
  const file = join(results, `${name}.json`);
  mkdirSync(results, { recursive: true });
  rmSync(file, { force: true });
  const { code } = await runNode(args, { env: { INDICATOR_LENS_RESULTS: file } });
  let count;
  try {
    count = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.log(`${name} ended with exit code ${code} and wrote no ${relative(root, file)}.`);
    return FAIL;
  }
  if (count.passed + count.failed + (count.skipped ?? 0) === 0) {
    console.log(`${name} ran no test.`);
    return FAIL;
  }
  if (code !== 0 && count.failed === 0) {
    console.log(`${name} ended with exit code ${code} although no test failed.`);
    return sum(count, FAIL);
  }
  return { passed: count.passed, failed: count.failed, skipped: count.skipped ?? 0 };
}

function runNode(args, { capture = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function sum(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: (a.skipped ?? 0) + (b.skipped ?? 0),
  };
}

let total = { passed: 0, failed: 0 };
const lines = [];
for (const { name, what } of selectSteps(process.argv.slice(2))) {
  console.log(`\n── ${name}: ${what}`);
  const started = performance.now();
  let count;
  try {
    count = await RUNNERS[name]();
  } catch (error) {
    console.log(error.message);
    count = FAIL;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const verdict = count.failed === 0 ? 'ok    ' : 'FAILED';
  lines.push(
    `${verdict} ${name.padEnd(12)}${String(count.passed).padStart(5)} passed ${String(count.failed).padStart(4)} failed ${seconds.padStart(8)} s`,
  );
  console.log(lines.at(-1));
  total = sum(total, count);
}
console.log(`\n${lines.join('\n')}\n`);
if (total.skipped > 0) {
  console.log(`${total.skipped} skipped: what they compare with is not beside this checkout.`);
}
if (total.failed > 0) process.exitCode = 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
