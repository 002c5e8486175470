import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as textIn } from 'hast-util-to-string'
import { toLine } from '../markdown-text.js'
import type { FetchedPage } from './fetch-page.js'

/** What a page says about itself. */
export interface PageNames {
  title: string | undefined
  site: string | undefined
}

/** Characters that are looked through where no head ends. */
const maximumLength = 256 * 1024

/** Takes the beginning of a page; returns its title and the name of its site, as far as it gives them. */
export function readPageNames({ bytes, contentType }: FetchedPage): PageNames {
  const html = decode(bytes, contentType)
  // A body may be nested to any depth; what we look for usually comes before it.
  const body = html.search(/<body[\s>]/i)
  const found = findNames(body > 0 ? html.slice(0, body) : html.slice(0, maximumLength))
  return found.title === undefined && body > 0 ? findNames(html.slice(0, maximumLength)) : found
}

function findNames(html: string): PageNames {
  const elements = listElements(html)
  const meta = (name: string) =>
    elements.find(
      ({ tagName, properties: { property, name: named } }) =>
        tagName === 'meta' && String(property ?? named).toLowerCase() === name,
    )?.properties.content
  const titleElement = elements.find(({ tagName }) => tagName === 'title')
  const site = cleanText(meta('og:site_name')) ?? cleanText(meta('application-name'))
  const title = cleanText(meta('og:title')) ?? cleanText(titleElement && textIn(titleElement))
  return { title: title && site ? withoutSite(title, site) : title, site }
}

function listElements(html: string): Element[] {
  const elements: Element[] = []
  let waiting: Nodes[] = []
  try {
    waiting = [fromHtml(html)]
  } catch (error) {
    // Nested so deeply that the stack overflows: not a real page.
    if (!(error instanceof RangeError)) throw error
  }
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'element') elements.push(node)
    if ('children' in node) waiting.push(...node.children.toReversed())
  }
  return elements
}

function cleanText(value: unknown): string | undefined {
  const words = typeof value === 'string' ? toLine(value) : ''
  return words === '' ? undefined : words
}

/** `A headline | The Times` in The Times is `A headline`. */
function withoutSite(title: string, site: string): string {
  if (!title.toLowerCase().endsWith(site.toLowerCase())) return title
  const headline = title.slice(0, -site.length).replace(/\s*[|｜\-–—:：･・»]\s*$/, '')
  return headline === title.slice(0, -site.length) || headline.trim() === ''
    ? title
    : headline.trim()
}

/** A byte order mark decides, then the server, then the page; where none does, UTF-8 is tried. */
function decode(bytes: Uint8Array, contentType: string): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const named = [
    start.startsWith('\u00EF\u00BB\u00BF') ? 'utf-8' : undefined,
    /charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType)?.[1],
    /<meta[^>]{0,300}?charset\s*=\s*["']?([^\s;"'>/]+)/i.exec(start)?.[1],
  ].find((label) => label !== undefined && isEncoding(label))
  if (named) return new TextDecoder(named).decode(bytes)
  for (const label of ['utf-8', 'shift_jis', 'euc-jp']) {
    try {
      // The megabyte may end inside a character.
      return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
    } catch {}
  }
  return new TextDecoder().decode(bytes)
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}
