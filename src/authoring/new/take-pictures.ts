import { stat } from 'node:fs/promises'
import path from 'node:path'
import { FileRefused, readFileInside } from '../../source/read-file-inside.js'
import type { NewFile } from './create-files.js'
import { readDataPicture } from './data-picture.js'

/** The address of a picture in Markdown, after `![alt](` or a definition's `[label]:`, or in HTML, after `src="`. */
const address =
  /(!\[(?:[^[\]\\]|\\.|\[[^[\]]*\])*\]\([ \t]*<?|^ {0,3}\[(?!\^)[^[\]\n]+\]:[ \t]*<?|<img\b[^>]*?\bsrc=["'])([^\s"'<>()]+)/gim

/** `![[map of May.png|300]]`: Obsidian finds a picture by its name. */
const embed = /!\[\[([^[\]|#\r\n]+?)(?:\\?\|[^[\]\r\n]*)?\]\]/g

const picture = /\.(?:png|jpe?g|svg|gif|webp)$/i

/** A report whose pictures are copied into the new briefing. */
export interface TakenPictures {
  /** The text, which shows the copies. */
  text: string
  files: NewFile[]
}

/**
 * Takes the pictures along that a text shows, into `figures/`. They are found as GitHub finds them: from the text's
 * folder or, after a `/`, from the folder of its repository, outside of which none may lie; otherwise as a site generator
 * finds them, which publishes a folder such as `static/` as `/`. A text outside any repository has its own folder for
 * one. One that Obsidian embeds, `![[map.png]]`, is looked for by its name. A picture that stands in its own address (`data:`) becomes a file too. One that is not there keeps its address:
 * a check names it.
 *
 * @param folder that the text lies in
 * @param limit bytes that a picture may have
 */
export async function takePictures(
  text: string,
  folder: string,
  limit: number,
): Promise<TakenPictures> {
  const root = await findRepository(folder)
  const sites = listSites(folder, root)
  const copies = new Map<string, NewFile | undefined>()
  const byFile = new Map<string, NewFile>()
  const names = new Set<string>()
  const embedded = new Set([...text.matchAll(embed)].map(([, name = '']) => encodeURI(name)))
  const embeds = [...embedded].map((name) => ['', '', name])
  for (const [, before = '', url = ''] of [...text.matchAll(address), ...embeds]) {
    if (copies.has(url)) continue
    copies.set(url, undefined)
    const data = readDataPicture(url)
    if (data && data.content.length <= limit) {
      const [, label = 'picture'] = /^ *\[([^\]]+)\]:/.exec(before) ?? []
      const name = `figures/${nameOf(`${label}${data.ending}`, names)}`
      copies.set(url, { name, content: data.content })
      continue
    }
    const files = embedded.has(url) ? locateEmbed(url, folder, sites) : locate(url, folder, sites)
    for (const file of files) {
      const content = byFile.get(file)?.content ?? (await readPicture(root, file, limit))
      if (content === undefined) continue
      const copy = byFile.get(file) ?? { name: `figures/${nameOf(file, names)}`, content }
      byFile.set(file, copy)
      copies.set(url, copy)
      break
    }
  }
  return {
    text: text
      .replace(address, (whole, before: string, url: string) => {
        const copy = copies.get(url)
        return copy ? `${before}${copy.name}` : whole
      })
      .replace(embed, (whole, name: string) => {
        const copy = copies.get(encodeURI(name))
        return copy ? `![](${copy.name})` : whole
      }),
    files: [...new Set(copies.values())].filter((copy) => copy !== undefined),
  }
}

/** The folders that site generators publish as `/`, beside or above their texts. */
const published = ['static', 'public', '.vuepress/public', 'assets', 'source', 'docs', '']

/** Lists what `/` may be for a text: its repository, then what a site generator would publish, the nearest first. */
function listSites(folder: string, root: string): string[] {
  const sites = [root]
  const top = path.resolve(root)
  for (let above = path.resolve(folder); ; above = path.dirname(above)) {
    sites.push(...published.map((name) => path.join(above, name)))
    if (above === top || above === path.dirname(above)) return sites
  }
}

/** Returns the nearest folder above that git keeps, else the folder itself. */
async function findRepository(folder: string): Promise<string> {
  for (let above = path.resolve(folder); ; above = path.dirname(above)) {
    if (await stat(path.join(above, '.git')).catch(() => undefined)) return above
    if (above === path.dirname(above)) return folder
  }
}

/** Lists the files that an address may lead to, the likeliest first; none for one elsewhere, or that is no picture. */
function locate(url: string, folder: string, sites: readonly string[]): string[] {
  const [way = ''] = url.split(/[?#]/)
  if (!picture.test(way) || /^(?:[a-z][a-z\d+.-]*:|\/\/|\\)/i.test(way)) return []
  try {
    const name = decodeURI(way)
    return (way.startsWith('/') ? sites : [folder]).map((from) => path.join(from, name))
  } catch (error) {
    if (error instanceof URIError) return []
    throw error
  }
}

/** Where Obsidian keeps what is pasted, in the folder of a note or of a vault. */
const attachments = ['', 'attachments', 'Attachments', 'assets', 'images', 'figures', '_resources']

/** Lists the files that an embed may show: beside the text first, then in the folders above it. */
function locateEmbed(url: string, folder: string, sites: readonly string[]): string[] {
  const [name] = locate(url, '', [])
  if (name === undefined) return []
  return [...new Set([folder, ...sites])].flatMap((from) =>
    attachments.map((inside) => path.join(from, inside, name)),
  )
}

async function readPicture(root: string, file: string, limit: number): Promise<Buffer | undefined> {
  try {
    return await readFileInside(root, file, limit)
  } catch (error) {
    if (error instanceof FileRefused) return undefined
    throw error
  }
}

/** A name that is new among those taken, of letters that need no escape. */
function nameOf(file: string, names: Set<string>): string {
  const { name, ext } = path.parse(file)
  const base = name.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '') || 'picture'
  let made = `${base}${ext}`
  for (let count = 2; names.has(made.toLowerCase()); count++) made = `${base}-${count}${ext}`
  names.add(made.toLowerCase())
  return made
}
