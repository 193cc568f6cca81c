import { expect, test } from 'vitest'
import { shortenName } from './shorten-name.ts'

test.each([
  ['Sam Smith', 'S** S****'],
  ['Ångström', 'Å*******'],
  ['Jean-Luc O’Neill', 'J***-L** O******'],
  ['e\u0301lise', 'e\u0301****'],
  ['s.smith', 's.s****'],
  ['山田 太郎', '山* 太*'],
  ['', ''],
])('%s is %s', (name, shown) => {
  expect(shortenName(name)).toBe(shown)
})
