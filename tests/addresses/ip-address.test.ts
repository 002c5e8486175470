import { expect, it } from 'vitest'
import { isResolver, kindOfIp } from '../../src/addresses/ip-address.js'

it.each([
  ['45.33.32.156', 'public'],
  ['93.184.215.14', 'public'],
  ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', 'public'],
  ['0.0.0.0', 'private'],
  ['10.1.2.3', 'private'],
  ['100.64.0.1', 'private'],
  ['127.0.0.1', 'private'],
  ['169.254.169.254', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.0.1', 'private'],
  ['224.0.0.1', 'private'],
  ['::', 'private'],
  ['::1', 'private'],
  ['::ffff:192.168.0.1', 'private'],
  ['64:ff9b::10.0.0.1', 'private'],
  ['fc00::1', 'private'],
  ['fe80::1', 'private'],
  ['192.0.2.5', 'reserved'],
  ['198.18.0.1', 'reserved'],
  ['198.51.100.1', 'reserved'],
  ['203.0.113.7', 'reserved'],
  ['2001:db8::1', 'reserved'],
  ['1.2.3', undefined],
  ['256.1.1.1', undefined],
  ['0x7f.1', undefined],
  ['12:34:56', undefined],
  ['00:1a:2b:3c:4d:5e', undefined],
  ['example.com', undefined],
])('%s is %s', (address, kind) => {
  expect(kindOfIp(address)).toBe(kind)
})

it('knows the resolvers that everyone asks', () => {
  expect(['8.8.8.8', '2620:fe::fe', '45.33.32.156'].map(isResolver)).toEqual([true, true, false])
})
