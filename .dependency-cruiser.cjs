/** The laws of the house (CONTRIBUTING, "Laws"): all are errors. */
const forbidden = [
  {
    name: 'contract-imports-itself-and-zod',
    severity: 'error',
    from: { path: '^src/contract/' },
    to: { pathNot: ['^src/contract/', '^node_modules/zod/'] },
  },
  {
    name: 'kernel-imports-nothing',
    severity: 'error',
    from: { path: '^src/contract/kernel/' },
    to: { pathNot: '^src/contract/kernel/' },
  },
  {
    name: 'rules-are-pure',
    comment:
      'Rules see the kernel, their own contract, and the words that loyalty shares (the programme, tiers, points): no Node, Electron, SQL or packages.',
    severity: 'error',
    from: { path: '^src/main/features/([^/]+)/rules/' },
    to: {
      pathNot: [
        '^src/contract/kernel/',
        '^src/contract/primitives\\.ts$',
        '^src/contract/$1\\.ts$',
        '^src/contract/(programme|members|points)\\.ts$',
        '^src/main/features/$1/rules/',
      ],
    },
  },
  {
    name: 'use-cases-see-their-feature-and-faces',
    comment:
      'Commands and queries reach other features through their face.ts only; index.ts holds the handlers for the composition roots.',
    severity: 'error',
    from: { path: '^src/main/features/([^/]+)/' },
    to: {
      path: '^src/main/',
      pathNot: [
        '^src/main/features/$1/',
        '^src/main/features/[^/]+/face\\.ts$',
        '^src/main/features/[^/]+/rules/[^/]+-types\\.ts$',
        '^src/main/store/(db|context)\\.ts$',
      ],
    },
  },
  {
    name: 'tables-hold-sql-only',
    severity: 'error',
    from: { path: '^src/main/features/([^/]+)/tables' },
    to: { pathNot: ['^src/contract/', '^src/main/features/$1/', '^src/main/store/db\\.ts$'] },
  },
  {
    name: 'verifier-shares-no-code',
    comment:
      'The verifier recomputes points by code of its own: it sees the shape of a store, nothing else.',
    severity: 'error',
    from: { path: '^src/main/verifier/' },
    to: { pathNot: ['^src/main/verifier/', '^src/main/store/db\\.ts$'] },
  },
  {
    name: 'sqlite-only-in-store',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/main/store/' },
    to: { path: '^node_modules/better-sqlite3/' },
  },
  {
    name: 'serialport-only-in-transports',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/main/devices/transports/' },
    to: { path: '^node_modules/(serialport|@serialport)/' },
  },
  {
    name: 'electron-only-at-the-edge',
    severity: 'error',
    from: {
      path: '^src/',
      pathNot: [
        '^src/main/index\\.ts$',
        '^src/main/(shell|gateway)/',
        '^src/main/store/launch\\.ts$',
        '^src/main/devices/launch\\.ts$',
        '^src/preload/',
      ],
    },
    to: { path: '^(electron$|node_modules/electron/)' },
  },
  {
    name: 'renderer-sees-contract-and-itself',
    severity: 'error',
    from: { path: '^src/renderer/' },
    to: { path: '^src/', pathNot: ['^src/renderer/', '^src/contract/'] },
  },
  {
    name: 'renderer-has-no-node',
    severity: 'error',
    from: { path: '^src/(renderer|contract)/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'screens-keep-their-insides',
    severity: 'error',
    from: { path: '^src/renderer/features/([^/]+)/' },
    to: {
      path: '^src/renderer/features/',
      pathNot: ['^src/renderer/features/$1/', '^src/renderer/features/[^/]+/index\\.tsx?$'],
    },
  },
  { name: 'no-cycles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
  {
    name: 'no-orphans',
    severity: 'error',
    from: { orphan: true, path: '^src/', pathNot: ['\\.d\\.ts$', '^src/main/store/db\\.ts$'] },
    to: {},
  },
  {
    name: 'product-imports-no-tests',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^(tests|bench|scripts)/' },
  },
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
