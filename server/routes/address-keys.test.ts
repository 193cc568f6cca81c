import { expect, test } from 'vitest'
import { toAddressKeys } from './address-keys.ts'

const keys = (address: string) => toAddressKeys(address).map(({ key }) => key)

test('M7: an IPv6 address is counted by its /64 and, with a higher limit, by its /48', () => {
  expect(toAddressKeys('2001:db8:1:2:3:4:5:6')).toEqual([
    { key: '2001:db8:1:2/64', factor: 1 },
    { key: '2001:db8:1/48', factor: 16 },
  ])
})

test('M7: every spelling of an address and every address of a /64 share one count', () => {
  const same = ['2001:db8:1:2::', '2001:0DB8:0001:0002::9', '2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::1%eth0']
  expect(new Set(same.flatMap(keys)).size).toBe(2)
})

test('an IPv4 address is counted alone, also where it comes as IPv6', () => {
  for (const address of ['192.0.2.7', '::ffff:192.0.2.7', '::ffff:c000:207'])
    expect(keys(address)).toEqual(['192.0.2.7'])
})

test('short addresses are expanded', () => {
  expect([keys('::1'), keys('fe80::1')]).toEqual([
    ['0:0:0:0/64', '0:0:0/48'],
    ['fe80:0:0:0/64', 'fe80:0:0/48'],
  ])
})

test('what a proxy forwards and is no address is counted together', () => {
  expect(new Set(['', 'unknown', '_hidden', '999.1.2.3', '1.2.3.4:80:90'].flatMap(keys))).toEqual(
    new Set(['no address']),
  )
})
