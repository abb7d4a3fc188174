/** For .vscode-test.mjs, whose runner does not compile. */
import { compileHostSuites } from '../test/host/compile';

void compileHostSuites().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
