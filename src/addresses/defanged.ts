import { cjk } from './cjk.js'

/** `[.]`, `(dot)`, `{@}`, `[:]`, `[://]`, `h[tt]p`; with backslashes where the brackets were escaped. */
const bracketed =
  /\\?\[\\?(?:\.|dot|:|:\/\/|\/\/?|@|at|https?)\\?\]|\((?:\.|dot|@|at|:)\)|\{(?:\.|dot|@|at|:)\}/i

/** `hxxps://`, `h**p:`, `htxp:`, `h[tt]p:`, `meow://`, `fxp://`, `ttp://`; `hxxp` alone is a word that a page may be about. */
const scheme =
  /^[^A-Za-z]*(?:meows?|s?fxp|ttps?):|h(?:[x*]{2}|tx|xt|\[\\?(?:tt|xx)\\?\])ps?(?:[:/({[]|\\)/i

/** `evil\.example`, `2001:db8[::]1` */
const within = /[\p{L}\p{N}]\\\.[\p{L}\p{N}]|[\da-f]\[::\][\da-f]/iu

/** Each of these holds one of them, and is quicker to rule out by it. */
const signs = /[[({:/\\]/
/** The same for the last of these. */
const signsWithin = /\\\.|\[::\]/

/** Whether something in a word (what stands between blanks) makes an address of it that nobody should follow. */
export function isDefanged(word: string): boolean {
  if (!signs.test(word)) return false
  if (bracketed.test(word) || scheme.test(word)) return true
  return signsWithin.test(word) && within.test(word)
}

/**
 * Takes words; returns them with every address as its attacker wrote it, however it was defanged: `[.]`, `(dot)`,
 * `evil [.] example`, `hxxps[:]//`, `h[tt]p`, `meow://`, `evil．example`. To compare and export addresses, never to show
 * them.
 */
export function refang(words: string): string {
  const whole = words
    .replace(/ ?\\?[[({<]\\? ?(?:\.|dot) ?\\?[\])}>] ?|\\\./gi, '.')
    .replace(/ ?\\?[[({<]\\? ?(?:@|at) ?\\?[\])}>] ?/gi, '@')
    .replace(/\\?[[({]\\?(:\/\/|:|\/\/?)\\?[\])}]/gi, '$1')
    .replace(/(?<=[\da-f])\[::\](?=[\da-f])/gi, '::')
    .replace(/(?<=[\p{L}\p{N}])[．。｡](?=[\p{L}\p{N}])/gu, '.')
    .replace(/＠/g, '@')
    .replace(/\b(h[tx*]{2}ps?)\[\](?=:)/gi, '$1')
    .replace(/h(?:[x*]{2}|tx|xt|\[\\?(?:tt|xx)\\?\])p(s?)(?=:|\/\/)/gi, 'http$1')
    .replace(/\b(http)[[(](s)[\])](?=:)/gi, '$1$2')
    .replace(/\[\\?(https?)\\?\](?=:)/gi, '$1')
    .replace(/\b(s?)fxp(?=:)/gi, '$1ftp')
    .replace(/^(?:meow|ttp)(s?)(?=:\/\/)/i, 'http$1')
    .replace(/^(https?)\/\//i, '$1://')
    .replace(/^https?:\\\\\S*/i, (address) => address.replaceAll('\\', '/'))
  // Half a pair, `evil[.example`: in a host only, since paths have brackets of their own.
  return /\s/.test(whole)
    ? whole
    : whole.replace(/^(?:[a-z]+:\/\/)?[^/]*/i, (host) =>
        host.replace(/(?<=\w)(?:[[({]\.|\.[\])}])(?=\w)/g, '.'),
      )
}

/** A word that is defanged, and the address that it stands for. */
export interface DefangedAddress {
  /** In lower case, without a scheme. */
  address: string
  /** Undefined for the address of a mailbox. */
  host: string | undefined
  /** In the text. */
  index: number
  length: number
}

const words = new RegExp(`[^\\s,;<>"'\`|${cjk}]+`, 'gu')

/** Lists what is defanged in a text, in order. */
export function listDefanged(text: string): DefangedAddress[] {
  if (!signs.test(text)) return []
  return [...text.matchAll(words)].flatMap(({ 0: word, index }): DefangedAddress[] => {
    if (!isDefanged(word)) return []
    const [, user, host, rest = ''] =
      /^[^a-z0-9]*(?:[a-z]+:\/\/)?([^@/]+@)?((?:[a-z0-9_-]+\.)+[a-z0-9-]+)(\S*)/.exec(
        refang(word).toLowerCase(),
      ) ?? []
    if (host === undefined) return []
    const address = `${user ?? ''}${host}${rest.replace(/[^a-z0-9/=_-]+$/, '')}`
    return [{ address, host: user ? undefined : host, index, length: word.length }]
  })
}
