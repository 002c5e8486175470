// Puts what a command loads into a few files, with the parts of libraries that it uses: Node needs longer to find and
// read hundreds of files than to check a briefing. Runs on what tsc compiled and takes the place of its entries.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { setup as bundleInPage } from './bundle-in-page.mjs'
import { writeNotice } from './notice.mjs'
import { quickened } from './quickened.mjs'
import { writeScripts } from './write-scripts.mjs'

const folder = fileURLToPath(new URL('../dist', import.meta.url))

for (const name of readdirSync(folder)) {
  if (name.startsWith('bundled-')) rmSync(`${folder}/${name}`)
}
/** A table as a text that is parsed is there sooner than the same as a program. */
const tables = {
  name: 'tables',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.json$/ }, ({ path }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')))
      return { contents: `export default JSON.parse(${JSON.stringify(text)})` }
    }),
}

/** Functions that are there from the beginning: what a script gives to others must not change after that. */
const declared = {
  name: 'declared',
  setup: ({ onLoad }) =>
    onLoad({ filter: /get-east-asian-width\/lookup\.js$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8')
      const found = code.replace(/^export const (\w+) = (\w+) => \{/gm, 'export function $1($2) {')
      return { contents: found }
    }),
}

/** What each entry becomes that is not a script: a module of a few words that has its script run, and gives what it gives. */
const entries = new Map([
  [
    'cli.js',
    (script) =>
      `#!/usr/bin/env node\nimport { startCommand } from './start.js'\nstartCommand('${script}')\n`,
  ],
  [
    'index.js',
    (script, names) =>
      `import { load } from './start.js'\nexport const { ${names.join(', ')} } = load('${script}')\n`,
  ],
  [
    'remark.js',
    (script) => `import { load } from './start.js'\nexport default load('${script}').default\n`,
  ],
  ...[
    'cli/check-thread.js',
    'pdf/finish/deflate-thread.js',
    'pipeline/finish-thread.js',
    'proof/pdf/read-text-thread.js',
    'source/markdown/thread.js',
  ].map((name) => [
    name,
    (script) =>
      `import { startThread } from '${'../'.repeat(name.split('/').length - 1)}start.js'\nstartThread('${name}', '${script}')\n`,
  ]),
])

/** What all of them are made with. */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  outdir: folder,
  outbase: folder,
  // These look for files of their own beside their code; the last is for browsers of a protocol that
  // nothing here speaks.
  external: ['@sparticuz/chromium', 'harfbuzzjs', 'sharp', 'subset-font', 'unpdf', 'chromium-bidi'],
  alias: {
    'proxy-agent': fileURLToPath(new URL('no-proxy.mjs', import.meta.url)),
    'string-width': fileURLToPath(new URL('string-width.cjs', import.meta.url)),
  },
  plugins: [tables, quickened, declared],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
}

const program = await build({
  ...common,
  entryPoints: [...entries.keys()].map((name) => `${folder}/${name}`),
  write: false,
  splitting: true,
  // In the folder itself, where src/package-folder.ts expects to be.
  chunkNames: 'bundled-[hash]',
})
const start = await build({ ...common, entryPoints: [`${folder}/start.js`], allowOverwrite: true })
writeScripts(program.outputFiles, folder, entries)
await bundleInPage()
writeNotice([program, start], `${folder}/NOTICE`)
