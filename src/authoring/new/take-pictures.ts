import path from 'node:path'
import { FileRefused, readFileInside } from '../../source/read-file-inside.js'
import type { NewFile } from './create-files.js'

/** The address of a picture in Markdown, behind `![alt](`, or in HTML, behind `src="`. */
const address =
  /(!\[(?:[^[\]\\]|\\.|\[[^[\]]*\])*\]\([ \t]*<?|<img\b[^>]*?\bsrc=["'])([^\s"'<>()]+)/gi

const picture = /\.(?:png|jpe?g|svg|gif|webp)$/i

export interface TakenPictures {
  /** The text, which shows the copies. */
  text: string
  files: NewFile[]
}

/**
 * Takes the pictures along that a text shows from beside it, into `figures/`. A picture that is not there, or lies
 * outside the text's folder, keeps its address: a check names it.
 *
 * @param limit bytes that a picture may have
 */
export async function takePictures(
  text: string,
  folder: string,
  limit: number,
): Promise<TakenPictures> {
  const copies = new Map<string, NewFile | undefined>()
  const names = new Set<string>()
  for (const [, , url = ''] of text.matchAll(address)) {
    if (copies.has(url)) continue
    const content = await readPicture(folder, url, limit)
    copies.set(url, content && { name: `figures/${nameOf(url, names)}`, content })
  }
  const files = [...copies.values()].filter((copy) => copy !== undefined)
  return {
    text: text.replace(address, (whole, before: string, url: string) => {
      const copy = copies.get(url)
      return copy ? `${before}${copy.name}` : whole
    }),
    files,
  }
}

async function readPicture(
  folder: string,
  url: string,
  limit: number,
): Promise<Buffer | undefined> {
  const isBeside = picture.test(url) && !/^(?:[a-z][a-z\d+.-]*:|[/\\])/i.test(url)
  if (!isBeside) return undefined
  try {
    return await readFileInside(folder, path.join(folder, decodeURI(url)), limit)
  } catch (error) {
    if (error instanceof FileRefused || error instanceof URIError) return undefined
    throw error
  }
}

/** A name that is new among those taken, of letters that need no escape. */
function nameOf(url: string, names: Set<string>): string {
  const { name, ext } = path.posix.parse(url)
  const base = name.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '') || 'picture'
  let made = `${base}${ext}`
  for (let count = 2; names.has(made.toLowerCase()); count++) made = `${base}-${count}${ext}`
  names.add(made.toLowerCase())
  return made
}
