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

/** What Puppeteer sends is written in base64: by Node, not by a program of Puppeteer's own that needs many times as long. */
const base64 = {
  name: 'base64',
  setup: ({ onLoad }) =>
    onLoad({ filter: /puppeteer-core\/lib\/esm\/puppeteer\/util\/encoding\.js$/ }, ({ path }) => {
      const head = 'export function typedArrayToBase64(typedArray) {'
      const code = readFileSync(path, 'utf8')
      if (!code.includes(head)) throw new Error(`Expected typedArrayToBase64 in ${path}`)
      const native =
        'return Buffer.from(typedArray.buffer, typedArray.byteOffset, typedArray.byteLength).toString("base64")'
      return { contents: code.replace(head, `${head} ${native}`) }
    }),
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
  plugins: [tables, base64],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})
await bundleInPage()
writeNotice(metafile, `${folder}/NOTICE`)
