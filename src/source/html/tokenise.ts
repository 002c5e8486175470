import { type Token, Tokenizer, TokenizerMode } from 'parse5'

/** A piece of HTML with its offsets in the text that it was read from. */
export type HtmlToken = { start: number; end: number } & (
  | { kind: 'open'; name: string; attributes: TagAttribute[] }
  | { kind: 'close'; name: string }
  | { kind: 'text'; value: string }
  /** What is inside an element that a browser runs, or reads as code: `script`, `style` … */
  | { kind: 'code' }
  | { kind: 'comment'; closed: boolean }
  /** `<!doctype html>`, `<?php …`, `<![CDATA[`: no element, and never shown. */
  | { kind: 'declaration' }
  /** The first line of a tag that the text ends in. */
  | { kind: 'cut' }
)

export interface TagAttribute {
  name: string
  value: string
  start: number
  end: number
}

/** The content of these is not HTML (HTML Standard, 13.2.6.2), which the tokenizer does not know by itself. */
const modes: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ...['style', 'xmp', 'iframe', 'noembed', 'noframes'].map(
    (name) => [name, TokenizerMode.RAWTEXT] as const,
  ),
  ...['textarea', 'title'].map((name) => [name, TokenizerMode.RCDATA] as const),
  ['plaintext', TokenizerMode.PLAINTEXT],
])

/** Takes HTML, whole or a part of it; returns its tokens in order, as a browser reads them. */
export function tokenise(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = []
  let isCode = false
  let isCut = false
  const placeOf = ({ location }: Token.Token) => ({
    start: location?.startOffset ?? 0,
    end: location?.endOffset ?? 0,
  })
  const lineEnd = (start: number) => start + html.slice(start).search(/[\r\n]|$/)
  const onText = (token: Token.CharacterToken): void => {
    const { start, end } = placeOf(token)
    const last = tokens.at(-1)
    if (last?.kind === 'text') Object.assign(last, { value: last.value + token.chars, end })
    else if (isCode) tokens.push({ kind: 'code', start, end })
    else tokens.push({ kind: 'text', value: token.chars, start, end })
  }
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        tokens.push({
          kind: 'open',
          name: token.tagName,
          attributes: listAttributes(token),
          ...placeOf(token),
        })
        const mode = modes.get(token.tagName)
        if (mode === undefined) return
        tokenizer.state = mode
        isCode = mode !== TokenizerMode.RCDATA && mode !== TokenizerMode.PLAINTEXT
      },
      onEndTag(token) {
        isCode = false
        tokens.push({ kind: 'close', name: token.tagName, ...placeOf(token) })
      },
      onComment(token) {
        const { start, end } = placeOf(token)
        const source = html.slice(start, end)
        const closed = /--!?>$|^<!--?-?>$/.test(source)
        if (source.startsWith('<!--'))
          tokens.push({ kind: 'comment', closed, start, end: closed ? end : lineEnd(start) })
        else tokens.push({ kind: 'declaration', start, end })
      },
      onDoctype(token) {
        tokens.push({ kind: 'declaration', ...placeOf(token) })
      },
      onCharacter: onText,
      onWhitespaceCharacter: onText,
      // Browsers drop it.
      onNullCharacter() {},
      onEof() {
        const start = tokens.at(-1)?.end ?? 0
        if (isCut) tokens.push({ kind: 'cut', start, end: lineEnd(start) })
      },
      onParseError({ code }) {
        isCut ||= code === 'eof-in-tag'
      },
    },
  )
  tokenizer.write(html, true)
  return tokens
}

function listAttributes({ attrs, location }: Token.TagToken): TagAttribute[] {
  return attrs.map(({ name, value }) => {
    const place = location?.attrs?.[name]
    return { name, value, start: place?.startOffset ?? 0, end: place?.endOffset ?? 0 }
  })
}
