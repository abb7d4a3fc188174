import { openSession } from './session';
import type { Session, SessionOptions } from './session';
import type { Workbench } from './workbench';

export interface Journey {
  readonly workbench: Workbench;
  /** The copy of the folder that is open. */
  readonly folder: string;
}

/**
 * Opens VS Code before the tests of the surrounding `describe` and closes it after them. A test that
 * fails leaves a screenshot in out/screenshots/failed.
 */
export function journey(options: () => SessionOptions | Promise<SessionOptions>): Journey {
  let session: Session | undefined;
  const opened = (): Session => {
    if (session === undefined) throw new Error('The session opens before the first test.');
    return session;
  };
  before(async () => {
    session = await openSession(await options());
  });
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state === 'failed' && session !== undefined) {
      console.log(`      ${await session.workbench.screenshotOfFailure(test.fullTitle())}`);
    }
  });
  after(async () => session?.close());
  return {
    get workbench() {
      return opened().workbench;
    },
    get folder() {
      return opened().folder;
    },
  };
}
