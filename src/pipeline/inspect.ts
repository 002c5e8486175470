import path from 'node:path'
import type { Image } from 'mdast'
import type { VFile } from 'vfile'
import type { PictureSource } from '../briefing/briefing.js'
import { listMissing } from '../fonts/coverage.js'
import type { ReadFonts } from '../fonts/font-faces.js'
import type { Supply } from '../fonts/supply-glyphs.js'
import { check, type RuleSettings } from '../lint/check.js'
import { type Source, type SourceFile, toSourceFile } from '../lint/source.js'
import { lettersOf, readPictures } from '../pictures/read-pictures.js'
import { sanitizeSvg } from '../pictures/sanitize-svg.js'
import { readDisclaimer } from '../source/disclaimer.js'
import type { FrontMatter } from '../source/front-matter.js'
import type { ParsedFile } from '../source/parse.js'
import { parseFiles, tryToParse } from '../source/parse.js'
import { readBriefing, readSource } from '../source/read.js'
import { placeValue, readFrontMatter } from '../source/read-front-matter.js'
import { readNeighbours } from './read-neighbours.js'

/** A briefing that has been read and checked; its messages are on its files. */
export interface Inspected {
  id: string
  folder: string
  parsed: ParsedFile[]
  pictures: Map<Image, PictureSource>
  /** Undefined if it is wrong; the messages say how. */
  frontMatter: FrontMatter | undefined
  /** For characters that the fonts which come with briefing lack. */
  extraFaces: Supply['faces']
}

/** A briefing without an error, whose front matter is known by that. */
export type Sound = Inspected & { frontMatter: FrontMatter }

/** Whether a briefing may be built: it has front matter, and no error on any of its files. */
export function isSound(inspected: Inspected): inspected is Sound {
  return inspected.frontMatter !== undefined && !hasErrors(inspected)
}

/** Whether a message on one of its files keeps the briefing from being built. */
export function hasErrors({ parsed }: Pick<Inspected, 'parsed'>): boolean {
  return parsed.some(({ file }) => file.messages.some(({ fatal }) => fatal))
}

/** How a briefing is read and checked; all by default as they come with this program. */
export interface InspectOptions {
  /** Levels and options of the rules, where the house has its own. */
  rules?: RuleSettings
  /** Reads the fonts of the house, where some characters need them. */
  readHouseFonts?: ReadFonts | undefined
  /** The slow steps, for callers that remember what they returned for the same text. */
  parse?: typeof tryToParse
  sanitizeSvg?: typeof sanitizeSvg
}

/** read → parse → check: everything that can be said about a briefing without setting it. */
export async function inspect(
  folder: string,
  {
    rules = {},
    readHouseFonts,
    parse = tryToParse,
    sanitizeSvg: sanitize = sanitizeSvg,
  }: InspectOptions = {},
): Promise<Inspected> {
  const manuscript = await readBriefing(folder)
  const parsed = await parseFiles(manuscript.files, parse)
  const [main] = parsed
  const frontMatter =
    main && isReadable(main.file) ? readFrontMatter(main.file, main.tree) : undefined
  const disclaimer =
    main && frontMatter?.disclaimer
      ? readDisclaimer(main.file, frontMatter.disclaimer, placeValue(main.tree, 'disclaimer'))
      : undefined
  if (main && disclaimer) Object.assign(main, disclaimer.printed)
  const pictures = await readPictures(folder, parsed, sanitize)
  const drawn = listDrawn(pictures)
  const texts = [...parsed.map(({ file }) => String(file)), ...drawn.values()]
  const { faces, missing } = await supply(texts, folder, readHouseFonts)
  const source: Source = {
    kind: 'briefing',
    id: manuscript.id,
    ...(frontMatter && { frontMatter }),
    missing,
    drawn,
    ...(frontMatter && (await readNeighbours(manuscript.folder, frontMatter, parsed, parse))),
    files: listSourceFiles(parsed, disclaimer),
  }
  check(source, rules)
  for (const { file } of parsed) {
    forgetSaidTwice(file)
    forgetUnread(file)
  }
  return { id: manuscript.id, folder, parsed, pictures, frontMatter, extraFaces: faces }
}

/** The files of a briefing as the rules look at them: briefing.md, the chapters, then the disclaimer. */
function listSourceFiles(
  parsed: readonly ParsedFile[],
  disclaimer: ReturnType<typeof readDisclaimer> | undefined,
): SourceFile[] {
  return [
    ...parsed.map((each, index) => toSourceFile(each, index === 0 ? 'briefing' : 'chapter')),
    ...(disclaimer
      ? [{ ...toSourceFile(disclaimer.own, 'disclaimer'), origin: disclaimer.origin }]
      : []),
  ]
}

/** Checks one Markdown file that belongs to no briefing; returns it with its messages. */
export async function inspectDocument(
  name: string,
  { rules = {}, readHouseFonts }: Pick<InspectOptions, 'rules' | 'readHouseFonts'> = {},
): Promise<VFile> {
  const file = await readSource(name, rootOf(name))
  const files = (await parseFiles([file])).map((each) => toSourceFile(each, 'document'))
  const { missing } = await supply([String(file)], path.dirname(name), readHouseFonts)
  check({ kind: 'document', id: name, missing, files }, rules)
  forgetUnread(file)
  return file
}

/** What stands written in drawings. */
function listDrawn(pictures: ReadonlyMap<Image, PictureSource>): Map<Image, string> {
  return new Map(
    [...pictures].flatMap(([image, picture]) =>
      picture.kind === 'drawing' ? [[image, lettersOf(picture.svg)]] : [],
    ),
  )
}

/** Returns the faces for what stands in some texts and drawings and the fonts of briefing lack. */
export async function supplyFaces(
  texts: readonly string[],
  pictures: ReadonlyMap<Image, PictureSource>,
  folder: string,
  readHouseFonts?: ReadFonts,
): Promise<Supply['faces']> {
  const all = [...texts, ...listDrawn(pictures).values()]
  return (await supply(all, folder, readHouseFonts)).faces
}

/** Most texts need nothing of it, and it takes long to load. */
async function supply(
  texts: readonly string[],
  folder: string,
  readHouseFonts: ReadFonts | undefined,
): Promise<Supply> {
  const missing = [...new Set(texts.flatMap(listMissing))]
  if (missing.length === 0) return { faces: [], missing: new Map() }
  const { supplyGlyphs } = await import('../fonts/supply-glyphs.js')
  return supplyGlyphs(missing, folder, await readHouseFonts?.())
}

/** A picture that a rule has refused needs no second message from the reading of it. */
function forgetSaidTwice(file: VFile): void {
  const refused = new Set(
    file.messages
      .filter(({ ruleId }) => ruleId === 'picture-remote' || ruleId === 'picture-path-escape')
      .map(({ line, column }) => `${line}:${column}`),
  )
  file.messages = file.messages.filter(
    ({ ruleId, line, column }) => ruleId !== 'picture' || !refused.has(`${line}:${column}`),
  )
}

/** A link beside a document may lead to anything in the working folder, such as the one copy of a README. */
function rootOf(document: string): string {
  const relative = path.relative('', document)
  return relative.startsWith('..') || path.isAbsolute(relative) ? path.dirname(document) : '.'
}

const readerIds = new Set(['file-unreadable', 'file-too-large', 'not-utf-8', 'too-complex'])

/** What rules miss in a file that could not be read is no fault of its author's. */
function forgetUnread(file: VFile): void {
  const unread = file.messages.filter(({ ruleId }) => readerIds.has(ruleId ?? ''))
  if (unread.length > 0) file.messages = unread
}

/** Whether `read` could make a text of it. */
function isReadable(file: VFile): boolean {
  return !file.messages.some(({ fatal }) => fatal)
}
