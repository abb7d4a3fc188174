/** The import rules of docs/architecture.md, as something that fails. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
    only(
      'indicator-alone',
      '^src/core/indicator/',
      '^src/core/indicator/',
      'the detector bundles alone',
    ),
    only('core-alone', '^src/core/', '^src/core/', 'core imports core'),
    only(
      'providers-know-core',
      '^src/providers/([^/]+)/',
      '^src/(core|providers/(kit|$1))/',
      'a provider never imports another',
    ),
    only(
      'enrichment-orchestrates',
      '^src/enrichment/',
      '^src/(core|export|enrichment)/',
      'ports, not implementations',
    ),
    only('export-is-pure', '^src/export/', '^src/(core|export)/', 'pure writers'),
    only(
      'import-reads-what-export-writes',
      '^src/import/',
      '^src/(core|export|import)/',
      'pure readers, and the one act that fills a library',
    ),
    only('infra-fills-ports', '^src/infra/', '^src/(core|infra)/', 'ports made real'),
    only('protocol-knows-core-types', '^src/protocol/', '^src/(core|protocol)/', 'messages'),
    only('sample-knows-core', '^src/sample/', '^src/(core|sample)/', 'one data set'),
    only(
      'webview-renders',
      '^src/webview/',
      '^src/(protocol|core/result|core/indicator|core/operation|core/errors|core/visible|webview)',
      'a renderer of one model',
    ),
    only(
      'vscode-is-a-shell',
      '^src/vscode/',
      '^src/(core|enrichment|protocol|export|import|vscode|api)',
      'infra and providers only through extension.ts',
    ),
    {
      name: 'nothing-takes-everything',
      comment: 'a command, a feature or a view takes the few parts it uses',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(vscode/composition/|extension\\.ts)' },
      to: { path: '^src/vscode/composition/' },
    },
    only('api-is-types', '^src/api', '^src/(core|api)', 'types of the public API'),
    {
      name: 'vscode-only-in-the-shell',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(vscode/|extension\\.ts|api\\.ts)' },
      to: { path: '(^vscode$|@types/vscode/)' },
    },
    {
      name: 'axios-only-in-http',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/infra/http' },
      to: { path: 'node_modules/axios' },
    },
    {
      name: 'pure-folders-do-no-io',
      severity: 'error',
      from: { path: '^src/(core|export|import|protocol|webview)/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-test-in-src', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
