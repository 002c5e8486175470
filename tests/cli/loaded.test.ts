import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { writeBriefing } from '../briefing-folder.js'
import { cli } from '../run-cli.js'

const hook =
  'export async function load(url, context, next) { process._rawDebug("loaded " + url); return next(url, context) }'
// Scripts of the bundle and packages in CommonJS are read by this function.
const register = `import { register, syncBuiltinESMExports } from 'node:module'
import fs from 'node:fs'
import { pathToFileURL } from 'node:url'
register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)})
const { readFileSync } = fs
fs.readFileSync = (file, ...rest) => {
  if (/\\.[cm]?js$/.test(String(file)))
    process._rawDebug('loaded ' + (file instanceof URL ? file : pathToFileURL(String(file))))
  return readFileSync(file, ...rest)
}
syncBuiltinESMExports()`

/** Runs the compiled command line; gives the packages of which it has loaded anything, from the bundle or from outside. */
async function listLoaded(args: readonly string[], cwd: string): Promise<string[]> {
  const hooked = ['--import', `data:text/javascript,${encodeURIComponent(register)}`]
  const { stderr } = await promisify(execFile)(process.execPath, [...hooked, cli, ...args], { cwd })
  const packages = new Set<string>()
  for (const [, url = ''] of stderr.matchAll(/^loaded (file:.*)$/gm)) {
    const file = fileURLToPath(url)
    const outside = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]
    if (outside) packages.add(outside)
    // The bundler says above each module where it is from.
    else if (file.startsWith(path.dirname(cli)))
      for (const [, name = ''] of (await readFile(file, 'utf8')).matchAll(
        /^\/\/ node_modules\/((?:@[^/\s]+\/)?[^/\s]+)/gm,
      ))
        packages.add(name)
  }
  return [...packages].sort()
}

it('loads nothing for --version but what reads the command line', async () => {
  expect(await listLoaded(['--version'], '.')).toEqual(['@commander-js/extra-typings', 'commander'])
})

it('loads nothing for a check that only a build needs', async () => {
  const folder = await writeBriefing()
  const loaded = await listLoaded(['check'], path.dirname(path.dirname(folder)))
  expect(loaded).toContain('remark-parse')
  for (const name of [
    ...['puppeteer-core', '@sparticuz/chromium', '@cantoo/pdf-lib', 'unpdf', 'sharp'],
    ...['harfbuzzjs', 'subset-font', 'handlebars', 'highlight.js', 'lowlight', 'listr2'],
    ...['chokidar', '@inquirer/select', 'diff', 'unicode-name', 'rehype-stringify'],
  ])
    expect(loaded).not.toContain(name)
})

it('leaves what writes and reads PDFs to the threads of a build', async () => {
  const folder = await writeBriefing()
  const loaded = await listLoaded(
    ['build', '--no-cache', '--edition', 'pdf'],
    path.dirname(path.dirname(folder)),
  )
  expect(loaded).toContain('puppeteer-core')
  for (const name of ['@cantoo/pdf-lib', 'unpdf', 'fflate']) expect(loaded).not.toContain(name)
})
