/**
 * `npm run commits -- FROM..TO`: holds the messages of these commits against the rule of
 * CONTRIBUTING.md. Merges are left out: their messages are written by git.
 */
import { execFileSync } from 'node:child_process';
import { messageFaults } from './commits/faults.mjs';

const [range] = process.argv.slice(2);
if (range === undefined || range.startsWith('-')) {
  console.error('Usage: npm run commits -- FROM..TO, for example origin/main..HEAD');
  process.exit(2);
}

const log = execFileSync('git', ['log', '--no-merges', '--format=%h%n%B%x00', range, '--'], {
  encoding: 'utf8',
});
const commits = log
  .split('\0')
  .map((entry) => entry.trimStart())
  .filter((entry) => entry !== '');
for (const entry of commits) {
  const [hash, subject, ...rest] = entry.split('\n');
  for (const fault of messageFaults([subject, ...rest].join('\n'))) {
    console.error(`${hash} ${subject}\n    ${fault}`);
    process.exitCode = 1;
  }
}
console.log(`${commits.length} commits read.`);
