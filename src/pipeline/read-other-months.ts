import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { VFile } from 'vfile'
import type { OtherMonth } from '../lint/source.js'
import { maximumPictureBytes } from '../pictures/read-pictures.js'
import type { FrontMatter } from '../source/front-matter.js'
import { parseText } from '../source/markdown/parse-text.js'
import { listVisits } from '../source/markdown/walk.js'
import type { ParsedFile } from '../source/parse.js'
import { readBriefing, readSource } from '../source/read.js'
import { readFileInside } from '../source/read-file-inside.js'
import { readFrontMatter } from '../source/read-front-matter.js'

/** What stands in the last month and in another one is the house's standing text, so three are looked at. */
const earlierRead = 2
const laterRead = 1

/**
 * Reads the months around a briefing: those beside it with its layout, language and publisher, and, where there are
 * several series of that kind, with an id that begins as its own does. A month of the same period counts as earlier where the
 * period is not that of the briefing's id but of its own: then it was copied, and the period forgotten.
 *
 * @param folder the briefing's own
 */
export async function readOtherMonths(
  folder: string,
  frontMatter: FrontMatter & { period: string },
  parsed: readonly ParsedFile[],
): Promise<{ earlier: OtherMonth[]; later?: OtherMonth }> {
  const own: Month = { id: path.basename(folder), folder, period: frontMatter.period }
  const others = inSeries(await listMonths(path.dirname(folder)), own)
  const read = async (months: readonly Month[], limit: number): Promise<OtherMonth[]> => {
    const found: OtherMonth[] = []
    for (const { id, folder: other, period } of months) {
      if (found.length === limit) break
      const { files } = await readBriefing(other)
      const its = files[0] && readFrontMatterAlone(files[0])
      if (!its || !isAlike(its, frontMatter) || its.period !== period) continue
      const pictures = await findSamePictures(folder, parsed, other)
      found.push({ id, frontMatter: { ...its, period }, files, pictures })
    }
    return found
  }
  const earlier = await read(
    others.filter((month) => isBefore(month, own)),
    earlierRead,
  )
  const after = others.filter(({ period }) => period > own.period).reverse()
  const [later] = earlier.length > 0 ? await read(after, laterRead) : []
  return { earlier, ...(later && { later }) }
}

interface Month {
  id: string
  folder: string
  /** `YYYY-MM` */
  period: string
}

/** Lists under way, by folder: where many briefings are built at once, one reading serves them all. */
const listing = new Map<string, Promise<Month[]>>()

/** Lists the monthlies in a folder as their periods say at a glance, the latest first. */
function listMonths(parent: string): Promise<Month[]> {
  const underWay = listing.get(parent)
  if (underWay) return underWay
  const months = readMonths(parent).finally(() => listing.delete(parent))
  listing.set(parent, months)
  return months
}

async function readMonths(parent: string): Promise<Month[]> {
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => [])
  const months: Month[] = []
  // One after the other: a folder may hold more briefings than a process may have files open.
  for (const { name: id } of entries.filter(isBriefing)) {
    const folder = path.join(parent, id)
    const text = await readMain(folder)
    const period = /^["']?period["']?[ \t]*:[ \t]*["']?(\d{4}-\d\d)\b/m.exec(text)?.[1]
    if (period) months.push({ id, folder, period })
  }
  return months.sort((a, b) => (a.period < b.period ? 1 : -1))
}

function isBriefing(entry: Dirent): boolean {
  return entry.isDirectory() && /^[a-z0-9][a-z0-9-]*$/.test(entry.name)
}

/** Returns an empty text where there is not a briefing.md, or none that may be read. */
async function readMain(folder: string): Promise<string> {
  return String(await readSource(path.join(folder, 'briefing.md'), folder))
}

function isBefore({ id, period }: Month, own: Month): boolean {
  if (period !== own.period) return period < own.period
  return id.endsWith(period) && !own.id.endsWith(period)
}

/** The others, where some have an id that begins as its own does, those alone. */
function inSeries(months: readonly Month[], own: Month): readonly Month[] {
  const series = ({ id }: Month) => id.replace(/\d{4}-\d\d$/, '')
  const others = months.filter(({ id }) => id !== own.id)
  const same = others.filter((month) => series(month) === series(own))
  return same.length > 0 ? same : others
}

function isAlike(other: FrontMatter, own: FrontMatter): boolean {
  return (
    other.layout === own.layout &&
    other.language === own.language &&
    other.publisher === own.publisher
  )
}

/** Without the text below it, which would take the parser long; nothing if it is wrong. */
function readFrontMatterAlone(file: VFile): FrontMatter | undefined {
  const [block] = /^---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/.exec(String(file)) ?? []
  return block === undefined ? undefined : readFrontMatter(new VFile(block), parseText(block))
}

const pictureName = /\.(?:svg|png|jpe?g|gif|webp|avif)$/i

/** Finds the pictures of a briefing that another one has byte for byte; only those of the same length are read. */
async function findSamePictures(
  folder: string,
  parsed: readonly ParsedFile[],
  other: string,
): Promise<Map<string, string>> {
  const urls = new Set(
    parsed.flatMap(({ tree }) =>
      listVisits(tree).flatMap(({ node }) => (node.type === 'image' ? [node.url] : [])),
    ),
  )
  const names = await readdir(other, { recursive: true }).catch((): string[] => [])
  const theirs = await measure(
    other,
    names.filter((name) => pictureName.test(name)),
  )
  const same = new Map<string, string>()
  for (const [url, size] of await measure(folder, [...urls])) {
    const alike = [...theirs].flatMap(([name, length]) => (length === size ? [name] : []))
    if (alike.length === 0) continue
    const bytes = await readPicture(folder, url)
    for (const name of alike) {
      if (!bytes?.equals((await readPicture(other, name)) ?? Buffer.of())) continue
      same.set(url, name.replaceAll(path.sep, '/'))
      break
    }
  }
  return same
}

/** Returns the lengths of files; those that are not there are left out. */
async function measure(folder: string, names: readonly string[]): Promise<Map<string, number>> {
  const facts = await Promise.all(
    names.map((name) => stat(path.join(folder, name)).catch(() => undefined)),
  )
  return new Map(
    names.flatMap((name, index) => {
      const fact = facts[index]
      return fact?.isFile() && fact.size > 0 ? [[name, fact.size] as const] : []
    }),
  )
}

function readPicture(folder: string, name: string): Promise<Buffer | undefined> {
  return readFileInside(folder, path.join(folder, name), maximumPictureBytes).catch(() => undefined)
}
