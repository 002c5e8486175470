/** What each part may import: src/README.md says why. `npm run check:imports` enforces it. */
const pure = '^src/(addresses|characters|layout|footnotes|rules|report)/'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-parts-touch-nothing',
      comment: 'They are tested in milliseconds because they know no disk and no browser.',
      severity: 'error',
      from: { path: pure },
      to: {
        path: '^(node:)?(fs|child_process|net|http|https|worker_threads)|puppeteer|^src/(browser|pdf|pipeline|commands)/',
      },
    },
    {
      name: 'layout-stands-alone',
      severity: 'error',
      from: { path: '^src/layout/' },
      to: { path: '^src/', pathNot: '^src/layout/' },
    },
    {
      name: 'browser-decides-nothing',
      comment:
        'It measures and places; where pages end is decided in layout/, and it takes types only.',
      severity: 'error',
      from: { path: '^src/browser/' },
      to: { path: '^src/(layout|rules|footnotes|pipeline)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'stages-do-not-import-each-other',
      comment: 'Only the orders (index, inspect, pdf, paginate) put stages together.',
      severity: 'error',
      from: { path: '^src/pipeline/', pathNot: '^src/pipeline/(index|inspect|pdf|paginate)\\.ts$' },
      to: { path: '^src/pipeline/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'foundations-stand-alone',
      comment: 'They know nothing of briefings.',
      severity: 'error',
      from: { path: '^src/(addresses|characters|markdown|fonts|process|settings|source)/([^/]+)' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/$1/',
          '^src/(addresses|characters)/',
          '^src/(exit-code|package-folder)\\.ts$',
        ],
      },
    },
    {
      name: 'pdf-knows-no-pipeline',
      severity: 'error',
      from: { path: '^src/(delivery|html|pdf|pictures|hast|theme|settings|reporters)/' },
      to: {
        path: '^src/(pipeline|commands|preview|authoring|config)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'puppeteer-is-loaded-late',
      comment: 'Commands that need no page must start without it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/browser/launch\\.ts$' },
      to: { path: 'puppeteer', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sharp-is-loaded-late',
      comment: 'Most briefings have drawings only, and must start without it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/sharp/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
