import assert from 'node:assert/strict';
import { fileFilter, type IgnoreFile } from '../../../../src/vscode/scan/fileFilter';

const FILES = [
  'note.md',
  'build/out.log',
  'logs/app.log',
  'logs/app.LOG',
  'logs/old/app.log',
  'logs/old/keep.log',
  'node_modules/a/index.js',
  'reports/2026/a.txt',
  'reports/b.md',
];

function passing(options: {
  readonly include?: string;
  readonly exclude?: string;
  readonly excludeGlobs?: readonly string[];
  readonly ignoreFiles?: readonly IgnoreFile[];
}): string[] {
  const { include = '', exclude = '', excludeGlobs = [], ignoreFiles = [] } = options;
  return FILES.filter(fileFilter({ include, exclude, excludeGlobs, ignoreFiles }));
}

describe('which files of a folder are scanned', () => {
  it('are all, where nothing says otherwise', () => {
    assert.deepEqual(passing({}), FILES);
  });

  it('are those a glob includes, at any depth', () => {
    assert.deepEqual(passing({ include: '*.md' }), ['note.md', 'reports/b.md']);
    assert.deepEqual(passing({ include: '*.{md,txt}' }), [
      'note.md',
      'reports/2026/a.txt',
      'reports/b.md',
    ]);
    assert.deepEqual(passing({ include: 'old, ./note.md' }), [
      'note.md',
      'logs/old/app.log',
      'logs/old/keep.log',
    ]);
    assert.deepEqual(passing({ include: 'reports/**/*.txt' }), ['reports/2026/a.txt']);
    assert.deepEqual(passing({ include: './logs/*.log' }), ['logs/app.log', 'logs/app.LOG']);
  });

  it('are not those that a glob or a setting excludes', () => {
    assert.deepEqual(passing({ include: 'logs', exclude: 'old' }), [
      'logs/app.log',
      'logs/app.LOG',
    ]);
    assert.equal(
      passing({ excludeGlobs: ['**/node_modules', '**/*.code-search'] }).some((path) =>
        path.startsWith('node_modules'),
      ),
      false,
    );
  });

  it('are not those of ignore files, the nearest of which decides', () => {
    const ignoreFiles = [
      { folder: '', text: '# built\n/build/\n*.log\n' },
      { folder: 'logs', text: '!app.log\n' },
      { folder: 'logs/old', text: '*\n!keep.log\n' },
    ];
    assert.deepEqual(passing({ ignoreFiles }), [
      'note.md',
      'logs/app.log',
      'logs/app.LOG',
      'logs/old/keep.log',
      'node_modules/a/index.js',
      'reports/2026/a.txt',
      'reports/b.md',
    ]);
    assert.deepEqual(
      passing({
        include: 'build',
        ignoreFiles: [...ignoreFiles, { folder: 'build', text: '!out.log' }],
      }),
      [],
      'what an ignored folder holds stays ignored',
    );
  });
});
