import { createHash } from 'node:crypto'
import { bech32, bech32m, createBase58check } from '@scure/base'
import { refang } from '../addresses/defanged.js'
import { hashLengths, type IndicatorType, isHash, type ReadValue } from './indicator.js'
import { readDomain, readIp, readMail, readNetwork, readUrl } from './read-address.js'

/**
 * Reads the value of an indicator: its length, its alphabet, what its type asks for.
 *
 * @param written as it stands in the source, defanged or not
 */
export function readValue(type: IndicatorType, written: string): ReadValue {
  const read = readOf(type, written)
  if (!('fault' in read)) return read
  if (read.type) return { fault: `${read.fault}, so it is of the type \`${read.type}\`` }
  const likely = typeOf(written)
  return likely ? { fault: `${read.fault}; it may be of the type \`${likely}\`` } : read
}

/** Types that can be told from a value alone, the narrower before the wider. */
const tellable = [
  'cve',
  'md5',
  'sha1',
  'sha256',
  'sha512',
  'registry',
  'url',
  'email',
  'cidr',
  'ipv4',
  'ipv6',
  'btc',
  'domain',
] as const

/** The type that a value is likely of; undefined for names and the like, which may be of any. */
export function typeOf(written: string): IndicatorType | undefined {
  return tellable.find((type) => 'value' in readOf(type, written))
}

function readOf(type: IndicatorType, written: string): ReadValue {
  const text = written.trim()
  if (text === '') return { fault: 'is empty' }
  if (isHash(type)) return readHash(type, text)
  switch (type) {
    case 'domain':
      return readDomain(refang(text))
    case 'url':
      return readUrl(refang(text))
    case 'ipv4':
    case 'ipv6':
      return readIp(type, refang(text))
    case 'cidr':
      return readNetwork(refang(text))
    case 'email':
      return readMail(refang(text))
    case 'file':
      return readFile(refang(text))
    case 'path':
      return readPath(text)
    case 'registry':
      return readRegistry(text)
    case 'cve':
      return readCve(text)
    case 'yara':
      return readYara(text)
    case 'asn':
      return readAsn(text)
    case 'btc':
      return readBitcoin(text)
    case 'mutex':
      return { value: text }
  }
}

function readHash(type: keyof typeof hashLengths, text: string): ReadValue {
  const digits = text.normalize('NFKC').replace(/[\s:]/g, '').toLowerCase()
  if (/^(?:md5|sha-?(?:1|256|512)|ja3)/.test(digits))
    return { fault: 'begins with the name of a hash; write its digits alone' }
  const wrong = /[^0-9a-f]/.exec(digits)?.[0]
  if (wrong) return { fault: `holds \`${wrong}\`, and a hash has the digits 0–9 and a–f only` }
  const length = hashLengths[type]
  if (digits.length === length) return { value: digits }
  return { fault: `has ${digits.length} digits, and \`${type}\` has ${length}` }
}

function readFile(text: string): ReadValue {
  if (/[\\/]/.test(text)) return { fault: 'names a folder', type: 'path' }
  return { value: text }
}

function readPath(text: string): ReadValue {
  if (!/[\\/]/.test(text)) return { fault: 'names no folder', type: 'file' }
  // A path of Windows has no dot in brackets of its own.
  return { value: text.replaceAll('[.]', '.') }
}

/** Hives as people shorten them; STIX and MISP ask for their full names. */
const hives: ReadonlyMap<string, string> = new Map([
  ['HKLM', 'HKEY_LOCAL_MACHINE'],
  ['HKCU', 'HKEY_CURRENT_USER'],
  ['HKCR', 'HKEY_CLASSES_ROOT'],
  ['HKU', 'HKEY_USERS'],
  ['HKCC', 'HKEY_CURRENT_CONFIG'],
])

function readRegistry(text: string): ReadValue {
  const [, hive = '', rest] = /^([A-Za-z_]+):?\\+(.+)$/s.exec(text) ?? []
  const name = hive.toUpperCase()
  const full = hives.get(name) ?? [...hives.values()].find((known) => known === name)
  if (rest === undefined || !full)
    return { fault: 'begins with no hive of the registry, such as `HKLM\\` or `HKCU\\`' }
  return { value: `${full}\\${rest}` }
}

function readCve(text: string): ReadValue {
  const plain = text.normalize('NFKC').toUpperCase()
  return /^CVE-(?:1999|20\d\d)-\d{4,}$/.test(plain)
    ? { value: plain }
    : { fault: 'is not a CVE identifier, which looks like `CVE-YYYY-NNNN`' }
}

function readYara(text: string): ReadValue {
  return /^[A-Za-z_]\w{0,127}$/.test(text)
    ? { value: text }
    : { fault: 'is not the name of a YARA rule: letters, digits and `_`, at most 128' }
}

const maximumAsn = 2 ** 32 - 1

function readAsn(text: string): ReadValue {
  const digits = /^(?:AS)?(\d+)$/i.exec(text.normalize('NFKC'))?.[1]
  return digits !== undefined && Number(digits) > 0 && Number(digits) <= maximumAsn
    ? { value: `AS${Number(digits)}` }
    : { fault: 'is not the number of an autonomous system, such as `AS64496`' }
}

function readBitcoin(text: string): ReadValue {
  return isBitcoinAddress(text)
    ? { value: text.toLowerCase().startsWith('bc1') ? text.toLowerCase() : text }
    : { fault: 'is not a Bitcoin address: its checksum is wrong' }
}

/** Whether its checksum is right: one wrong letter makes it nobody's address. Mainnet only. */
function isBitcoinAddress(address: string): boolean {
  return isLegacy(address) || isSegwit(address)
}

const base58check = createBase58check((data) => createHash('sha256').update(data).digest())

/** `1…` pays to a key, `3…` to a script: a byte of version and 20 of a hash. */
function isLegacy(address: string): boolean {
  if (!/^[13][1-9A-HJ-NP-Za-km-z]{25,34}$/.test(address)) return false
  try {
    const bytes = base58check.decode(address)
    return bytes.length === 21 && (bytes[0] === 0 || bytes[0] === 5)
  } catch {
    return false
  }
}

/** `bc1…`: version 0 has the checksum of BIP 173, later ones that of BIP 350. */
function isSegwit(address: string): boolean {
  if (!/^bc1[02-9ac-hj-np-z]+$/i.test(address)) return false
  for (const code of [bech32, bech32m]) {
    const decoded = code.decodeUnsafe(address, 90)
    const [version, ...words] = decoded?.words ?? []
    if (version === undefined || (version === 0) !== (code === bech32)) continue
    const length = code.fromWordsUnsafe(words)?.length ?? 0
    return version === 0 ? length === 20 || length === 32 : version <= 16 && length >= 2
  }
  return false
}
