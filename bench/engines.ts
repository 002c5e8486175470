import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** A program that makes a PDF of the generated text. */
export interface Engine {
  name: string
  /** What is run for the text in a folder. */
  command: (folder: string) => string[]
  /** What it gives. */
  pdf: string
  version: string
  /** Whether it sets notes at the foot of the page. */
  setsNotes: boolean
}

const here = fileURLToPath(new URL('.', import.meta.url))
const product = path.dirname(here)
const require = createRequire(import.meta.url)

/** Where the fonts of all engines come from. */
const fonts = path.join(product, 'node_modules/@expo-google-fonts/biz-udpgothic')

/** Rules that load them in Chrome. */
export const faces = ['400Regular/BIZUDPGothic_400Regular.ttf', '700Bold/BIZUDPGothic_700Bold.ttf']
  .map((file) => pathToFileURL(path.join(fonts, file)).href)
  .map(
    (url, index) => `@font-face{font-family:F;font-weight:${[400, 700][index]};src:url("${url}")}`,
  )
  .join('')

export const pagedScript = `<script>window.PagedConfig={auto:false}</script><script src="file://${here}node_modules/pagedjs/dist/paged.polyfill.js"></script>`

/** Those that this machine has; the browser is the one that the product prints with. */
export function listEngines(browser: string): Engine[] {
  const product = versionOf('../package.json')
  const chrome = said(browser, '--version')
  const build = (folder: string, output: string) => [
    ...['node', path.join(here, '../dist/cli.js'), 'build', '--no-cache', '--edition', 'pdf'],
    ...['--briefings', path.join(folder, 'briefings'), '--output', path.join(folder, output)],
  ]
  const print = (mode: string, html: string) => (folder: string) => [
    ...['node', path.join(here, 'chrome.mjs'), browser, path.join(folder, html)],
    ...[path.join(folder, `${mode}.pdf`), mode],
  ]
  const engines: (Engine | undefined)[] = [
    {
      name: 'Chrome, tagged, no notes at the foot',
      command: print('tagged', 'plain.html'),
      pdf: 'tagged.pdf',
      version: chrome,
      setsNotes: false,
    },
    {
      name: 'Chrome, plain, no notes at the foot',
      command: print('plain', 'plain.html'),
      pdf: 'plain.pdf',
      version: chrome,
      setsNotes: false,
    },
    {
      name: 'briefing, proved',
      command: (folder) => build(folder, 'proved'),
      pdf: 'proved/bench/bench.pdf',
      version: product,
      setsNotes: true,
    },
    {
      name: 'briefing, --no-verify',
      command: (folder) => [...build(folder, 'unproved'), '--no-verify'],
      pdf: 'unproved/bench/bench.pdf',
      version: product,
      setsNotes: true,
    },
    whereInstalled('pagedjs', {
      name: 'Paged.js',
      command: print('paged', 'paged.html'),
      pdf: 'paged.pdf',
    }),
    whereInstalled('@myriaddreamin/typst-ts-node-compiler', {
      name: 'Typst (addon for Node)',
      command: (folder) => [
        ...['node', path.join(here, 'typst.mjs'), folder, fonts],
        path.join(folder, 'typst.pdf'),
      ],
      pdf: 'typst.pdf',
    }),
    whereInstalled('@vivliostyle/cli', {
      name: 'Vivliostyle',
      command: (folder) => [
        ...['npx', '--prefix', here, 'vivliostyle', 'build', path.join(folder, 'footnote.html')],
        ...['-o', path.join(folder, 'vivliostyle.pdf'), '--executable-browser', browser],
        ...['--no-sandbox', '--timeout', '600'],
      ],
      pdf: 'vivliostyle.pdf',
    }),
    whereFound('weasyprint', {
      name: 'WeasyPrint',
      command: (folder) => [
        ...['weasyprint', '-q', path.join(folder, 'footnote.html')],
        path.join(folder, 'weasyprint.pdf'),
      ],
      pdf: 'weasyprint.pdf',
    }),
    said('lualatex', '--version') === ''
      ? undefined
      : whereFound('pandoc', {
          name: 'pandoc with LuaLaTeX',
          command: (folder) => [
            ...['pandoc', path.join(folder, 'text.md'), '-o', path.join(folder, 'lualatex.pdf')],
            ...[`--resource-path=${folder}`, '--pdf-engine=lualatex'],
            ...['-V', 'documentclass=ltjsarticle', '-V', 'geometry:margin=20mm'],
          ],
          pdf: 'lualatex.pdf',
        }),
  ]
  return engines.filter((engine) => engine !== undefined)
}

type Peer = Pick<Engine, 'name' | 'command' | 'pdf'>

function whereInstalled(name: string, peer: Peer): Engine | undefined {
  const file = path.join(here, 'node_modules', name, 'package.json')
  return existsSync(file) ? { ...peer, version: versionOf(file), setsNotes: true } : undefined
}

function whereFound(command: string, peer: Peer): Engine | undefined {
  const version = said(command, '--version')
  return version === '' ? undefined : { ...peer, version, setsNotes: true }
}

function versionOf(file: string): string {
  const { version }: { version: string } = require(file)
  return version
}

/** Returns the first line of what a command says; nothing if there is none. */
function said(command: string, ...args: string[]): string {
  try {
    const text = execFileSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return text.split('\n')[0]?.trim() ?? ''
  } catch {
    return ''
  }
}
