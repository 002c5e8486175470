import { type Level, labelOf } from '../source/tlp/level.js'
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

/** The extension by which OASIS added TLP 2.0 to STIX 2.1 (cti-stix-common-objects, tlp-2.0). */
const extension = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d'

const ids: Record<Level, string> = {
  clear: '94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  amber: '55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'amber+strict': '939a9414-2ddd-4d32-a0cd-375ea402b003',
  red: 'e828b379-4e03-4974-9ac4-e53a884c97c1',
}

/** Returns the marking of a level, as OASIS has published it: its id and its every field are theirs. */
export function tlpMarking(level: Level) {
  return {
    type: 'marking-definition' as const,
    spec_version: '2.1' as const,
    id: `marking-definition--${ids[level]}`,
    created: '2022-10-01T00:00:00.000Z',
    name: labelOf(level),
    extensions: {
      [extension]: { extension_type: 'property-extension' as const, tlp_2_0: level },
    },
  }
}
