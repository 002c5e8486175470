import type { CssNode } from 'css-tree'
import generate from 'css-tree/generator'
import { parseValue } from './expand-value.js'

/** The page's own families, so that every machine sets the same letters. */
const faces = {
  sans: 'var(--drawing-sans)',
  serif: 'var(--drawing-serif)',
  mono: 'var(--mono-face)',
} as const

const mono = /mono|courier|consolas|menlo|monaco|typewriter|code|terminal|cascadia|ゴシック等幅/i
const sans =
  /sans|arial|helvetica|verdana|tahoma|roboto|inter|gothic|ゴシック|meiryo|メイリオ|segoe|system-ui|calibri|virgil|excalifont|nunito|comic|cursive|fantasy/i
const serif =
  /serif|times|georgia|garamond|mincho|明朝|roman|cambria|palatino|bookman|century|cmr\d|stix|computer modern/i

/** Takes the value of `font-family`; returns the page's family of the same kind: of its first name that tells one. */
export function mapFamily(value: string): string {
  for (const name of value.split(',')) {
    if (mono.test(name)) return faces.mono
    if (sans.test(name)) return faces.sans
    if (serif.test(name)) return faces.serif
  }
  return faces.sans
}

/** Takes the value of `font`; returns its parts by the names of their properties. Nothing for a font of the system. */
export function splitFont(value: string): [string, string][] {
  const parts = partsOf(value)
  const size = parts.findIndex(isSize)
  if (size < 0) return []
  const afterSize = parts[size + 1]
  const hasLeading = afterSize?.type === 'Operator' && afterSize.value.trim() === '/'
  const family = parts.slice(size + (hasLeading ? 3 : 1)).map((part) => generate(part))
  const split: [string, string][] = [
    ['font-style', 'normal'],
    ['font-variant', 'normal'],
    ['font-weight', 'normal'],
    ['font-size', write(parts[size])],
    ['font-family', family.join('')],
  ]
  for (const part of parts.slice(0, size)) {
    const word = generate(part)
    if (/^(italic|oblique)$/i.test(word)) split.push(['font-style', word])
    if (/^small-caps$/i.test(word)) split.push(['font-variant', word])
    if (/^(bold|bolder|lighter|[1-9]\d\d)$/i.test(word)) split.push(['font-weight', word])
  }
  return split
}

function partsOf(value: string): CssNode[] {
  const parsed = parseValue(value)
  return parsed?.type === 'Value' ? parsed.children.toArray() : []
}

function isSize(part: CssNode): boolean {
  return (
    part.type === 'Dimension' ||
    part.type === 'Percentage' ||
    (part.type === 'Identifier' &&
      /^(xx?-small|small|medium|large|x{1,3}-large|smaller|larger)$/i.test(part.name))
  )
}

function write(part: CssNode | undefined): string {
  return part ? generate(part) : ''
}
