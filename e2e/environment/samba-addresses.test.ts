import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repository } from './server.ts'

test('no two files start a domain controller at one address, since they may run at the same time', () => {
  const files = globSync(['e2e/**/*.ts', 'server/**/*.samba.test.ts'], { cwd: repository })
  const addresses = files.flatMap((file) => {
    const text = readFileSync(join(repository, file), 'utf8')
    return text.includes('startSamba({') ? (text.match(/'127\.0\.0\.[123]\d'/g) ?? []) : []
  })
  expect(addresses.length).toBeGreaterThan(10)
  expect(addresses.toSorted()).toEqual([...new Set(addresses)].toSorted())
})
