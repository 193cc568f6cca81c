import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { openSampleDatabase } from '../../directory/sample/database.ts'
import { findApproval, insertApproval, listOpenApprovals } from '../../store/approvals.ts'
import { openServer, type Server } from '../admin/testing.ts'

/** Whether whoever was asked may decide is asked again when they do. */
let server: Server
let person: DirectoryPerson
let manager: DirectoryPerson
let another: DirectoryPerson
let cookie: string

beforeAll(async () => {
  server = await openServer()
  ;[person, manager, another] = [
    await personOf('active.user'),
    await personOf('team.manager'),
    await personOf('helpdesk.operator'),
  ]
  cookie = await server.signIn('team.manager', 'self-service')
}, 60_000)
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  await set('active.user', 'manager', manager.distinguishedName)
  await server.services.store.transaction(async (tx) => {
    await tx.deleteFrom('Approval').execute()
    await tx.deleteFrom('OutboxMail').execute()
  })
})

async function personOf(account: string): Promise<DirectoryPerson> {
  const found = await server.services.directory.session({}).find(account)
  if (found.found !== 'one') throw new Error(`nobody is ${account}`)
  return found.person
}

/** As the directory's administrators would. */
async function set(account: string, key: 'manager' | 'disabled', value: unknown): Promise<void> {
  const database = openSampleDatabase(server.services.config.data)
  await database.write((open) =>
    open
      .prepare(`update Account set entry = json_set(entry, '$.' || ?, json(?)) where accountKey = ?`)
      .run(key, JSON.stringify(value), account),
  )
  database.close()
}

const id = '00000000-0000-7000-8000-000000000001'
const ask = () =>
  server.services.store.transaction((tx) =>
    insertApproval(tx, {
      ...{ id, workflow: 'forgot-my-password', personId: person.id, personDomain: person.domain },
      ...{ approverId: manager.id, approverDomain: manager.domain, milliseconds: 60_000 },
    }),
  )
const decide = (decision: string) => server.as(cookie)('POST', `/api/v1/approvals/${id}`, { decision })
const status = async () => (await findApproval(server.services.store.read, id))?.status

test.each(['approve', 'refuse'])(
  'who is no longer the manager cannot %s, and is told so; the request is closed',
  async (decision) => {
    await ask()
    await set('active.user', 'manager', another.distinguishedName)
    const refused = await decide(decision)
    expect(refused).toMatchObject({ status: 409, body: { code: 'approver-changed' } })
    expect(refused.body.detail ?? refused.body.title).toContain('no longer names you as this person’s manager')
    expect(await status()).toBe('withdrawn')
    expect(await listOpenApprovals(server.services.store.read, manager.id, 10)).toEqual([])
    expect(await decide(decision)).toMatchObject({ status: 409, body: { code: 'approval-over' } })
    const { read } = server.services.store
    expect(await read.selectFrom('OutboxMail').select('id').execute()).toHaveLength(1)
    const events = await read
      .selectFrom('AuditEvent')
      .select(['event', 'data'])
      .where('event', 'like', 'approval-%')
      .execute()
    expect(events.filter(({ event }) => event === 'approval-decided')).toEqual([])
    expect(events.map(({ data }) => JSON.parse(data))).toContainEqual({
      ...{ approval: id, approver: manager.id, workflow: 'forgot-my-password' },
    })
  },
)

test('a directory that does not answer leaves everything as it is, and the decision can be made again', async () => {
  await ask()
  const { directory } = server.services
  const real = directory.session
  const away = async () => {
    throw new AppError('directory-unreachable')
  }
  directory.session = (of) => ({ ...real(of), personAt: away })
  expect(await decide('approve')).toMatchObject({ status: 503, body: { code: 'directory-unreachable' } })
  directory.session = real
  expect(await status()).toBe('open')
  expect((await decide('approve')).status).toBe(204)
  expect(await status()).toBe('approved')
})

test('a manager whose own account was disabled is told that, and the request waits for who is enabled again', async () => {
  await ask()
  await set('team.manager', 'disabled', true)
  expect(await decide('approve')).toMatchObject({ status: 403, body: { code: 'account-not-enabled' } })
  expect(await status()).toBe('open')
  await set('team.manager', 'disabled', false)
  expect((await decide('approve')).status).toBe(204)
})
