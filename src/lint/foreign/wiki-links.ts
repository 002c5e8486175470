import GithubSlugger from 'github-slugger'
import type { Heading } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { listHeadingSlugs } from '../../briefing/link-targets.js'
import { chapterId } from '../../briefing/reference-target.js'
import type { ForeignFinding } from '../finding.js'
import { shorten } from '../quote.js'
import type { SourceFile } from '../source.js'

/** `[[Page#Part|words]]`, `![[picture.png|300]]`; not `[[1, 2], [3]]`, `[[ -f x ]]`, `[[_TOC_]]` or `[[1]](#note)`. */
const link =
  /(?<embeds>!?)\[\[(?=[^[\]\r\n]*\p{L})(?!_?TOC_?\]\])(?<page>[\p{L}\p{N}][^[\]\r\n#|]*?)?(?:#\^?(?<part>[^[\]\r\n|]+?))?(?:\\?\|(?<words>[^[\]\r\n]*))?\]\](?![(\uFFFC])/giu

const picture = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/i

/**
 * Finds links and embeds of wikis. A link to a page that the report does not hold is its words, as everywhere.
 *
 * @param files all of the briefing, to whose chapters and headings a link may lead
 */
export function listWikiLinks(at: SourceFile, files: readonly SourceFile[]): ForeignFinding[] {
  return at.prose.flatMap(({ text, start, block }) =>
    text.includes('[[')
      ? [...text.matchAll(link)].flatMap(({ 0: written, index, groups = {} }): ForeignFinding[] => {
          const { embeds, page = '', part = '', words } = groups
          if (page === '' && part === '') return []
          const place = [start + index, start + index + written.length] as const
          const shown = `\`${shorten(written)}\``
          if (embeds) return [{ place, reason: `${shown} ${adviseEmbed(page)}`, fix: [] }]
          // A title leads nowhere, and least of all to itself.
          const target =
            block.type === 'heading' ? undefined : findTarget(at, files, { page, part })
          const label = words ?? [page, part].filter((each) => each !== '').join(', ')
          const isNamed = words === undefined && part === '' && target !== undefined
          const better = target === undefined ? label : `[${isNamed ? '' : label}](#${target})`
          const isElsewhere = target === undefined && block.type !== 'heading'
          const where = isElsewhere ? ', to a page that is not in the report' : ''
          return [
            {
              place,
              reason: `${shown} is a link in a wiki${where}. Write \`${better}\``,
              fix: [{ range: place, text: better }],
            },
          ]
        })
      : [],
  )
}

function adviseEmbed(page: string): string {
  if (!picture.test(page)) return 'shows another page in a wiki. Copy its words here'
  const address = `figures/${page.split('/').at(-1)}`
  const written = /[\s()]/.test(address) ? `<${address}>` : address
  return `is a picture in a wiki. Write \`![what it shows](${written})\``
}

/** What a link leads to in the report, named as links are here. */
function findTarget(
  at: SourceFile,
  files: readonly SourceFile[],
  { page, part }: { page: string; part: string },
): string | undefined {
  const file = page === '' ? at : files.find((each) => isNamed(each, page))
  const chapter = file && file.role === 'chapter' ? chapterId(file.file.path) : undefined
  if (part === '' && chapter !== undefined) return chapter
  // The page of an own heading need not be named.
  const slug = new GithubSlugger().slug(part || page)
  if (slugsOf(at).has(slug) && (file === at || part === '')) return slug
  return file && chapter && slugsOf(file).has(slug) ? `${chapter}/${slug}` : undefined
}

const slugs = new WeakMap<SourceFile, ReadonlyMap<string, Heading>>()

/** The headings of a file by their addresses; a file is read once, however many links it has. */
function slugsOf(at: SourceFile): ReadonlyMap<string, Heading> {
  const known = slugs.get(at) ?? listHeadingSlugs(at.tree)
  slugs.set(at, known)
  return known
}

/** Whether a page of a wiki is a file of the briefing, by the name of the file or the chapter's title. */
function isNamed({ file, tree, role }: SourceFile, page: string): boolean {
  if (role !== 'chapter') return false
  const title = tree.children.find(({ type }) => type === 'heading')
  const stem = file.stem ?? ''
  const wanted = page.split('/').at(-1)?.trim().toLowerCase()
  return [stem, chapterId(stem), title ? textIn(title) : stem].some(
    (name) => name.toLowerCase() === wanted,
  )
}
