import { cjk, cjkLetters } from '../addresses/cjk.js'
import { isDefanged, refang } from '../addresses/defanged.js'
import { type LiveAddress, listLiveAddresses, trimUrl } from '../addresses/live.js'
import { fileNames, hasFileEnding, isFileName } from './file-names.js'
import type { IndicatorType } from './indicator.js'
import { readValue } from './read-value.js'

/** An indicator found in running text, as machines expect it. */
export interface ExtractedIndicator {
  type: IndicatorType
  /** Refanged, in one form. */
  value: string
}

/**
 * Lists the indicators in a line of text, defanged or not; one that stands there twice once. Code is between backticks.
 *
 * Types that only an author can tell (`yara` except its rule, `ja3` and `mutex` without a word before them) are not
 * guessed at.
 *
 * @param live whether addresses count that are not defanged: those of sources are not
 */
export function extractIndicators(line: string, { live = true } = {}): ExtractedIndicator[] {
  const found = new Map<string, ExtractedIndicator>()
  let rest = normalise(line)
  const add = (type: IndicatorType, written: string): boolean => {
    const read = readValue(type, written)
    if ('fault' in read) return false
    found.set(JSON.stringify([type, read.value]), { type, value: read.value })
    return true
  }
  const take = (pattern: RegExp, read: (match: string, before: string) => boolean): void => {
    rest = rest.replace(pattern, (match: string, ...more: unknown[]) => {
      const at = more.find((each) => typeof each === 'number') ?? 0
      return read(match, rest.slice(0, at)) ? ' '.repeat(match.length) : match
    })
  }
  take(yaraRule, (match) => add('yara', match.replace(/^rule\s+/, '')))
  for (const pattern of [registryKey, ownCode(registryKey)].reverse())
    take(pattern, (match) => /\\.+\\/.test(match) && add('registry', trimEnd(match)))
  take(mutex, (match) => add('mutex', match.replace(/\.+$/, '')))
  for (const pattern of [ownCode(windowsPath), windowsPath])
    take(pattern, (match) => add('path', trimEnd(match)))
  take(addressOfItsOwn, (word) => addDefanged(word, add))
  take(defangedWord, (word) => isDefanged(word) && addDefanged(word, add))
  take(network, (match) => add('cidr', match))
  if (live) rest = takeLive(rest, add)
  else take(liveUrl, () => true)
  take(unixPath, (match) => add('path', trimEnd(match)))
  take(hash, (match, before) => addHash(match, before, add))
  take(cve, (match) => add('cve', match))
  take(systemNumber, (match) => add('asn', match))
  take(bitcoin, (match) => add('btc', match))
  for (const pattern of fileNames)
    take(pattern, (match, before) => isFileName(match, before) && add('file', match))
  return [...found.values()]
}

type Add = (type: IndicatorType, written: string) => boolean

/** Full-width letters and hyphens of printers are those of machines; `evil [.] example` is one word. */
function normalise(line: string): string {
  return (
    line
      .replace(/[\uFF10-\uFF19\uFF20-\uFF3A\uFF3F\uFF41-\uFF5A]+/g, (wide) =>
        wide.normalize('NFKC'),
      )
      .replace(/(?<=[\w])．(?=[\w])/g, '[.]')
      .replace(/：(?=[/／]{2})|(?<=：|:)／／/g, (wide) => wide.normalize('NFKC'))
      // Half a pair of brackets, or a comma for the point.
      .replace(
        /(?<=[\w-])\[\.(?=\w)(?!\S*\])|(?<=\w)(?<!\[\S*)\.\](?=\w)|(?<=\w)\[,\](?=\w)/g,
        '[.]',
      )
      // All names under one; `*.spec.py` are files.
      .replace(wildcard, (match, name: string) => (hasFileEnding(name) ? match : name))
      .replace(/(?<=[A-Za-z\d])[\u2010-\u2013\u2212\uFF0D](?=\d)/g, '-')
      .replace(/(?<=[\p{L}\p{N}]) ?[[({<] ?(?:\.|dot) ?[\])}>] ?(?=[\p{L}\p{N}])/giu, '[.]')
      .replace(/(?<=[\p{L}\p{N}]) ?[[({<] ?(?:@|at) ?[\])}>] ?(?=[\p{L}\p{N}])/giu, '[@]')
  )
}

/** `*.evil.example`, `*[.]evil[.]example` */
const wildcard = /(?<![\w/\\*.-])\*(?:\.|\[\.\])([\w-]+(?:(?:\.|\[\.\])[\w-]+)+)(?![\w-])/g

const stops = `\\s"'<>|\`${cjk}`
/** Of a path of Windows or its registry: a blank in a part only where another part follows. */
const part = `(?:[^\\\\/:*?,;${stops}]|<[\\w ]+>)+`
const parts = `(?:${part}(?: ${part}){0,4}\\\\)*${part}`

const registryKey = new RegExp(
  `(?<![\\w\\\\])(?:HKEY_[A-Z_]{5,20}|HK(?:LM|CU|CR|U|CC)):?\\\\${parts}`,
  'gu',
)
const windowsPath = new RegExp(
  `(?<![\\w\\\\]|h[tx]{2}ps?:)(?:[A-Za-z]:\\\\|%[\\w()]+%\\\\|\\\\\\\\(?:[\\w.$-]|\\[\\.\\])+(?:@\\w+)*\\\\)${parts}`,
  'gu',
)
const unixPath = new RegExp(
  `(?<![\\w.:/~-])~?/(?:tmp|var|etc|usr|opt|home|root|s?bin|lib|dev|mnt|srv|boot|proc|run|private|data|system|sdcard|Library|Users|Applications)/[^,;${stops}]+`,
  'gu',
)
const mutex = /(?<![\w\\])(?:Global|Local)\\[\w{}.-]+/g
/** With its tags, which no sentence has: `per rule convention: the base first`. */
const yaraRule =
  /(?<!\w)rule\s+[A-Za-z_]\w*(?=\s*(?::[\w\s]*)?\{)|(?<=^\s*(?:(?:private|global)\s+)*)rule\s+[A-Za-z_]\w*(?=\s*:[\w\s]*$)/g
/** A domain in Japanese letters counts only by itself, since such letters run on into words. */
const cjkAddress = `[${cjkLetters}][${cjkLetters}\\d-]*(?:\\[\\.\\][a-z\\d-]+)+(?:/[^,;${stops}]*)?`
const addressOfItsOwn = new RegExp(
  `(?:(?<=[「『（("'\`])|(?<!\\w)h[tx]{2}ps?\\[?:\\]?//)${cjkAddress}|^${cjkAddress}$`,
  'giu',
)
const defangedWord = new RegExp(`[^,;${stops}]+`, 'gu')
const network =
  /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}|[\da-f]{1,4}:[\da-f:]{2,38}\/\d{1,3})(?![\w/]|\.\d)/gi
const liveUrl = /(?<!\w)(?:https?|ftps?):\/\/[^\s"'<>`|]+/gi
const hash = /(?<!\w)[\da-f]{32,128}(?!\w)/gi
const cve = /(?<!\w)CVE-\d{4}-\d{4,}(?!\w)/gi
/** From four digits on: an AS400 is a machine. */
const systemNumber = /(?<![\w-])AS\d{4,10}(?![\w-])/g
const bitcoin = /(?<!\w)(?:bc1[02-9ac-hj-np-z]{11,71}|[13][1-9A-HJ-NP-Za-km-z]{25,34})(?!\w)/g

/** A piece of code that holds nothing else; blanks are part of it there. */
function ownCode({ source }: RegExp): RegExp {
  return new RegExp(`(?<=\`)${source}[^\`|]*(?=\`)`, 'gu')
}

/** A sentence's own punctuation, and a bracket that nothing has opened. */
function trimEnd(text: string): string {
  return trimUrl(text.trim())
}

/** `hxxps[:]//evil[.]example/a`, `C2:evil[.]example:8080`, `192[.]0.2.1`, `loader[.]exe` */
function addDefanged(word: string, add: Add): boolean {
  const plain = refang(word.replace(/^[^\p{L}\p{N}[{]+/u, '').replace(/^[([{]+(?=\w)/, ''))
  const url = /(?<![a-z\d])[a-z][a-z\d+.-]*:\/\/\S+/i
    .exec(plain)?.[0]
    // `hxxps[:]///evil[.]example` is where a browser would go all the same.
    .replace(/:\/{3,}/, '://')
    // `/[the victim's name]/gate` goes on after a blank, and what was begun is no address.
    .replace(/(?<=[^/:][/=])\[[^\]]*$/, '')
  if (url) return add('url', trimUrl(url)) || addHost(url.replace(/^[a-z]+:\/\//i, ''), add)
  const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(plain)?.[0]
  if (mail) return add('email', mail)
  if (addHost(plain, add)) return true
  // `evil.example(192.0.2.1)`, `C2:evil.example`
  const hosts = plain.split(/[()=]|:(?=[A-Za-z])/).map((each) => addHost(each, add))
  return hosts.includes(true)
}

function addHost(written: string, add: Add): boolean {
  // `([192.0.2.1])` in the head of a mail, `[2001:db8::1]` in an address.
  const bare = trimUrl(written.replace(/^[^\p{L}\p{N}_[]+|[^\p{L}\p{N}_\]]+$/gu, ''))
  if (/^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/.test(bare)) return add('cidr', bare)
  const host = bare.replace(/[/?#].*$/, '').replace(/(?<=\.[\w-]+):\d+$/, '')
  return (
    (/^[\d.]+$/.test(host) && add('ipv4', host)) ||
    (/^\[?[\da-f:]*:[\da-f:]*\]?$/i.test(host) && add('ipv6', host)) ||
    (host.includes('.') && add('domain', host)) ||
    (/^[^()=]+\.[a-z\d]{2,4}$/i.test(host) && add('file', host))
  )
}

/** Returns what is left of a text. */
function takeLive(text: string, add: Add): string {
  let rest = text
  for (const address of listLiveAddresses(text)) {
    const { value, index } = address
    if (!addLive(address, add)) continue
    rest = rest.slice(0, index) + ' '.repeat(value.length) + rest.slice(index + value.length)
  }
  return rest
}

function addLive({ kind, value, host }: LiveAddress, add: Add): boolean {
  if (kind === 'ip') return add(host.includes(':') ? 'ipv6' : 'ipv4', host)
  if (kind === 'url' && !/^[a-z]+:\/\//i.test(value)) return add('domain', host)
  return add(kind, value)
}

const typeOfLength: ReadonlyMap<number, IndicatorType> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
  [128, 'sha512'],
])

/** Digits alone are a number, letters alone a word. */
function addHash(written: string, before: string, add: Add): boolean {
  const type = typeOfLength.get(written.length)
  if (!type || !/\d/.test(written) || !/[a-f]/i.test(written)) return false
  const isFingerprint = type === 'md5' && /\bja3s?\b[^.。]{0,20}$/i.test(before)
  return add(isFingerprint ? 'ja3' : type, written)
}
