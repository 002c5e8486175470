import { stat } from 'node:fs/promises'
import path from 'node:path'
import { FileRefused, readFileInside } from '../../source/read-file-inside.js'
import type { NewFile } from './create-files.js'

/** The address of a picture in Markdown, behind `![alt](` or a definition's `[label]:`, or in HTML, behind `src="`. */
const address =
  /(!\[(?:[^[\]\\]|\\.|\[[^[\]]*\])*\]\([ \t]*<?|^ {0,3}\[(?!\^)[^[\]\n]+\]:[ \t]*<?|<img\b[^>]*?\bsrc=["'])([^\s"'<>()]+)/gim

const picture = /\.(?:png|jpe?g|svg|gif|webp)$/i

export interface TakenPictures {
  /** The text, which shows the copies. */
  text: string
  files: NewFile[]
}

/**
 * Takes the pictures along that a text shows, into `figures/`. They are found as GitHub finds them: from the text's
 * folder or, behind a `/`, from the folder of its repository, which none may lie outside of. A text that is in no
 * repository has its own folder for one. A picture that is not there keeps its address: a check names it.
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
  const copies = new Map<string, NewFile | undefined>()
  const names = new Set<string>()
  for (const [, , url = ''] of text.matchAll(address)) {
    const file = locate(url, folder, root)
    if (file === undefined || copies.has(file)) continue
    const content = await readPicture(root, file, limit)
    copies.set(file, content && { name: `figures/${nameOf(file, names)}`, content })
  }
  return {
    text: text.replace(address, (whole, before: string, url: string) => {
      const copy = copies.get(locate(url, folder, root) ?? '')
      return copy ? `${before}${copy.name}` : whole
    }),
    files: [...copies.values()].filter((copy) => copy !== undefined),
  }
}

/** Returns the nearest folder above that git keeps, else the folder itself. */
async function findRepository(folder: string): Promise<string> {
  for (let above = path.resolve(folder); ; above = path.dirname(above)) {
    if (await stat(path.join(above, '.git')).catch(() => undefined)) return above
    if (above === path.dirname(above)) return folder
  }
}

/** Returns the file that an address leads to; undefined for one elsewhere, or that is no picture. */
function locate(url: string, folder: string, root: string): string | undefined {
  const [way = ''] = url.split(/[?#]/)
  if (!picture.test(way) || /^(?:[a-z][a-z\d+.-]*:|\/\/|\\)/i.test(way)) return undefined
  try {
    return path.join(way.startsWith('/') ? root : folder, decodeURI(way))
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
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
