import { type ParserError, type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'

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

/** An attribute of a tag; `start` and `end` are offsets in the text. */
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
  const reader = new TokenReader(html)
  reader.read()
  return reader.tokens
}

class TokenReader implements TokenHandler {
  readonly tokens: HtmlToken[] = []
  readonly #html: string
  readonly #tokenizer: Tokenizer
  #isCode = false
  #isCut = false

  constructor(html: string) {
    this.#html = html
    this.#tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, this)
  }

  read(): void {
    this.#tokenizer.write(this.#html, true)
  }

  onStartTag(token: Token.TagToken): void {
    this.tokens.push(toOpen(token))
    const mode = modes.get(token.tagName)
    if (mode === undefined) return
    this.#tokenizer.state = mode
    this.#isCode = mode !== TokenizerMode.RCDATA && mode !== TokenizerMode.PLAINTEXT
  }

  onEndTag(token: Token.TagToken): void {
    this.#isCode = false
    this.tokens.push({ kind: 'close', name: token.tagName, ...placeOf(token) })
  }

  onComment(token: Token.CommentToken): void {
    this.tokens.push(toComment(this.#html, placeOf(token)))
  }

  onDoctype(token: Token.DoctypeToken): void {
    this.tokens.push({ kind: 'declaration', ...placeOf(token) })
  }

  onCharacter(token: Token.CharacterToken): void {
    const place = placeOf(token)
    const last = this.tokens.at(-1)
    if (last?.kind === 'text') {
      last.value += token.chars
      last.end = place.end
    } else if (this.#isCode) this.tokens.push({ kind: 'code', ...place })
    else this.tokens.push({ kind: 'text', value: token.chars, ...place })
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token)
  }

  /** Browsers drop it. */
  onNullCharacter(): void {}

  onEof(): void {
    const start = this.tokens.at(-1)?.end ?? 0
    if (this.#isCut) this.tokens.push({ kind: 'cut', start, end: endOfLine(this.#html, start) })
  }

  onParseError({ code }: ParserError): void {
    this.#isCut ||= code === 'eof-in-tag'
  }
}

interface Place {
  start: number
  end: number
}

function placeOf({ location }: Token.Token): Place {
  return { start: location?.startOffset ?? 0, end: location?.endOffset ?? 0 }
}

function endOfLine(html: string, start: number): number {
  return start + html.slice(start).search(/[\r\n]|$/)
}

function toOpen(token: Token.TagToken): HtmlToken {
  return { kind: 'open', name: token.tagName, attributes: listAttributes(token), ...placeOf(token) }
}

/** A comment that nothing closes goes on to the end of the text; its first line is meant. */
function toComment(html: string, { start, end }: Place): HtmlToken {
  const written = html.slice(start, end)
  if (!written.startsWith('<!--')) return { kind: 'declaration', start, end }
  const closed = /--!?>$|^<!--?-?>$/.test(written)
  return { kind: 'comment', closed, start, end: closed ? end : endOfLine(html, start) }
}

function listAttributes({ attrs, location }: Token.TagToken): TagAttribute[] {
  return attrs.map(({ name, value }) => {
    const place = location?.attrs?.[name]
    return { name, value, start: place?.startOffset ?? 0, end: place?.endOffset ?? 0 }
  })
}
