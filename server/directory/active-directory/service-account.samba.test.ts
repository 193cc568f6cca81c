import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Samba, startSamba } from '../../../e2e/environment/samba.ts'
import { createActiveDirectory } from './active-directory.ts'

/** A real controller that locks after three wrong passwords within half an hour. */
let folder: string
let samba: Samba

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'service-'))
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.28', lockoutThreshold: 3 })
})
afterAll(async () => {
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

const readBadPasswords = () =>
  samba.administrator(async (client) => {
    const { searchEntries } = await client.search(samba.connection.bindDn, {
      scope: 'base',
      attributes: ['badPwdCount'],
    })
    return Number(searchEntries[0]?.badPwdCount)
  })

test('a wrong service password does not lock the account, and the right one signs in without a restart', async () => {
  const { url, base, bindDn, bindPassword: right, ca } = samba.connection
  let time = 0
  let password = 'An-0ld-one'
  const directory = createActiveDirectory({
    controllers: [url],
    base,
    bindDn,
    bindPassword: () => password,
    ca,
    monotonicNow: () => time,
  })
  const find = () =>
    directory
      .openSession({})
      .find('svc-latchkey')
      .then(
        () => 'answered',
        () => 'refused',
      )
  for (let second = 0; second < 100; second += 1) {
    time += 1000
    expect(await Promise.all([find(), find(), find()])).toEqual(['refused', 'refused', 'refused'])
  }
  expect(await readBadPasswords()).toBe(1)
  password = right
  expect(await find()).toBe('answered')
  await directory.close()
})
