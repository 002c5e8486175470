import { domainToASCII } from 'node:url'
import ipaddr from 'ipaddr.js'
import { parse } from 'tldts'
import type { ReadValue } from './indicator.js'

// Readers of the values that are addresses. Each takes a refanged value; returns it as machines take it, or its fault.

/** A domain name in lower case and ASCII. */
export function readDomain(text: string): ReadValue {
  if (/^[a-z]+:\/\//i.test(text)) return { fault: 'has a scheme', type: 'url' }
  if (/^[^/]+\/$/.test(text)) return { fault: 'ends with `/`; leave it out' }
  if (text.includes('/')) return { fault: 'has a path; write it as a `url`, with its scheme' }
  if (text.includes('@')) return { fault: 'is an email address', type: 'email' }
  if (/:\d+$/.test(text)) return { fault: 'has a port, which no domain has' }
  if (/\s/.test(text)) return { fault: 'has a space in it' }
  if (text.startsWith('*.')) return { fault: 'has a wildcard; leave out the `*.`' }
  const host = asciiHost(text)
  if (ipaddr.isValid(host)) return { fault: 'is an IP address', type: ipType(host) }
  if (isSpecialName(host)) return { value: host }
  const { domain, isIcann, publicSuffix } = parse(host)
  if (!isIcann) return { fault: `ends in \`${last(text)}\`, and no domain does` }
  if (!domain)
    return {
      fault: `is \`${publicSuffix}\`, a suffix under which domains are registered, not a domain itself`,
    }
  return { value: host }
}

/** In lower case and ASCII, without the dot of the root. */
function asciiHost(host: string): string {
  const plain = host.replace(/\.$/, '').toLowerCase()
  // A label such as `_dmarc` is no host's, and stands in the names of services all the same.
  return domainToASCII(plain) || plain
}

function last(host: string): string {
  return host.replace(/\.$/, '').replace(/^.*\./, '')
}

/**
 * Names that no registry gives, and a report may have: of Tor (RFC 7686), I2P, Namecoin, Emercoin, and those for
 * documentation (RFC 2606, 6761).
 */
function isSpecialName(host: string): boolean {
  return (
    /^(?:[a-z0-9-]+\.)*(?:[a-z2-7]{16}|[a-z2-7]{56})\.onion$/.test(host) ||
    /\.(?:example|test|invalid|i2p|bit|bazar|coin|emc|lib)$/.test(host)
  )
}

function ipType(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4'
}

/** An absolute address of any scheme, with its host as `readDomain` returns it. */
export function readUrl(text: string): ReadValue {
  if (/\s/.test(text)) return { fault: 'has a space in it' }
  const [, scheme, user = '', host = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*):\/\/([^@/?#]*@)?(\[[^\]]*\]|[^/?#:]*)(.*)$/is.exec(text) ?? []
  const half = /^([a-z][a-z0-9+.-]*):\/[^/]/i.exec(text)?.[1]
  if (half !== undefined)
    return {
      fault: `has one slash after its scheme; begin it with \`${half.replace(/^http/i, 'hxxp')}://\``,
    }
  if (scheme === undefined) return { fault: 'has no scheme; begin it with `hxxps://`' }
  if (!URL.canParse(text)) return { fault: 'is not an address that a program can read' }
  const bare = host.replace(/^\[|\]$/g, '')
  const isIp = ipaddr.isValid(bare)
  const read: ReadValue = isIp ? { value: host.toLowerCase() } : readDomain(host)
  if ('fault' in read) return { fault: `has a host, \`${host}\`, that ${read.fault}` }
  return { value: `${scheme.toLowerCase()}://${user}${read.value}${rest}` }
}

/** An IPv4 address in four decimal parts, or an IPv6 address as RFC 5952 writes it. */
export function readIp(type: 'ipv4' | 'ipv6', text: string): ReadValue {
  const address = text.normalize('NFKC').replace(/^\[(.*)\]$/, '$1')
  if (ipaddr.isValidCIDR(address)) return { fault: 'is a network', type: 'cidr' }
  if (/^\d+(?:\.\d+){3}:\d+$/.test(address))
    return { fault: 'has a port; leave it to a column of its own' }
  const isFour = ipaddr.IPv4.isValidFourPartDecimal(address)
  const isSix = address.includes(':') && ipaddr.IPv6.isValid(address)
  if (type === 'ipv4' && isSix) return { fault: 'is an IPv6 address', type: 'ipv6' }
  if (type === 'ipv6' && isFour) return { fault: 'is an IPv4 address', type: 'ipv4' }
  if (type === 'ipv4' && isFour && !/(?:^|\.)0\d/.test(address)) return { value: address }
  if (type === 'ipv6' && isSix && !address.includes('%'))
    return { value: ipaddr.IPv6.parse(address).toRFC5952String() }
  return {
    fault:
      type === 'ipv4'
        ? 'is not an IPv4 address, which is four numbers from 0 to 255'
        : 'is not an IPv6 address, which is eight groups of hexadecimal digits, or fewer with `::`',
  }
}

/** A network in CIDR notation, named by its first address. */
export function readNetwork(text: string): ReadValue {
  const [address = '', length] = text.normalize('NFKC').split('/')
  if (length === undefined)
    return { fault: 'has no length; write a network such as `192.0.2.0/24`' }
  const read = readIp(ipType(address), address)
  if ('fault' in read || !ipaddr.isValidCIDR(`${address}/${length}`))
    return { fault: 'is not a network such as `192.0.2.0/24` or `2001:db8::/32`' }
  const family = ipType(address) === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6
  const network = family.networkAddressFromCIDR(`${address}/${length}`).toString()
  if (network !== ipaddr.parse(address).toString())
    return { fault: `begins inside its network, which is \`${network}/${length}\`` }
  return { value: `${read.value}/${Number(length)}` }
}

/** The address of a mailbox, with its host as `readDomain` returns it. */
export function readMail(text: string): ReadValue {
  const [, name, host = ''] = /^([^\s@]+)@([^\s@]+)$/.exec(text.replace(/^mailto:/i, '')) ?? []
  if (name === undefined) return { fault: 'is not an email address, which looks like `name@host`' }
  const read = readDomain(host)
  if ('fault' in read) return { fault: `has a host, \`${host}\`, that ${read.fault}` }
  return { value: `${name}@${read.value}` }
}
