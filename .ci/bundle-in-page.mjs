// Makes one script of what the program runs in a page: dist/in-page.js. Tests make it afresh, so that they never run what
// was built before.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Vitest calls it before all tests by this name. */
export async function setup() {
  const { outputFiles } = await build({
    entryPoints: [`${root}src/paginate/in-page/main.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'inPage',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  })
  const file = `${root}dist/in-page.js`
  const [{ text }] = outputFiles
  if (readIfThere(file) === text) return
  // All at once: another process may be reading it.
  mkdirSync(`${root}dist`, { recursive: true })
  writeFileSync(`${file}.${process.pid}`, text)
  renameSync(`${file}.${process.pid}`, file)
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
