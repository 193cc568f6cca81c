import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { managerOf } from './manager.ts'
import { openSampleDatabase } from './sample/database.ts'
import { createSampleCompany } from './sample/sample.ts'

test('a manager counts as long as their account is in use', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-manager-'))
  const company = createSampleCompany(folder)
  const session = company.session({})
  const found = await session.find('active.user')
  if (found.found !== 'one') throw new Error('the sample company has lost somebody')
  expect(await managerOf(session, found.person)).toMatchObject({ account: 'team.manager' })
  expect(await managerOf(session, {})).toBeUndefined()
  expect(await managerOf(session, { manager: 'CN=Nobody,DC=corp,DC=example,DC=com' })).toBeUndefined()

  const database = openSampleDatabase(folder)
  await database.write((open) =>
    open
      .prepare(`update Account set entry = json_set(entry, '$.disabled', json('true')) where accountKey = ?`)
      .run('team.manager'),
  )
  database.close()
  expect(await managerOf(session, found.person)).toBeUndefined()
  await company.close()
  await rm(folder, { recursive: true })
})
