// Puts what a command loads into a few files, with the parts of libraries that it uses: Node needs longer to find and
// read hundreds of files than to check a briefing. Runs on what tsc compiled and takes the place of its entries.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { setup as bundleInPage } from './bundle-in-page.mjs'
import { writeNotice } from './notice.mjs'

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

/** What a function of a library does more slowly than it need; each piece of code is to be found as it is written here. */
const quicker = [
  {
    // What Puppeteer sends is written in base64 by Node, not by a program of Puppeteer's own that needs many times as long.
    file: /puppeteer-core\/lib\/esm\/puppeteer\/util\/encoding\.js$/,
    from: 'export function typedArrayToBase64(typedArray) {',
    to: `$&
    return Buffer.from(typedArray.buffer, typedArray.byteOffset, typedArray.byteLength).toString("base64")`,
  },
  {
    // A name for each node in the stack of a debugger takes longer than the visit.
    file: /unist-util-visit-parents\/lib\/index\.js$/,
    from: "if (typeof value.type === 'string') {",
    to: 'if (false) {',
  },
]

const quickened = {
  name: 'quickened',
  setup: ({ onLoad }) => {
    for (const { file, from, to } of quicker) {
      onLoad({ filter: file }, ({ path }) => {
        const code = readFileSync(path, 'utf8')
        if (!code.includes(from)) throw new Error(`Expected ${from} in ${path}`)
        return { contents: code.replace(from, to) }
      })
    }
  },
}

const { metafile } = await build({
  entryPoints: [
    'cli.js',
    'index.js',
    'remark.js',
    'cli/check-thread.js',
    'pipeline/finish-thread.js',
    'proof/pdf/read-text-thread.js',
    'source/markdown/thread.js',
  ].map((name) => `${folder}/${name}`),
  outdir: folder,
  outbase: folder,
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  // In the folder itself, where src/package-folder.ts expects to be.
  chunkNames: 'bundled-[hash]',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // These look for files of their own beside their code; the last is for browsers of a protocol that
  // nothing here speaks.
  external: ['@sparticuz/chromium', 'harfbuzzjs', 'sharp', 'subset-font', 'unpdf', 'chromium-bidi'],
  alias: {
    'proxy-agent': fileURLToPath(new URL('no-proxy.mjs', import.meta.url)),
    'string-width': fileURLToPath(new URL('string-width.cjs', import.meta.url)),
  },
  // Libraries in CommonJS ask for Node's modules with `require`, which a module does not have.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
  },
  plugins: [tables, quickened],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})
await bundleInPage()
writeNotice(metafile, `${folder}/NOTICE`)
