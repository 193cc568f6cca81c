import { expect, test } from 'vitest'
import { isInNetworks, parseNetworks } from './networks.ts'

const isIn = (entries: string[], address: string): boolean => {
  const networks = parseNetworks(entries)
  if (!networks) throw new Error('no networks')
  return isInNetworks(networks, address)
}

test.each<[string[], string, boolean]>([
  [['10.0.0.0/8'], '10.255.255.255', true],
  [['10.0.0.0/8'], '11.0.0.0', false],
  [['192.0.2.7'], '192.0.2.7', true],
  [['192.0.2.7'], '192.0.2.8', false],
  [['2001:db8:1::/48'], '2001:db8:1:ffff::1', true],
  [['2001:db8:1::/48'], '2001:db8:2::1', false],
  [['::1'], '::1', true],
  [['10.0.0.0/8', '2001:db8::/32'], '2001:db8::9', true],
  [['0.0.0.0/0'], '2001:db8::9', false],
  [['10.0.0.0/8'], '', false],
  [['10.0.0.0/8'], '10.0.0.1, 10.0.0.2', false],
])('H6: networks %j and the address %s: %s', (entries, address, expected) => {
  expect(isIn(entries, address)).toBe(expected)
})

test.each(['10.0.0.0/33', '2001:db8::/129', '10.0.0.0/', '10.0.0.0/8/8', 'example.com', '10.0.0/8', '10.0.0.0/-1', ''])(
  'H6: %j names no network',
  (entry) => {
    expect(parseNetworks([entry])).toBeUndefined()
  },
)
