import type { Level } from '../source/tlp/level.js'

/** What an indicator can be: the words of the column `type` of a `:::iocs`. */
export const indicatorTypes = [
  'domain',
  'url',
  'ipv4',
  'ipv6',
  'cidr',
  'email',
  'md5',
  'sha1',
  'sha256',
  'sha512',
  'file',
  'path',
  'registry',
  'mutex',
  'cve',
  'yara',
  'ja3',
  'asn',
  'btc',
] as const
export type IndicatorType = (typeof indicatorTypes)[number]

/** What MISP, OpenCTI and vendors' lists call types; `none` for those that a `:::iocs` has no word for. */
const elsewhere: ReadonlyMap<string, IndicatorType | 'none'> = new Map([
  ['hostname', 'domain'],
  ['host', 'domain'],
  ['fqdn', 'domain'],
  ['ip', 'ipv4'],
  ['ipaddress', 'ipv4'],
  ['ipdst', 'ipv4'],
  ['ipsrc', 'ipv4'],
  ['uri', 'url'],
  ['link', 'url'],
  ['mail', 'email'],
  ['emailsrc', 'email'],
  ['filename', 'file'],
  ['filepath', 'path'],
  ['regkey', 'registry'],
  ['vulnerability', 'cve'],
  ['as', 'asn'],
  ['bitcoin', 'btc'],
  ...['jarm', 'ja3s', 'ja4', 'tlsh', 'ssdeep', 'imphash', 'eth', 'xmr', 'command', 'useragent'].map(
    (word) => [word, 'none'] as const,
  ),
])

/** Words for several types, of which the value tells the one that is meant. */
const general = new Set(
  'hash filehash hashvalue checksum ハッシュ ハッシュ値 ファイルハッシュ ip ipaddress ipaddr ipアドレス address host hostname ホスト ホスト名 ドメイン ドメイン名 mail mailaddress emailaddress メール メールアドレス'.split(
    ' ',
  ),
)

/** Whether a word names several types, such as `hash`. */
export function isGeneralType(written: string): boolean {
  return general.has(plainType(written))
}

/** The type that a word of another format stands for. */
export function typeElsewhere(written: string): IndicatorType | 'none' | undefined {
  return elsewhere.get(plainType(written))
}

/** Reads a type as people write it: `SHA-256`, `IPv4`, `E-mail`. Undefined for anything else. */
export function readType(written: string): IndicatorType | undefined {
  const plain = plainType(written)
  return indicatorTypes.find((type) => type === plain)
}

function plainType(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '')
}

/** Types whose values a reader's software would open: they are printed defanged. */
const opened: ReadonlySet<IndicatorType> = new Set([
  'domain',
  'url',
  'ipv4',
  'ipv6',
  'cidr',
  'email',
])

/** Whether values of a type are addresses, which are printed defanged. */
export function isAddress(type: IndicatorType): boolean {
  return opened.has(type)
}

/** Hexadecimal digits of a hash. */
export const hashLengths = { md5: 32, sha1: 40, sha256: 64, sha512: 128, ja3: 32 } as const

/** Whether values of a type are hexadecimal digits of a fixed number. */
export function isHash(type: IndicatorType): type is keyof typeof hashLengths {
  return type in hashLengths
}

/** A value as machines take it, refanged and in one form; or why it does not fit its type. */
export type ReadValue = { value: string } | Misread

/** Why a value is none of its type. */
export interface Misread {
  /** What is wrong with it, in words that follow the value. */
  fault: string
  /** The type that it certainly has. */
  type?: IndicatorType
}

/** An indicator of a briefing, as machines get it. */
export interface Indicator {
  type: IndicatorType
  /** Refanged, in one form. */
  value: string
  /** Days and times as STIX has them, in UTC with milliseconds. */
  firstSeen?: string
  lastSeen?: string
  /** From 0 to 100. */
  confidence?: number
  /** Absent if it is that of the briefing. */
  tlp?: Level
  /** Ids of techniques of ATT&CK. */
  techniques: string[]
  /** What the column `note` says. */
  note: string
  /** Addresses of the sources that the row's notes name. */
  sources: string[]
  /** Id and caption of its table. */
  table: { id: string; caption: string }
}
