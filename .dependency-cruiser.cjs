/** What each part may import: src/README.md says why. `npm run check:imports` enforces it. */
const pure =
  '^src/(addresses|briefing|footnotes|intel|paginate/layout|quantities|source/(characters|html)|lint/((by-hand|foreign|indicators|neighbours|notes|rules|tlp)/|[^/]+\\.ts))'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-parts-touch-nothing',
      comment: 'They are tested in milliseconds because they know no disk and no browser.',
      severity: 'error',
      from: { path: pure },
      to: {
        path: '^(node:)?(fs|child_process|net|http|https|worker_threads)|puppeteer|^src/(browser|pdf|pipeline|cli)/',
      },
    },
    {
      name: 'layout-stands-alone',
      severity: 'error',
      from: { path: '^src/paginate/layout/' },
      to: { path: '^src/', pathNot: '^src/paginate/layout/' },
    },
    {
      name: 'browser-decides-nothing',
      comment:
        'It measures and places; where pages end is decided in layout/, and it takes types only.',
      severity: 'error',
      from: { path: '^src/(browser|paginate/in-page)/' },
      to: {
        path: '^src/(paginate/layout|lint|footnotes|pipeline)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'in-page-code-stands-alone',
      comment: 'It is one script of its own, which the page gets without a library.',
      severity: 'error',
      from: { path: '^src/paginate/in-page/' },
      to: { path: '.', pathNot: '^src/paginate/in-page/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'in-page-code-is-called-by-name',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/paginate/in-page/' },
      to: { path: '^src/paginate/in-page/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'stages-do-not-know-their-order',
      comment: 'Only the orders and what stands above them put stages together.',
      severity: 'error',
      from: {
        path: '^src/(addresses|briefing|browser|delivery|fonts|footnotes|house|intel|lint/(reporters|rules)|paginate|pdf|pictures|proof|render|source|terminal)/',
      },
      to: {
        path: '^src/(pipeline|cli|preview|authoring)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'foundations-stand-alone',
      comment: 'They know nothing of briefings.',
      severity: 'error',
      from: {
        path: '^src/(addresses|fonts|house|quantities|source/characters|source/markdown|source/html|terminal)/([^/]+)',
        pathNot: '^src/house/(config|theme)/',
      },
      to: {
        path: '^src/',
        pathNot: [
          '^src/$1/',
          '^src/(addresses|source/characters|source/html|source/markdown)/',
          '^src/(count|did-you-mean|environment|exit-code|group|package-folder|processes|thrown)\\.ts$',
        ],
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
