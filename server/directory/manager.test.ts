import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findManager } from './manager.ts'
import { openSampleDatabase } from './sample/database.ts'
import { createSampleCompany } from './sample/sample.ts'

test('only a manager whose account is in use is returned', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-manager-'))
  const company = createSampleCompany(folder)
  const session = company.openSession({})
  const found = await session.find('active.user')
  if (found.found !== 'one') throw new Error('the sample company lacks a person')
  expect(await findManager(session, found.person)).toMatchObject({ account: 'team.manager' })
  expect(await findManager(session, {})).toBeUndefined()
  expect(await findManager(session, { manager: 'CN=Nobody,DC=corp,DC=example,DC=com' })).toBeUndefined()

  const database = openSampleDatabase(folder)
  await database.write((open) =>
    open
      .prepare(`update Account set entry = json_set(entry, '$.disabled', json('true')) where accountKey = ?`)
      .run('team.manager'),
  )
  database.close()
  expect(await findManager(session, found.person)).toBeUndefined()
  await company.close()
  await rm(folder, { recursive: true })
})
