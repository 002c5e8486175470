import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageFolder } from '../package-folder.js'

/** A file that the preview serves. */
export interface Asset {
  body: Buffer
  type: string
}

/** All files of the preview's own window. */
export interface Assets {
  /** By the path of the request. Nothing else is ever read from the disk for a request. */
  files: ReadonlyMap<string, Asset>
  /** The script that goes into the HTML edition, so that it keeps the reading position. */
  frameScript: string
  /** What the Content-Security-Policy of the page must name. */
  importMapHash: string
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Reads everything that the preview's own page is made of. */
export async function loadAssets(): Promise<Assets> {
  const page = fileURLToPath(new URL('templates/preview', packageFolder))
  const client = fileURLToPath(new URL('dist/preview/client', packageFolder))
  const files = new Map<string, Asset>([
    ...(await readFolder(page, '/')),
    ...(await readFolder(client, '/client/')),
    [
      '/lane.js',
      {
        body: await readFile(fileURLToPath(new URL('dist/preview/lane.js', packageFolder))),
        type: types['.js'] ?? '',
      },
    ],
  ])
  const index = files.get('/index.html')
  const frame = files.get('/client/frame.js')
  if (!index || !frame) throw new Error('Expected the preview’s page in templates/preview')
  files.set('/', index)
  // PDF.js in one file, as unpdf has it.
  const unpdf = createRequire(import.meta.url).resolve('unpdf')
  files.set('/pdfjs.mjs', {
    body: await readFile(path.join(path.dirname(unpdf), 'pdfjs.mjs')),
    type: 'text/javascript; charset=utf-8',
  })
  const importMap = /<script type="importmap">([\s\S]*?)<\/script>/.exec(index.body.toString())
  return {
    files,
    // As a script that may run again in the same window, not as a module: those run late.
    frameScript: `(() => {\n${frame.body.toString().replace(/^export \{\};?$/m, '')}})()`,
    importMapHash: hashOf(importMap?.[1] ?? ''),
  }
}

/** As a Content-Security-Policy names an inline script. */
export function hashOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
}

async function readFolder(folder: string, prefix: string): Promise<[string, Asset][]> {
  const names = (await readdir(folder)).filter((name) => path.extname(name) in types)
  return Promise.all(
    names.map(async (name): Promise<[string, Asset]> => {
      const body = await readFile(path.join(folder, name))
      return [prefix + name, { body, type: types[path.extname(name)] ?? '' }]
    }),
  )
}
