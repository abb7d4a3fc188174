import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { selectSteps } from '../../../scripts/test/steps.mjs';
import { sampleCase } from '../../../src/sample/document';
import { root } from '../../rig/paths';

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly scripts: Readonly<Record<string, string>>;
}
interface Tasks {
  readonly tasks: readonly { readonly label: string; readonly script: string }[];
}
interface Launch {
  readonly configurations: readonly {
    readonly name: string;
    readonly program?: string;
    readonly args: readonly string[];
    readonly preLaunchTask?: string;
  }[];
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const { tasks } = JSON.parse(read('.vscode/tasks.json')) as Tasks;
const { configurations } = JSON.parse(read('.vscode/launch.json')) as Launch;

/** With the dot, which globs leave out. */
const yaml = [
  '.github/dependabot.yml',
  ...['workflows', 'ISSUE_TEMPLATE'].flatMap((folder) =>
    globSync('*.yml', { cwd: join(root, '.github', folder) }).map(
      (name) => `.github/${folder}/${name}`,
    ),
  ),
];
const workflows = yaml.filter((path) => path.includes('/workflows/'));
const forms = yaml.filter((path) => /ISSUE_TEMPLATE\/(?!config)/.test(path));
const pages = ['CONTRIBUTING.md', 'docs/testing.md', 'docs/releasing.md'];

/** The scripts of package.json that a text runs: `npm test`, `npm run NAME`. */
function scriptsIn(text: string): string[] {
  return [
    ...[...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name),
    ...[...text.matchAll(/\bnpm (test|start)\b/g)].map(([, name = '']) => name),
  ];
}

describe('the files for maintainers', () => {
  it('are all there', () => {
    assert.deepEqual(workflows.map((path) => path.split('/').at(-1)).sort(), [
      'ci.yml',
      'release.yml',
    ]);
    assert.equal(forms.length, 2);
  });

  for (const path of yaml) {
    it(`${path} is YAML, read by prettier's parser`, async () => {
      await format(read(path), { parser: 'yaml' });
    });
  }

  for (const path of [...workflows, ...pages]) {
    it(`${path} runs scripts of package.json, and steps of npm test`, () => {
      const text = read(path);
      const names = scriptsIn(text);
      assert.ok(names.length > 0);
      assert.deepEqual(
        names.filter((name) => manifest.scripts[name] === undefined),
        [],
      );
      for (const [, steps = ''] of text.matchAll(/npm test -- ([a-z ]+)/g)) {
        selectSteps(steps.trim().split(' '));
      }
    });
  }

  for (const path of pages) {
    it(`${path} links to files that are there`, () => {
      const targets = [...read(path).matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, to = '']) => to);
      assert.ok(targets.length > 0);
      assert.deepEqual(
        targets.filter((to) => !existsSync(join(root, dirname(path), to))),
        [],
      );
    });
  }

  it('tell the steps of npm test in their order', () => {
    const rows = [...read('docs/testing.md').matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name);
    assert.deepEqual(
      rows,
      selectSteps([]).map(({ name }) => name),
    );
  });
});

describe('the workflows', () => {
  it('try the oldest VS Code that package.json supports, and the newest, on three systems', () => {
    const ci = read('.github/workflows/ci.yml');
    const oldest = manifest.engines.vscode.replace('^', '');
    assert.match(ci, new RegExp(`vscode: \\['${oldest.replaceAll('.', '\\.')}', stable\\]`));
    assert.match(ci, /os: \[ubuntu-latest, windows-latest, macos-latest\]/);
    assert.match(read('.vscode-test.mjs'), /process\.env\.INDICATOR_LENS_VSCODE\b/);
    assert.match(ci, /INDICATOR_LENS_VSCODE: \$\{\{ matrix\.vscode \}\}/);
  });

  for (const path of workflows) {
    it(`${path} may read unless a job says otherwise, and names each action by its major version`, () => {
      const text = read(path);
      assert.match(text, /^permissions:\n {2}contents: read\n\n/m);
      assert.doesNotMatch(text, /write-all/);
      const actions = [...text.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
      assert.deepEqual(
        actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action)),
        [],
      );
    });
  }

  it('publish on a tag alone', () => {
    const [, ...jobs] = read('.github/workflows/release.yml').split(/^ {2}(?=[\w-]+:\n {4}name:)/m);
    const publishing = jobs.filter((job) => /secrets\.|contents: write/.test(job));
    assert.equal(publishing.length, 3);
    for (const job of publishing) {
      assert.match(job, /^ {4}if: github\.ref_type == 'tag'$/m);
    }
  });
});

describe('what a reporter sees', () => {
  for (const path of [...forms, '.github/pull_request_template.md']) {
    it(`${path} warns of keys and case data before anything else`, () => {
      const text = read(path);
      const warning = text.search(/Never paste an API key, a token, or anything from a\s+case/);
      assert.ok(warning > 0);
      assert.ok(warning < text.search(/type: (textarea|input)|\*\*Why/), 'before the first field');
    });
  }
});

describe('F5', () => {
  it('starts a task that is a script of package.json', () => {
    const labels = tasks.map(({ label }) => label);
    for (const { preLaunchTask } of configurations) {
      assert.ok(preLaunchTask === undefined || labels.includes(preLaunchTask), preLaunchTask);
    }
    assert.equal(configurations[0]?.preLaunchTask, 'watch');
    assert.deepEqual(
      tasks.filter(({ script }) => manifest.scripts[script] === undefined),
      [],
    );
  });

  it('opens the case note that the watch build writes', () => {
    const folder = '${workspaceFolder}/out/sample-case';
    assert.deepEqual(configurations[0]?.args.slice(1), [folder, `${folder}/${sampleCase.name}`]);
    assert.match(read('scripts/watch.mjs'), /join\(root, 'out', 'sample-case'\)/);
  });

  it('runs one test file with mocha, which adds none of its own', () => {
    const current = configurations.find(({ name }) => name === 'Unit tests: current file');
    assert.ok(current?.program);
    assert.ok(existsSync(current.program.replace('${workspaceFolder}', root)));
    assert.equal(current.args.at(-1), '${relativeFile}');
    assert.deepEqual(Object.keys(JSON.parse(read('.mocharc.json')) as object).sort(), [
      'extension',
      'require',
      'timeout',
    ]);
  });
});

describe('.editorconfig', () => {
  it('says what prettier does', async () => {
    const file = join(root, 'src', 'extension.ts');
    const ours = await resolveConfig(file);
    const theirs = await resolveConfig(file, { editorconfig: true });
    assert.ok(ours && theirs);
    // What .prettierrc.json leaves out is prettier's default.
    assert.deepEqual(theirs, { ...ours, endOfLine: 'lf', tabWidth: 2, useTabs: false });
    assert.match(read('.editorconfig'), new RegExp(`^max_line_length = ${ours.printWidth}$`, 'm'));
  });
});
