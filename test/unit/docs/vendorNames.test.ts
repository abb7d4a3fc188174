import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import type { Provider } from '../../../src/core/operation/model';
import { providers } from '../../../src/providers';

const root = join(__dirname, '..', '..', '..');

/** The lists that a new vendor has a line in. */
const LISTS = [
  'src/providers/index.ts',
  'src/sample/index.ts',
  'src/sample/vendorIds.ts',
  'test/simulator/vendors.ts',
];

interface Vendor {
  /** What a folder or a file of its own is called. */
  readonly folders: readonly string[];
  readonly names: RegExp;
}

const vendors = providers.map(vendorOf);

function vendorOf({ id, name, operations }: Provider): Vendor {
  const prefixes = operations.map((operation) => operation.id.split('.')[0] ?? '');
  const folders = [...new Set([id, ...prefixes])];
  return { folders, names: namesPattern(folders, name) };
}

/** Finds the words as words, alone or in an identifier: `vendor` is in `vendorAt`, not in vendors. */
function namesPattern(words: readonly string[], name: string): RegExp {
  const forms = words.flatMap((word) => {
    const capital = word.slice(0, 1).toUpperCase() + word.slice(1);
    return [`(?<![A-Za-z])${word}`, capital, `(?<![A-Z])${word.toUpperCase()}`];
  });
  return new RegExp(`(?:${[...forms, name].join('|')})(?![a-z])`);
}

/** The vendors that a text names, by their first word, but for the one that the file belongs to. */
function strangers(file: string, text: string): readonly string[] {
  const parts = file.split('/').map((part) => part.split('.')[0] ?? '');
  return vendors
    .filter(({ folders }) => !folders.some((folder) => parts.includes(folder)))
    .filter(({ names }) => names.test(text))
    .map(({ folders }) => folders[0] ?? '');
}

function filesIn(folder: string, extension: RegExp): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.split(sep).join('/')}`)
    .filter((file) => extension.test(file) && !file.includes('/node_modules/'))
    .filter((file) => !LISTS.includes(file))
    .sort();
}

/** Identifiers and literals, one a line: a comment may cite a vendor as a source. */
function codeOf(file: string, text: string): string {
  const words: string[] = [];
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext);
  const visit = (node: ts.Node): void => {
    // A file of one's own folder may be called after a protocol that is another's name.
    if (ts.isImportDeclaration(node) && /^'\.\/\w+'$/.test(node.moduleSpecifier.getText(tree))) {
      node.importClause?.forEachChild(visit);
      return;
    }
    if (
      ts.isIdentifier(node) ||
      ts.isLiteralExpression(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isTemplateHead(node)
    ) {
      words.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return words.join('\n');
}

function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** `file: vendor`, of the files that name a vendor which is not their own. */
function faults(): readonly string[] {
  const found = (file: string, text: string): readonly string[] =>
    strangers(file, text).map((vendor) => `${file}: ${vendor}`);
  const src = filesIn('src', /\.ts$/).flatMap((file) => {
    const text = textOf(file);
    return found(file, text).length === 0 ? [] : found(file, codeOf(file, text));
  });
  const tests = filesIn('test', /\.(?:[cm]?[jt]s|json|ndjson|md|txt)$/);
  return [...src, ...tests.flatMap((file) => found(file, textOf(file)))];
}

describe('the names of vendors', () => {
  it('are found in code, and not in other words or in the folder of the vendor', () => {
    const vendor = vendors[0]?.folders[0] ?? '';
    const capital = vendor.slice(0, 1).toUpperCase() + vendor.slice(1);
    for (const text of [vendor, capital, `the${capital}Key`, `'${vendor}.risk'`, `${vendor}At`]) {
      assert.deepEqual(strangers('src/core/any.ts', text), [vendor], text);
      assert.deepEqual(strangers(`src/providers/${vendor}/any.ts`, text), [], text);
    }
    for (const text of [`${vendor}s`, `a${vendor}`]) {
      assert.deepEqual(strangers('src/core/any.ts', text), [], text);
    }
    assert.equal(
      strangers('src/a.ts', codeOf('a.ts', `// as ${vendor} says\nconst a = 1;`)).length,
      0,
    );
    for (const code of [
      `const ${vendor} = 1;`,
      `f('${vendor}');`,
      `f(\`\${a} ${vendor} \${b}\`);`,
    ]) {
      assert.equal(strangers('src/a.ts', codeOf('a.ts', code)).length, 1, code);
    }
  });

  it('stand in the code and in the tests of the vendors alone', () => {
    assert.deepEqual(faults(), []);
  });

  for (const list of LISTS) {
    it(`stand in ${list}, which is a list of them`, () => {
      assert.notDeepEqual(strangers(list, codeOf(list, textOf(list))), []);
    });
  }
});
