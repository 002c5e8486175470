import { expect, it } from 'vitest'
import { writePattern } from '../../src/intel/stix-pattern.js'

it.each([
  ['domain', 'evil.com', "[domain-name:value = 'evil.com']"],
  ['url', "https://evil.com/it's", "[url:value = 'https://evil.com/it\\'s']"],
  ['ipv4', '45.33.32.156', "[ipv4-addr:value = '45.33.32.156']"],
  ['ipv6', '2606:4700::1', "[ipv6-addr:value = '2606:4700::1']"],
  ['cidr', '198.51.100.0/24', "[ipv4-addr:value ISSUBSET '198.51.100.0/24']"],
  ['cidr', '2001:db8::/32', "[ipv6-addr:value ISSUBSET '2001:db8::/32']"],
  ['email', 'a@evil.com', "[email-addr:value = 'a@evil.com']"],
  ['sha1', 'da39', "[file:hashes.'SHA-1' = 'da39']"],
  ['file', 'a.exe', "[file:name = 'a.exe']"],
  ['path', 'C:\\t\\a.exe', "[file:name = 'a.exe' AND file:parent_directory_ref.path = 'C:\\\\t']"],
  ['path', '/tmp/', "[directory:path = '/tmp']"],
  ['path', '/a', "[file:name = 'a' AND file:parent_directory_ref.path = '/']"],
  ['registry', 'HKEY_USERS\\X', "[windows-registry-key:key = 'HKEY_USERS\\\\X']"],
  ['mutex', 'M', "[mutex:name = 'M']"],
  ['asn', 'AS64496', '[autonomous-system:number = 64496]'],
  ['btc', '1A1z', undefined],
  ['yara', 'Rule', undefined],
] as const)('%s %s', (type, value, pattern) => {
  expect(writePattern({ type, value })).toBe(pattern)
})
