import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import Handlebars from 'handlebars'
import type { ElementContent } from 'hast'
import { didYouMeanOneOf } from '../did-you-mean.js'
import { BriefingError, exitCode } from '../exit-code.js'
import { checkFiles } from '../house/theme/check-files.js'
import { explainFault, TemplateError } from '../house/theme/explain-template.js'
import { splitAtCounters } from '../house/theme/footer.js'
import { plainTheme, type TemplateSource, type Theme } from '../house/theme/theme.js'
import { shortenPath } from '../terminal/shorten-path.js'
import { divideText } from './divide-text.js'
import { directText } from './set-direction.js'

type Edition = 'pdf' | 'html'

/** The template of a layout's edition, with its theme. */
export interface Template {
  /** Fills it: takes the view, returns the page. */
  (view: object): string
  readonly theme: Theme
}

/**
 * Quotes a text for CSS, as in `content: "…"`. Its long words may break at spaces without width: in the margins of a
 * page Chrome knows no other way.
 */
function quoteForCss(value: unknown): string {
  const text = divideText(String(value))
    .map((piece) => (piece.kind === 'break' ? '\u200b' : piece.value))
    .join('')
  const escaped = text.replace(/[^\p{L}\p{N} .,:()/-]/gu, (character) => {
    return `\\${character.codePointAt(0)?.toString(16)} `
  })
  return `"${escaped}"`
}

/** Writes a text as HTML whose long words may break. */
function breakWords(text: unknown): string {
  return writePieces(String(text), Handlebars.escapeExpression)
}

/**
 * As `breakWords`; and lets a title break after a long word in katakana. A browser takes what follows for the same
 * phrase, and where that is wider than a phone breaks it anywhere: サイバーセキュリティ月 | 次レポート.
 */
function breakTitle(title: unknown): string {
  return writePieces(String(title), (text) =>
    Handlebars.escapeExpression(text).replace(
      /(?<=[\p{Script=Katakana}ー]{5})(?=\p{Script=Han})/gu,
      '<wbr>',
    ),
  )
}

function writePieces(text: string, write: (text: string) => string): string {
  return writeDirected(directText(text), (words) => divide(words, write))
}

/** Writes words from right to left as elements of their own, and the others in them. */
function writeDirected(pieces: readonly ElementContent[], write: (text: string) => string): string {
  const written = pieces.map((piece) => {
    if (piece.type === 'text') return write(piece.value)
    if (piece.type !== 'element') return ''
    return `<bdi dir="${piece.properties.dir}">${writeDirected(piece.children, write)}</bdi>`
  })
  return written.join('')
}

function divide(text: string, write: (text: string) => string): string {
  const written = divideText(text).map((piece) => {
    if (piece.kind === 'break') return '<wbr>'
    return piece.kind === 'tied'
      ? `<span class="tied">${write(piece.value)}</span>`
      : write(piece.value)
  })
  return written.join('')
}

/** Writes lines for `content: …`, with counters where they name page numbers. */
function linesForCss(lines: readonly string[]): string {
  const set = lines.map((line) =>
    splitAtCounters(line)
      .map((part, index) => (index % 2 === 1 ? `counter(${part})` : quoteForCss(part)))
      .filter((part) => part !== '""')
      .join(' '),
  )
  return set.map((line) => line || '""').join(' "\\A" ') || 'none'
}

const knownHelpers = {
  cssString: true,
  cssLines: true,
  scriptHash: true,
  breakTitle: true,
  breakWords: true,
}

const safe = (text: string) => new Handlebars.SafeString(text)

/**
 * Compiles the templates of a layout: `<templates>/<layout>/<edition>.hbs` with the partials of the layout, of
 * `shared/` and of the theme, and the style sheets and scripts beside them as `{{> name.css}}`. Strict: a missing
 * name is an error.
 *
 * @throws BriefingError (usage) if the template is missing or broken, with file and line.
 */
export async function loadTemplate(
  templates: string,
  layout: string,
  edition: Edition,
  theme: Theme = plainTheme,
): Promise<Template> {
  const file = path.join(templates, layout, `${edition}.hbs`)
  const text = await readFile(file, 'utf8').catch(async (cause: unknown) => {
    throw new BriefingError(await explainMissing(templates, layout, file), exitCode.usage, {
      cause,
    })
  })
  await checkFiles(templates, theme)
  const partials = await readPartials(templates, layout, theme)
  let view: object = {}
  const handlebars = createHandlebars(partials, () => view)
  const fill = compile(handlebars, { file, text }, partials, () => view)
  const template = (given: object): string => {
    view = given
    return fill(given)
  }
  return Object.assign(template, { theme })
}

/** Says what is missing of a layout, and where a house says which folder has its own. */
async function explainMissing(templates: string, layout: string, file: string): Promise<string> {
  const entries = await readdir(templates, { withFileTypes: true }).catch(() => undefined)
  const advice =
    'Name the folder that has it as `templates` in the configuration, or with --templates DIR'
  if (!entries) return `There is no folder of templates ${shortenPath(templates)}. ${advice}`
  if (entries.some(({ name }) => name === layout))
    return `No template ${shortenPath(file)}; a layout needs pdf.hbs and html.hbs`
  return `There is no layout \`${layout}\` in ${shortenPath(templates)}. ${advice}`
}

/** By the name that a template calls: the theme's stand for the layout's, and those for the shared ones. */
async function readPartials(
  templates: string,
  layout: string,
  theme: Theme,
): Promise<Map<string, TemplateSource>> {
  const partials = new Map<string, TemplateSource>()
  for (const folder of [path.join(templates, 'shared'), path.join(templates, layout)]) {
    for (const file of await listFiles(folder))
      partials.set(path.basename(file, '.hbs'), { file, text: await readFile(file, 'utf8') })
  }
  for (const prefix of ['partials', `${layout}/partials`]) {
    for (const [name, source] of theme.files) {
      if (path.posix.dirname(name) === prefix && name.endsWith('.hbs'))
        partials.set(path.posix.basename(name, '.hbs'), source)
    }
  }
  for (const edition of ['pdf', 'html'] as const) {
    const { rules, values } = theme[edition]
    const own = [theme.files.get(`${edition}.css`), theme.files.get(`${layout}/${edition}.css`)]
    append(partials, `${edition}.css`, [rules, ...own.map((source) => source?.text ?? ''), values])
  }
  append(partials, 'html-print.css', [theme.print])
  return partials
}

function append(
  partials: Map<string, TemplateSource>,
  name: string,
  texts: readonly string[],
): void {
  const source = partials.get(name) ?? { file: name, text: '' }
  const added = texts.filter(Boolean)
  if (added.length > 0) partials.set(name, { ...source, text: [source.text, ...added].join('\n') })
}

function createHandlebars(partials: ReadonlyMap<string, TemplateSource>, view: () => object) {
  const handlebars = Handlebars.create()
  handlebars.registerHelper({
    cssString: (value: unknown) => safe(quoteForCss(value)),
    breakTitle: (title: unknown) => safe(breakTitle(title)),
    breakWords: (text: unknown) => safe(breakWords(text)),
    cssLines: (lines: readonly string[]) => safe(linesForCss(lines)),
    /** What a Content-Security-Policy must name so that `<script>{{> name}}</script>` may run. */
    scriptHash: (name: unknown) => {
      const hash = createHash('sha256').update(partials.get(String(name))?.text ?? '')
      return safe(`sha256-${hash.digest('base64')}`)
    },
  })
  for (const [name, source] of partials) {
    // Only .hbs files are templates: braces in a style sheet or a script are its own.
    if (/\.(css|js)$/.test(name)) handlebars.registerPartial(name, () => source.text)
    else {
      let fill: Handlebars.TemplateDelegate | undefined
      handlebars.registerPartial(name, (context, options) => {
        fill ??= compile(handlebars, source, partials, view)
        return fill(context, options)
      })
    }
  }
  return handlebars
}

/** Compiles a template or partial, so that whatever goes wrong in it is reported with its own file and line. */
function compile(
  handlebars: typeof Handlebars,
  source: TemplateSource,
  partials: ReadonlyMap<string, TemplateSource>,
  view: () => object,
): Handlebars.TemplateDelegate {
  const helpers = Object.keys(handlebars.helpers)
  const guard = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw explainFault(source, error, view(), helpers)
    }
  }
  const tree = guard(() => handlebars.parse(source.text))
  new Strictness(source, partials).accept(tree)
  const fill = handlebars.compile(tree, { strict: true, knownHelpersOnly: true, knownHelpers })
  return (context, options) => guard(() => fill(context, options))
}

/** Makes every name strict, those after `#if` and `#each` too, and knows all partials that are called. */
class Strictness extends Handlebars.Visitor {
  constructor(
    private readonly source: TemplateSource,
    private readonly partials: ReadonlyMap<string, TemplateSource>,
  ) {
    super()
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    // What the compiler sets by itself on names that are printed.
    Object.assign(path, { strict: true })
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    const { name, loc } = partial
    if (name.type === 'PathExpression') {
      const { original } = name as hbs.AST.PathExpression
      if (!this.partials.has(original) && !original.startsWith('@')) {
        const fault = `calls the partial "${original}", which does not exist.${didYouMeanOneOf(this.partials.keys(), original)}`
        throw new TemplateError(this.source, loc.start, fault)
      }
    }
    partial.params.forEach((param) => void this.accept(param))
    if (partial.hash) this.accept(partial.hash)
  }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && /\.(hbs|css|js)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}
