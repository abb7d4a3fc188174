import { existsSync } from 'node:fs';
import { environmentWithoutNpmRun, run, which } from './command.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * What the real VS Code needs beyond npm: Debian's package, whether it is there, and what for.
 * code-server's Kerberos add-on does not compile without the Kerberos headers.
 */
const NEEDS = {
  compiler: [
    { debian: 'g++', present: () => which('c++') ?? which('g++') ?? which('clang++') },
    { debian: 'make', present: () => which('make') },
    { debian: 'python3', present: () => which('python3') },
    { debian: 'pkg-config', present: () => which('pkg-config') },
    { debian: 'libkrb5-dev', present: () => which('krb5-config') },
  ],
  browser: [
    { debian: 'chromium', present: browserPath },
    {
      debian: 'fonts-liberation',
      present: () =>
        process.platform !== 'linux' ||
        existsSync('/usr/share/fonts/truetype/liberation') ||
        existsSync('/usr/share/fonts/truetype/liberation2') ||
        existsSync('/usr/share/fonts/liberation'),
    },
  ],
};

/** The browser that drives VS Code: `INDICATOR_LENS_CHROMIUM`, else one found on the machine. */
export function browserPath() {
  const named = process.env.INDICATOR_LENS_CHROMIUM;
  if (named !== undefined && named !== '') return named;
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ].find((path) => existsSync(path));
  }
  return BROWSERS.map((name) => which(name)).find((path) => path !== undefined);
}

/**
 * Sees to it that the programs are there. As root on Debian (or a relative of it) it installs what
 * is missing, anywhere else it ends with a sentence that says what to install.
 */
export async function installSystemPackages(...groups) {
  const missing = groups
    .flatMap((group) => NEEDS[group])
    .filter(({ present }) => !present())
    .map(({ debian }) => debian);
  if (missing.length === 0) return;

  const isDebian = existsSync('/etc/debian_version') && which('apt-get') !== undefined;
  if (!isDebian || process.getuid?.() !== 0) {
    throw new Error(
      `Missing on this machine: ${missing.join(', ')} (Debian's package names). ` +
        (isDebian
          ? `Install with: sudo apt-get install --no-install-recommends ${missing.join(' ')}`
          : 'Install what your system calls them and start again.'),
    );
  }

  console.log(`Installing Debian packages: ${missing.join(' ')}.`);
  const env = { ...environmentWithoutNpmRun(), DEBIAN_FRONTEND: 'noninteractive' };
  await aptGet(env, ['update', '-q']);
  await aptGet(env, ['install', '-q', '-y', '--no-install-recommends', ...missing]);
}

async function aptGet(env, args) {
  // Another apt-get may hold dpkg's lock for a while, as it does on machines that update themselves.
  const { code, output } = await run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    capture: true,
    env,
  });
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${output}`);
}
