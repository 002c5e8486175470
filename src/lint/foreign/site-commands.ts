import { listHeadingSlugs } from '../../briefing/link-targets.js'
import type { HtmlFault } from '../../source/html/nodes.js'
import type { ForeignFinding } from '../finding.js'
import { shorten } from '../quote.js'
import { type SourceFile, textOf } from '../source.js'

const command = String.raw`\{\{[^{}\r\n]*\}\}|\{%[^{}\r\n]*%\}`

/** `[words]({{< ref "page" >}})`, `![alt]({{ "/a.png" | relative_url }})` */
const addressed = new RegExp(
  String.raw`(?<bang>!?)\[(?<words>(?:[^[\]\\]|\\.)*)\]\((?<address>(?:${command})[^()\s]*)(?:[ \t]+"[^"\r\n]*")?\)`,
  'g',
)

/** `{{< figure src="a.png" caption="…" >}}` */
const pictured =
  /\{\{[<%][ \t]*(?:figure|img|image)[ \t]+(?<words>(?:"[^"]*"|[^"{}<>])*?)[ \t]*\/?[>%]\}\}/g

/** Finds links and pictures whose address a site generator would make. */
export function listSiteCommands(at: SourceFile): ForeignFinding[] {
  const source = textOf(at)
  return at.prose.flatMap(({ text, raw, start }) => {
    if (!text.includes('{{') && !text.includes('{%')) return []
    // An unspaced command to Hugo is a tag to HTML, and is blanked out of the prose.
    const written = source.slice(start, start + raw.length)
    const isText = (index: number) => text[index] === written[index]
    return [
      ...[...written.matchAll(addressed)].flatMap((match) =>
        isText(match.index) ? [readAddressed(at, match, start)] : [],
      ),
      ...[...written.matchAll(pictured)].flatMap((match) =>
        isText(match.index) ? readPicture(at, match, start) : [],
      ),
    ]
  })
}

/** Says of a tag that only a site generator understands what it is; undefined where it is none. */
export function explainSiteCode(
  at: SourceFile,
  { kind, element, position }: HtmlFault,
): string | undefined {
  const [start = 0, end] = [position.start.offset, position.end.offset]
  const source = textOf(at)
  // `{{<name …>}}`
  if (source.slice(Math.max(0, start - 2), start) === '{{')
    return `\`{{<${shorten(element)} …>}}\` is a command to a site generator. Leave it out, or write what it would have shown`
  // `<Chart data={rows} />`: what MDX shows for it is not in the text. `<IP>` is a word.
  const name = /^<([A-Z][A-Za-z.]*)(?=[^>]*(?:=|\/>$))/.exec(source.slice(start, end))?.[1]
  return kind === 'element' && name
    ? `\`<${shorten(name)}>\` is a component of a site, and nothing of it is shown here. Leave it out, or write what it would have shown`
    : undefined
}

function readAddressed(at: SourceFile, match: RegExpExecArray, start: number): ForeignFinding {
  const { bang, words = '', address = '' } = match.groups ?? {}
  const place = [start + match.index, start + match.index + match[0].length] as const
  const shown = `\`${shorten(match[0])}\``
  if (bang) {
    const file = /([^/"'\s}]+\.\w{2,5})(?!.*\.\w{2,5})/.exec(address)?.[1] ?? 'picture.png'
    const reason = `${shown} is a picture, to a site generator. Write \`![${words}](figures/${file})\``
    return { place, reason, fix: [] }
  }
  const slug = /#([\p{L}\p{N}_-]+)/u.exec(address)?.[1] ?? ''
  const better = listHeadingSlugs(at.tree).has(slug) ? `[${words}](#${slug})` : words
  const reason = `${shown} is a link to another page of a site. Write \`${shorten(better)}\``
  return { place, reason, fix: better ? [{ range: place, text: better }] : [] }
}

function readPicture(at: SourceFile, match: RegExpExecArray, start: number): ForeignFinding[] {
  const { words = '' } = match.groups ?? {}
  const named = new Map(
    [...words.matchAll(/([\w-]+)[ \t]*=[ \t]*(?:"([^"]*)"|(\S+))/g)].map(
      ([, key = '', quoted, bare]) => [key.toLowerCase(), quoted ?? bare ?? ''] as const,
    ),
  )
  const source = named.get('src') ?? named.get('link') ?? ''
  if (source === '') return []
  const caption = named.get('caption') || named.get('title') || ''
  const alternative = (named.get('alt') || caption).replace(/[[\]*_`]/g, '')
  const picture = `![${alternative}](${/[\s()]/.test(source) ? `<${source}>` : source})`
  const [from, to] = [start + match.index, start + match.index + match[0].length]
  const text = textOf(at)
  const isAlone =
    /(?:^|\n)[ \t]*\r?\n$|^$/.test(text.slice(Math.max(0, from - 200), from)) &&
    /^[ \t]*(?:$|\r?\n[ \t]*(?:\r?\n|$))/.test(text.slice(to))
  const better = caption ? `:::figure\n${picture}\n\n${caption}\n:::` : picture
  const advice = caption
    ? `\`:::figure\`, \`${picture}\`, the caption and \`:::\``
    : `\`${picture}\``
  return [
    {
      place: [from, to],
      reason: `\`${shorten(match[0])}\` is a picture, to a site generator. Write ${advice}`,
      fix: isAlone ? [{ range: [from, to], text: better }] : [],
    },
  ]
}
