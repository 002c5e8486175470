import ipaddr from 'ipaddr.js'

/**
 * Says to whom an IP address belongs (IANA's registries of special-purpose addresses): to some machine of the internet,
 * to a private network or this machine, or to nobody, as those for documentation do. Undefined for anything that is
 * not an IP address.
 *
 * @param address without brackets or port
 */
export function kindOfIp(address: string): 'public' | 'private' | 'reserved' | undefined {
  const isFull = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address)
  if (!isFull) return undefined
  const range = ipaddr.process(address).range()
  if (range === 'unicast') return 'public'
  return reserved.has(range) ? 'reserved' : 'private'
}

const reserved = new Set(['reserved', 'benchmarking', 'orchid2', '6to4', 'teredo'])

/** Public resolvers that machines everywhere use. */
const resolvers = new Set(
  (
    '8.8.8.8 8.8.4.4 1.1.1.1 1.0.0.1 1.1.1.2 1.0.0.2 1.1.1.3 1.0.0.3 9.9.9.9 9.9.9.10 9.9.9.11 149.112.112.112 ' +
    '149.112.112.10 149.112.112.11 208.67.222.222 208.67.220.220 208.67.222.123 208.67.220.123 4.2.2.1 4.2.2.2 ' +
    '94.140.14.14 94.140.15.15 185.228.168.9 185.228.169.9 76.76.2.0 76.76.10.0 64.6.64.6 64.6.65.6 ' +
    '114.114.114.114 223.5.5.5 223.6.6.6 119.29.29.29 77.88.8.8 77.88.8.1 ' +
    '2001:4860:4860::8888 2001:4860:4860::8844 2606:4700:4700::1111 2606:4700:4700::1001 2620:fe::fe 2620:fe::9'
  ).split(' '),
)

/** Whether it is the address of a resolver that is no indicator by itself. */
export function isResolver(address: string): boolean {
  return resolvers.has(address)
}
