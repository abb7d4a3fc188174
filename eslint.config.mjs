import tseslint from 'typescript-eslint';

const BOXES =
  '/^(show(Information|Warning|Error)Message|showQuickPick|showInputBox|createQuickPick|createInputBox|withProgress|setStatusBarMessage)$/';
const BOXES_MESSAGE =
  'VS Code makes links and icons of what strangers wrote: its boxes open only through src/vscode/say.';

/** The boxes of VS Code by a member, by a name in brackets, and by taking the function out. */
const boxes = [
  `MemberExpression[property.name=${BOXES}]`,
  `MemberExpression[property.value=${BOXES}]`,
  `ObjectPattern > Property[key.name=${BOXES}]`,
].map((selector) => ({ selector, message: BOXES_MESSAGE }));

const sideDoors = [
  {
    selector: "NewExpression[callee.property.name='MarkdownString']",
    message: 'Vendor text reaches Markdown only through src/vscode/safeMarkdown.ts.',
  },
  {
    selector: "MemberExpression[property.name='innerHTML']",
    message: 'Text nodes only: HTML is never built from a string.',
  },
];

const undeterministic = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'core stays deterministic: take the time from the Clock port.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'core stays deterministic: take the time from the Clock port.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'core stays deterministic.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'core reads no environment.',
  },
];

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', '.vscode-test/**'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/webview/tsconfig.json', './test/e2e/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': ['error', ...sideDoors],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.recommended],
    rules: { eqeqeq: 'error' },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...sideDoors, ...boxes] },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...sideDoors, ...boxes, ...undeterministic] },
  },
  {
    files: ['src/vscode/safeMarkdown.ts'],
    rules: { 'no-restricted-syntax': ['error', ...boxes] },
  },
  {
    files: ['src/vscode/say/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...sideDoors] },
  },
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
);
