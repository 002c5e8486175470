import type { ForeignFinding } from '../finding.js'
import { shorten } from '../quote.js'
import type { SourceFile } from '../source.js'

/** `<https://example.com|words>`, as Slack writes links. */
const link = /<(?<address>(?:https?:\/\/|mailto:)[^\s|<>]+)\|(?<words>[^<>|\r\n]+)>/g

/** `<@U012AB3CD>`, `<#C012AB3CD|soc>`, `<!here>` */
const mention =
  /<(?<sign>[@#])[A-Z][A-Z\d]{5,}(?:\|(?<words>[^<>|\r\n]*))?>|<!(?:here|channel|everyone)>/g

const source =
  /【\d+(?::\d+)?†[^【】\r\n]*】|:contentReference\[oaicite:\d+\](?:\{[^{}\r\n]*\})?|\[cite(?:_start|_end|:[ \d,]+)\]|\uE200?cite(?:\uE202?turn\d+[a-z]+\d+)+\uE201?/g

/** Finds what a chat leaves in text that is copied from it: links, names and sources in its own forms. */
export function listChatMarks(at: SourceFile): ForeignFinding[] {
  return at.prose.flatMap(({ raw, start }) => {
    const place = ({ 0: written, index }: RegExpExecArray) =>
      [start + index, start + index + written.length] as const
    return [
      ...[...raw.matchAll(link)].map((match): ForeignFinding => {
        const { address = '', words = '' } = match.groups ?? {}
        const better = `[${words}](${address})`
        const reason = `\`${shorten(match[0])}\` is a link in a chat. Write \`${shorten(better)}\``
        return { place: place(match), reason, fix: [{ range: place(match), text: better }] }
      }),
      ...[...raw.matchAll(mention)].map((match): ForeignFinding => {
        const { sign, words } = match.groups ?? {}
        const what = sign === '#' ? 'a channel' : 'somebody'
        const better = words ? `\`${shorten(words)}\`` : 'the name'
        const reason = `\`${shorten(match[0])}\` names ${what} in a chat. Write ${better}`
        return { place: place(match), reason, fix: [] }
      }),
      ...[...raw.matchAll(source)].map((match): ForeignFinding => {
        const reason = `\`${shorten(match[0])}\` is what an assistant leaves of a source, and leads nowhere. Call a note, and write the source in it`
        return { place: place(match), reason, fix: [] }
      }),
    ]
  })
}
