import path from 'node:path'
import type { Link } from 'mdast'
import { parse } from 'tldts'
import { isDefanged } from '../../addresses/defanged.js'
import { addressOf } from '../../addresses/leads-to.js'
import { decodePercent } from '../../addresses/percent.js'
import { chapterId } from '../../briefing/reference-target.js'
import type { Edit } from '../finding.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/**
 * A link that leads nowhere in a report: to a file, by a scheme other than `http:`, `https:` and `mailto:`, or by an
 * address that is not valid.
 *
 * Whoever reads the report has no such file beside it, and its path would show how the folders of the house are named;
 * `javascript:` and `file:` links are dangerous; `//host` takes its scheme from whatever shows the report. Only the
 * link's text is printed. A chapter is called by its file's name without number and ending, and a heading in it by
 * that name, a slash and its own: `02-other.md#means` is `#other/means`.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * See [the other chapter](02-other.md) and [the plan][plan].
 *
 * [plan]: file:///home/me/plan.txt
 * ~~~
 * 01-chapter.md 3:5-3:37: The link to `02-other.md` leads nowhere in the report, so only its text is printed. Refer to a chapter by `[](#name)`, or cite a source in a note
 * 01-chapter.md 3:42-3:58: The link to `file:///home/me/plan.txt` leads nowhere in the report, so only its text is printed. Refer to a chapter by `[](#name)`, or cite a source in a note
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * [Zero](www.example.com) and [none]().
 *
 * [Host](example.com), [mail](a@example.com) and [file](media/map.png).
 *
 * [One](//example.com/a), [two](ftp://example.com/b), [three](https:/c), [four](https://evil[.]example/) and [](https://example.com/).
 * ~~~
 * 01-chapter.md 3:1-3:24: The link to `www.example.com` names no scheme, so only its text is printed. Write `https://www.example.com`
 * 01-chapter.md 3:29-3:37: This link has no address, so only its text is printed. Write it between the parentheses
 * 01-chapter.md 5:1-5:20: The link to `example.com` names no scheme, so only its text is printed. Write `https://example.com`
 * 01-chapter.md 5:22-5:43: The link to `a@example.com` names no scheme, so only its text is printed. Write `mailto:a@example.com`
 * 01-chapter.md 5:48-5:69: The link to `media/map.png` leads nowhere in the report, so only its text is printed. Refer to a chapter by `[](#name)`, or cite a source in a note
 * 01-chapter.md 7:1-7:23: The link to `//example.com/a` names no scheme, so only its text is printed. Write `https://example.com/a`
 * 01-chapter.md 7:25-7:51: The link to `ftp://example.com/b` does not begin with `https:`, `http:` or `mailto:`, so only its text is printed. Write the address as text, or link to a page
 * 01-chapter.md 7:53-7:70: The link to `https:/c` has an address that is not valid, so only its text is printed. Correct it
 * 01-chapter.md 7:72-7:103: The link to `https://evil[.]example/` is defanged, so only its text is printed. Write the address as text
 * 01-chapter.md 7:108-7:132: The link to `https://example.com/` has no words, so nothing of it is printed. Write them between `[` and `]`
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * See [the other chapter](02-other.md), [its means](./02-other.md#means) and [the month before](../2024-02/01-x.md).
 * ~~~
 * ~~~md 02-other.md
 * # Two
 *
 * ## Means
 * ~~~
 * 01-chapter.md 3:5-3:37: The link to `02-other.md` leads to a file, so only its text is printed. Write `#other`
 * 01-chapter.md 3:39-3:71: The link to `./02-other.md#means` leads to a file, so only its text is printed. Write `#other/means`
 * 01-chapter.md 3:76-3:114: The link to `../2024-02/01-x.md` leads nowhere in the report, so only its text is printed. Refer to a chapter by `[](#name)`, or cite a source in a note
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * See [](#other) and [the Times](https://example.com/).
 * ~~~
 * ~~~md 02-other.md
 * # Two
 * ~~~
 */
export default defineRule({
  id: 'link-local',
  severity: 'warning',
  suppressible: true,
  fixable: true,
  disclaimer: true,
  scope: 'briefing',
  check({ files }, report) {
    const chapters = new Map(
      files.flatMap(({ file, role }) =>
        role === 'chapter' ? [[path.basename(file.path), chapterId(file.path)]] : [],
      ),
    )
    for (const at of files) {
      for (const link of listNodes(at, 'link')) {
        const target = findChapter(link.url, chapters)
        const reason = target ? explainFile(link, target) : explainLink(link)
        if (reason === undefined) continue
        // `[^a b]` is for footnote-label-invalid.
        if (textOf(at).startsWith('[^', link.position?.start.offset)) continue
        const fix = target === undefined ? undefined : leadTo(at, link, target)
        report({ at, place: link, reason, ...(fix && { fix }) })
      }
    }
  },
})

const textAlone = 'so only its text is printed.'

/** Takes `./02-other.md#means`, and the ids of the chapters by their files' names; returns `#other/means`. */
function findChapter(url: string, chapters: ReadonlyMap<string, string>): string | undefined {
  const [, name = '', fragment = ''] = /^(?:\.\/)?([^/?#]+)(?:#(.*))?$/s.exec(url) ?? []
  const chapter = chapters.get(decodePercent(name))
  if (chapter === undefined) return undefined
  const id = fragment === '' ? chapter : `${chapter}/${fragment}`
  return `#${id.replace(/[\s<>]/g, encodeURIComponent)}`
}

/** The edit that makes a link in brackets lead to something else. */
function leadTo(at: SourceFile, { position, url }: Link, target: string): Edit | undefined {
  // Other signs may mean something else in an address.
  if (!position || !/^#[\p{L}\p{N}/_-]+$/u.test(target)) return undefined
  const { start, end } = position
  const written = textOf(at).slice(start.offset, end.offset)
  const [address] = [`(${url})`, `(<${url}>)`].filter((each) => written.endsWith(`]${each}`))
  if (address === undefined || end.offset === undefined) return undefined
  return { range: [end.offset - address.length, end.offset], text: `(${target})` }
}

function explainFile({ url }: Link, target: string): string {
  return `The link to \`${shorten(url)}\` leads to a file, ${textAlone} Write \`${target}\``
}

function explainLink(link: Link): string | undefined {
  const { url } = link
  if (url.startsWith('#') || addressOf(link) !== undefined) return undefined
  return url === '' && link.children.length > 0
    ? `This link has no address, ${textAlone} Write it between the parentheses`
    : `The link to \`${shorten(url)}\` ${explainAddress(link)}`
}

function explainAddress(link: Link): string {
  const { url } = link
  if (link.children.length === 0)
    return 'has no words, so nothing of it is printed. Write them between `[` and `]`'
  if (isDefanged(url) || (/^https?:\/\/[^/\\]/i.test(url) && URL.canParse(url)))
    return `is defanged, ${textAlone} Write the address as text`
  if (isMailbox(url)) return `names no scheme, ${textAlone} Write \`mailto:${shorten(url)}\``
  if (isHost(url)) return `names no scheme, ${textAlone} Write \`https://${shorten(url)}\``
  if (url.startsWith('//')) return `names no scheme, ${textAlone} Write \`https:${shorten(url)}\``
  if (/^(?:https?|mailto):/i.test(url))
    return `has an address that is not valid, ${textAlone} Correct it`
  if (/^[a-z][a-z\d+.-]+:/i.test(url) && !/^file:/i.test(url))
    return `does not begin with \`https:\`, \`http:\` or \`mailto:\`, ${textAlone} Write the address as text, or link to a page`
  return `leads nowhere in the report, ${textAlone} Refer to a chapter by \`[](#name)\`, or cite a source in a note`
}

/** Endings of hosts that no file has; `.md` is a country and `.zip` a domain. */
const ending = '(?:com|net|org|info|gov|edu|jp|de|fr|uk|eu)'
const host = new RegExp(
  String.raw`^(?:www\.[a-z\d.-]+|(?:[a-z\d-]+\.)+[a-z\d-]+(?=/)|(?:[a-z\d-]+\.)+${ending}$)`,
  'i',
)

/** Whether a link without a scheme begins with a host, such as `www.example.com` or `example.com/a`, and not with a folder. */
function isHost(url: string): boolean {
  const found = host.exec(url)?.[0]
  return found !== undefined && parse(found).isIcann === true
}

function isMailbox(url: string): boolean {
  return /^[^\s@/:]+@(?:[a-z\d-]+\.)+[a-z]{2,}$/i.test(url)
}
