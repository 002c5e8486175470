import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { didYouMeanOneOf } from '../../did-you-mean.js'
import { packageFolder } from '../../package-folder.js'
import { FileRefused, readFileInside } from '../../source/read-file-inside.js'
import { shortenPath } from '../../terminal/shorten-path.js'
import { tellReason, usage } from '../settings-error.js'
import { loadThemeFonts, type ThemeFonts } from './fonts.js'
import { standardFooter } from './footer.js'
import type { ThemeFile, ThemeSettings } from './schema.js'
import { type LogoGround, styleHtml, stylePdf } from './style.js'
import { type FooterLines, plainTheme, type TemplateSource, type Theme } from './theme.js'

const shipped = fileURLToPath(new URL('templates/themes', packageFolder))

/**
 * Reads a theme: what the configuration says, on top of what `theme.json` in its folder says.
 *
 * @param settings the key `theme` of the configuration
 * @param cwd the folder that paths in the settings start from: the configuration's
 * @param named the folder or name after `--theme`, from the working directory; it replaces the configuration's theme
 * @param onPath called with each file and folder that the theme is made of before it is read, so that it can be watched
 * @throws BriefingError (usage) if something of it cannot be used.
 */
export async function loadTheme(
  settings: ThemeSettings | undefined,
  cwd: string,
  named?: string,
  onPath: (path: string) => void = () => {},
): Promise<Theme> {
  const wanted = named === undefined ? settings : { folder: named }
  if (wanted === undefined) return plainTheme
  const { folder, ...own } = wanted
  for (const file of listFiles(own, cwd)) onPath(file)
  const base =
    folder === undefined
      ? { root: cwd, says: {}, files: plainTheme.files }
      : await readThemeFolder(folder, named === undefined ? cwd : '', onPath)
  return layOver(base, own, cwd)
}

/** The folder of a theme: where it is, what its `theme.json` says, and the files for layouts in it. */
interface ThemeFolder {
  root: string
  says: ThemeFile
  files: Theme['files']
}

async function readThemeFolder(
  named: string,
  cwd: string,
  onPath: (path: string) => void,
): Promise<ThemeFolder> {
  const root = await findThemeFolder(named, cwd, onPath)
  const says = await readThemeFile(root)
  for (const file of listFiles(says, root)) onPath(file)
  return { root, says, files: await readFiles(root) }
}

/** Makes a theme of what its folder says and, over it, what the configuration in `cwd` says. */
async function layOver(
  { root, says: base, files }: ThemeFolder,
  own: ThemeFile,
  cwd: string,
): Promise<Theme> {
  const colours = {
    ...base.colours,
    ...own.colours,
    dark: { ...base.colours?.dark, ...own.colours?.dark },
  }
  const fonts = joinFonts(
    await loadThemeFonts(base.fonts ?? {}, root),
    await loadThemeFonts(own.fonts ?? {}, cwd),
  )
  const { families, embeddedRules } = fonts
  const [chosen, from] = own.logo ? [own.logo, cwd] : [base.logo, root]
  const logo = chosen === undefined ? undefined : placeLogo(chosen, from)
  const { print, ...html } = styleHtml(colours, families, logo?.ground, embeddedRules)
  return {
    files,
    pdf: stylePdf(colours, families, logo?.ground, own.figures ?? base.figures ?? 'float'),
    html,
    print,
    fontFaceRules: fonts.rules,
    fontFiles: fonts.files,
    houseFonts: fonts.pairs,
    embedsFonts: embeddedRules !== '',
    logoHtml: logo === undefined ? '' : await setLogo(logo),
    footer: settleFooter({ ...base.footer, ...own.footer }),
    referencePages: own.references?.page ?? base.references?.page ?? plainTheme.referencePages,
    frameColour: colours.band ?? colours.strong ?? plainTheme.frameColour,
  }
}

/** The fonts of a theme's folder, and over them those of the configuration. */
function joinFonts(base: ThemeFonts, own: ThemeFonts): ThemeFonts {
  return {
    families: { ...base.families, ...own.families },
    embeddedRules: join(base.embeddedRules, own.embeddedRules),
    rules: join(base.rules, own.rules),
    files: new Map([...base.files, ...own.files]),
    pairs: [...base.pairs, ...own.pairs],
  }
}

/** Most houses have none, and what makes drawings harmless takes long to load. */
async function setLogo({ file, ground }: Logo): Promise<string> {
  const { loadLogo } = await import('./logo.js')
  return loadLogo(file, ground)
}

/**
 * Returns the folder of a theme: by its path, or by its name where it comes with briefing.
 *
 * @throws BriefingError (usage) if there is none.
 */
export async function findThemeFolder(
  folder: string,
  cwd: string,
  onPath: (path: string) => void = () => {},
): Promise<string> {
  const wanted = path.resolve(cwd, folder)
  onPath(wanted)
  if (await isFolder(wanted)) return wanted
  const names = await readdir(shipped).catch((): string[] => [])
  if (names.includes(folder)) {
    const own = path.join(shipped, folder)
    onPath(own)
    return own
  }
  const hint = didYouMeanOneOf(names, folder)
  throw usage(
    `Theme: there is no folder ${shortenPath(wanted)}, and no theme \`${folder}\` comes with briefing, but ${names.join(', ')}.${hint}`,
  )
}

async function readThemeFile(root: string): Promise<ThemeFile> {
  const file = path.join(root, 'theme.json')
  const text = await readText(root, file).catch((cause: unknown) => {
    if (cause instanceof FileRefused && cause.kind === 'missing') return undefined
    throw usage(`Theme: cannot read ${shortenPath(file)}: ${tellReason(cause)}`, cause)
  })
  if (text === undefined) return {}
  const { parseThemeFile } = await import('./explain-settings.js')
  return parseThemeFile(shortenPath(file), text)
}

/** The files that settings name. */
function listFiles({ fonts = {}, logo }: ThemeFile, folder: string): string[] {
  const named = Object.values(fonts)
    .flat()
    .flatMap((font) => (typeof font === 'object' ? (font.files ?? []).map(({ file }) => file) : []))
  return [...named, ...(logo ? [placeLogo(logo, folder).file] : [])].map((file) =>
    path.resolve(folder, file),
  )
}

/** A logo's file, and the ground that it is made for. */
function placeLogo(logo: NonNullable<ThemeFile['logo']>, folder: string): Logo {
  const { file, ground } =
    typeof logo === 'string' ? { file: logo, ground: 'strong' as const } : logo
  return { file: path.resolve(folder, file), ground }
}

interface Logo {
  file: string
  ground: LogoGround
}

/** The partials and style sheets in a folder, wherever a layout may look for them. */
async function readFiles(root: string): Promise<Map<string, TemplateSource>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = new Map<string, TemplateSource>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath ?? entry.path, entry.name)
    const name = path.relative(root, file).replaceAll('\\', '/')
    if (/^(?:[\w-]+\/)?(?:(?:pdf|html)\.css|partials\/[\w.-]+\.hbs)$/.test(name))
      files.set(name, { file, text: await readText(root, file) })
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const maximumBytes = 1024 * 1024

async function readText(root: string, file: string): Promise<string> {
  return String(await readFileInside(root, file, maximumBytes))
}

/** The build refuses pages without the classification, so a footer must name it. */
function settleFooter({
  left,
  right,
}: { [Side in keyof FooterLines]?: readonly string[] | undefined }) {
  if (!left && !right) return undefined
  const footer = { left: left ?? standardFooter.left, right: right ?? standardFooter.right }
  if (!/\{\{\s*classification\s*\}\}/.test([...footer.left, ...footer.right].join('\n'))) {
    throw usage(
      'Theme: neither `footer.left` nor `footer.right` says {{classification}}; a page that is torn out must still say who may read it',
    )
  }
  return footer
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

function join(...texts: string[]): string {
  return texts.filter(Boolean).join('\n')
}
