import { lookup } from 'node:dns/promises'
import { kindOfIp } from '../../addresses/ip-address.js'

/** Whether an address leads to this machine or a network of somebody's own. A name that nobody knows does not. */
export async function isPrivateHost({ hostname }: URL): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const kind = kindOfIp(host)
  if (kind) return kind !== 'public'
  const addresses = await lookup(host, { all: true }).catch(() => [])
  return addresses.some(({ address }) => kindOfIp(address) !== 'public')
}
