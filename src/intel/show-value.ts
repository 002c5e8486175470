import { defang, hostOfAddress } from '../addresses/live.js'
import { type IndicatorType, isAddress } from './indicator.js'

/**
 * Returns a value as it is printed: an address so that nobody can click it, anything else as it is written.
 *
 * @param value as machines have it
 */
export function showValue(type: IndicatorType, value: string, written = value): string {
  // A share on another machine, `\\\\evil.example@80\\a.dll`: mail programs open it.
  if (type === 'path') return written.replace(/^\\\\[^\\]+/, defangHost)
  if (!isAddress(type)) return written
  switch (type) {
    case 'ipv4':
    case 'ipv6':
      return defang({ kind: 'ip', value, index: 0, host: value })
    case 'cidr': {
      const [address = '', length = ''] = value.split('/')
      return `${defang({ kind: 'ip', value: address, index: 0, host: address })}/${length}`
    }
    default: {
      const kind = type === 'url' || type === 'email' ? type : 'domain'
      return defang({ kind, value, index: 0, host: hostOfAddress(kind, value) })
    }
  }
}

function defangHost(share: string): string {
  return share.replaceAll('[.]', '.').replaceAll('.', '[.]')
}
