import type { Indicator } from './indicator.js'

/** Names of hashes as STIX 2.1 has them (Hashing Algorithm Vocabulary). */
const algorithms = { md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' } as const

/**
 * Writes the pattern that finds an indicator (STIX 2.1, 9: STIX Patterning). Undefined if STIX has no object for it,
 * or, as for a vulnerability, an object of its own.
 */
export function writePattern({
  type,
  value,
}: Pick<Indicator, 'type' | 'value'>): string | undefined {
  switch (type) {
    case 'domain':
      return `[domain-name:value = ${quote(value)}]`
    case 'url':
      return `[url:value = ${quote(value)}]`
    case 'ipv4':
      return `[ipv4-addr:value = ${quote(value)}]`
    case 'ipv6':
      return `[ipv6-addr:value = ${quote(value)}]`
    case 'cidr':
      return `[${value.includes(':') ? 'ipv6' : 'ipv4'}-addr:value ISSUBSET ${quote(value)}]`
    case 'email':
      return `[email-addr:value = ${quote(value)}]`
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512':
      return `[file:hashes.'${algorithms[type]}' = ${quote(value)}]`
    case 'file':
      return `[file:name = ${quote(value)}]`
    case 'path':
      return writePath(value)
    case 'registry':
      return `[windows-registry-key:key = ${quote(value)}]`
    case 'mutex':
      return `[mutex:name = ${quote(value)}]`
    case 'asn':
      return `[autonomous-system:number = ${value.replace(/^AS/, '')}]`
    case 'cve':
    case 'yara':
    case 'ja3':
    case 'btc':
      return undefined
  }
}

/** A file in its folder; a folder alone where the path ends with one. */
function writePath(value: string): string {
  const [, folder = '', file = ''] = /^(.*)[\\/]([^\\/]*)$/s.exec(value) ?? []
  const parent = folder || value.slice(0, 1)
  return file === ''
    ? `[directory:path = ${quote(parent)}]`
    : `[file:name = ${quote(file)} AND file:parent_directory_ref.path = ${quote(parent)}]`
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
