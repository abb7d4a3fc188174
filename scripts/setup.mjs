/**
 * Makes a fresh clone ready, then runs a task under Node 24:
 *   node scripts/setup.mjs <start|test|unit|watch|bench|faults|mutation|soak|screenshots|build|package> [arguments of the task]
 *
 * Plain JavaScript without packages, for it is what runs before there are any. It needs Node 20 and
 * npm. Every step does nothing when its work is done already.
 */
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needsOfBenches } from './bench/names.mjs';
import { installCodeServer } from './setup/codeServer.mjs';
import { run } from './setup/command.mjs';
import { installNodePackages, node24Folder } from './setup/nodePackages.mjs';
import { browserPath, installSystemPackages } from './setup/systemPackages.mjs';
import { needsOfSteps } from './test/steps.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a task needs beyond npm packages, by its arguments: a browser, a real VS Code. */
const TASKS = {
  build: () => [],
  package: () => [],
  unit: () => [],
  watch: () => [],
  faults: () => [],
  mutation: () => [],
  soak: () => ['vsCode'],
  start: () => ['vsCode'],
  screenshots: () => ['vsCode'],
  test: needsOfSteps,
  bench: needsOfBenches,
};

const [task, ...args] = process.argv.slice(2);
if (!(task in TASKS)) {
  console.error(`Usage: node scripts/setup.mjs <${Object.keys(TASKS).join('|')}> [arguments]`);
  process.exit(2);
}

try {
  await installNodePackages(root);
  const env = {
    ...process.env,
    PATH: [node24Folder(root), join(root, 'node_modules', '.bin'), process.env.PATH].join(
      delimiter,
    ),
  };
  const needs = TASKS[task](args);
  if (needs.length > 0) {
    await installSystemPackages('browser');
    env.INDICATOR_LENS_CHROMIUM = browserPath();
  }
  if (needs.includes('vsCode')) env.INDICATOR_LENS_CODE_SERVER = await installCodeServer(root);
  if (task === 'start') await packageFirst(env);
  runTask(env);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** What is started is what would be installed. The other tasks that need the package make it. */
async function packageFirst(env) {
  const node = join(node24Folder(root), 'node');
  const { code, output } = await run(node, ['scripts/package.mjs'], {
    capture: true,
    cwd: root,
    env,
  });
  if (code !== 0) throw new Error(output);
}

function runTask(env) {
  const node = join(node24Folder(root), 'node');
  const script = join(root, 'scripts', task === 'start' ? 'start.ts' : `${task}.mjs`);
  const child = spawn(node, ['--import', 'tsx', script, ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  // The terminal sends Ctrl+C to both; the task ends in its own time and this process with it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('close', (code, signal) => {
    process.exitCode = signal === 'SIGINT' ? 130 : (code ?? 1);
  });
}
