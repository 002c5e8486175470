import { expect, it } from 'vitest'
import { only, runCheck, toSource } from './run.js'

const sha256 = '6d9b0b8a1c6cc1f4a5d5b3a2e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5'

/** What `--fix` would write for a type. */
function repairType(type: string, value: string): string | undefined {
  const text = `# One\n\n:::iocs\nFiles\n\n| type | value |\n|---|---|\n| ${type} | ${value} |\n:::\n`
  const [message] = runCheck(toSource([{ name: '01-a.md', text }]), only({ 'ioc-table': 'error' }))
  const fix = message?.data?.fix
  return fix && [fix].flat()[0]?.text
}

it.each([
  ['hash', sha256, 'sha256'],
  ['ハッシュ値', sha256, 'sha256'],
  ['IP', '192.0.2.5', 'ipv4'],
  ['IPアドレス', '2001:db8::1', 'ipv6'],
  ['sha265', sha256, 'sha256'],
])('writes the type that %s means', (written, value, type) => {
  expect(repairType(written, value)).toBe(type)
})

it.each([
  ['authentihash', sha256],
  ['証明書', sha256],
  ['sender', 'evil[.]example'],
  ['注文番号', 'CVE-2024-3400'],
])('leaves %s, which its value only looks like', (written, value) => {
  expect(repairType(written, value)).toBeUndefined()
})
