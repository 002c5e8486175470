import { createHash } from 'node:crypto'
import { bech32, bech32m, createBase58check } from '@scure/base'

/** Whether its checksum is right: one wrong letter makes an address of nobody. Mainnet only. */
export function isBitcoinAddress(address: string): boolean {
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
