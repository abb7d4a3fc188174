import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { BuildFailure } from 'esbuild';
import { bundles } from '../../../scripts/build/bundles.mjs';
import { finished, problem, STARTED } from '../../../scripts/watch/lines.mjs';
import { root } from '../../rig/paths';

interface Matcher {
  readonly fileLocation: readonly string[];
  readonly pattern: { readonly regexp: string } & Readonly<
    Record<'file' | 'line' | 'column' | 'severity' | 'message', number>
  >;
  readonly background: { readonly beginsPattern: string; readonly endsPattern: string };
}

const { tasks } = JSON.parse(readFileSync(join(root, '.vscode', 'tasks.json'), 'utf8')) as {
  readonly tasks: readonly { readonly label: string; readonly problemMatcher: Matcher }[];
};
const [{ problemMatcher: matcher } = assert.fail('no task')] = tasks;

function matched(line: string): Record<string, string | undefined> | undefined {
  const found = new RegExp(matcher.pattern.regexp).exec(line);
  const { file, line: at, column, severity, message } = matcher.pattern;
  return found === null
    ? undefined
    : {
        file: found[file],
        line: found[at],
        column: found[column],
        severity: found[severity],
        message: found[message],
      };
}

describe('the watch build', () => {
  it('says when a build starts and ends in words that VS Code waits for', () => {
    assert.match(STARTED, new RegExp(matcher.background.beginsPattern));
    assert.match(finished(123.4), new RegExp(matcher.background.endsPattern));
    assert.equal(matched(STARTED), undefined);
    assert.equal(matched(finished(123.4)), undefined);
  });

  it('says where an error is, as the Problems view reads it', async () => {
    const failure = await build({
      absWorkingDir: root,
      stdin: { contents: 'export const a = 1;\n  const = 2;', sourcefile: 'src/a.ts' },
      write: false,
      logLevel: 'silent',
    }).then(
      () => assert.fail('it was built'),
      (thrown: unknown) => thrown as BuildFailure,
    );
    assert.deepEqual(matched(problem('error', failure.errors[0]!)), {
      file: 'src/a.ts',
      line: '2',
      column: '9',
      severity: 'error',
      message: 'Expected identifier but found "="',
    });
    assert.deepEqual(matcher.fileLocation, ['relative', '${workspaceFolder}']);
  });

  it('puts an error without a place where it can be seen', () => {
    const line = problem('error', { text: 'Could not\nresolve', location: null });
    assert.deepEqual(matched(line)?.message, 'Could not resolve');
    assert.ok(existsSync(join(root, matched(line)?.file ?? '')));
  });

  it('maps every bundle to files of src/, so that breakpoints bind', async function () {
    this.timeout(60_000);
    const development = bundles(root, { production: false });
    for (const [name, options] of Object.entries(development)) {
      const { outputFiles } = await build({ ...options, write: false, metafile: false });
      const script = outputFiles.find(({ path }) => path.endsWith('.js'));
      const [, inline = ''] =
        /sourceMappingURL=data:\S+?base64,(\S+)/.exec(script?.text ?? '') ?? [];
      const map =
        outputFiles.find(({ path }) => path.endsWith('.js.map'))?.text ??
        Buffer.from(inline, 'base64').toString();
      const { sources } = JSON.parse(map) as { readonly sources: readonly string[] };
      const own = sources.filter((source) => source.startsWith('../src/'));
      assert.ok(own.length > 5, `${name} has ${own.length} sources of ours`);
      assert.deepEqual(
        own.filter((source) => !existsSync(join(root, 'dist', source))),
        [],
        name,
      );
    }
  });

  it('leaves what ships without maps', () => {
    for (const options of Object.values(bundles(root, { production: true }))) {
      assert.deepEqual([options.sourcemap, options.minify], [false, true]);
    }
  });
});
