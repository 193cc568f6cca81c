import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../store/database.ts'
import { findPasskeys, insertPasskey } from '../store/profile-passkeys.ts'
import { findTotp, saveTotp } from '../store/profile-totp.ts'
import { ensureProfile } from '../store/profiles.ts'
import { asked, type Office, openOffice, steps } from './testing.ts'

/** Two visits to one profile, in one process: each read it before the other's change stands. */
let folder: string
let office: Office
let meeting: PromiseWithResolvers<void> | undefined
let personId: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  office = await openOffice({
    folder,
    store: together,
    workflows: { profile: steps({ 'sign-in': 'test-sign-in', manage: 'manage-my-profile' }) },
  })
  await office.publish(
    'register',
    steps({ register: ['register', { methods: ['totp', 'passkey'], mandatory: 'any' }] }),
  )
  const found = await office.company.session({}).find('active.user')
  if (found.found !== 'one') throw new Error('the sample company has lost somebody')
  const { id, domain } = found.person
  personId = id
  await office.store.transaction(async (tx) => {
    await ensureProfile(tx, { personId, domain, language: 'en', askSalt: 's' })
    await saveTotp(tx, { personId, sealedSecret: 'v1.x', lastStep: 1 })
    const key = { credentialId: 'AAAA', publicKey: 'BBBB', counter: '0', transports: '[]', name: 'Laptop' }
    await insertPasskey(tx, { personId, ...key })
  })
})
afterEach(async () => {
  meeting = undefined
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** Once there is a meeting, the first transaction begins when the second is asked for. */
const together = (real: Store): Store => ({
  ...real,
  async transaction(work) {
    const met = meeting
    if (met && !arrived.has(met)) {
      arrived.add(met)
      await met.promise
    } else met?.resolve()
    return real.transaction(work)
  },
})
const arrived = new WeakSet<object>()

/** Signs in, takes the first way of that name, and stands before saving. */
async function visit(without: string) {
  const { run, step } = await office.start('profile')
  const overview = asked(await office.engine.answer(run, { number: asked(step).number, answer: { say: 'ok' } }))
  const { choices = {} } = overview.page.answer.properties?.choice ?? {}
  const [choice] = Object.entries(choices).find(([, words]) => words === `Remove: ${without}`) ?? []
  const { number } = asked(await office.engine.answer(run, { number: overview.number, answer: { choice } }))
  return { run, number, save: () => office.engine.answer(run, { number, answer: { choice: 'save' } }) }
}

test('of two who take away the last two methods at once, one is refused, and can go on from there', async () => {
  const visits = [await visit('Authenticator app'), await visit('Passkey “Laptop”')]
  meeting = Promise.withResolvers()
  const ends = await Promise.all(visits.map(({ save }) => save()))
  expect(ends.map(({ status }) => status).sort()).toEqual(['ask', 'done'])
  const refused = ends.findIndex(({ status }) => status === 'ask')
  expect(asked(ends[refused] as never).page.problem).toMatchObject({
    code: 'methods-missing',
    text: 'Your organisation asks for more than this. Add what is missing first.',
  })
  const left = [await findTotp(office.store.read, personId), ...(await findPasskeys(office.store.read, personId))]
  expect(left.filter((one) => one !== undefined)).toHaveLength(1)

  const loser = visits[refused] as (typeof visits)[number]
  expect(await office.trace(loser.run)).not.toContain('manage:ok')
  const { number } = asked(ends[refused] as never)
  const undone = await office.engine.answer(loser.run, { number, answer: { choice: 'undo' } })
  expect(asked(undone).page.problem).toBeUndefined()
})

test('nothing of the refused visit was told to anybody', async () => {
  const visits = [await visit('Authenticator app'), await visit('Passkey “Laptop”')]
  meeting = Promise.withResolvers()
  await Promise.all(visits.map(({ save }) => save()))
  const told = await office.store.read
    .selectFrom('AuditEvent')
    .select('data')
    .where('event', '=', 'methods-changed')
    .execute()
  expect(told).toHaveLength(1)
  expect(await office.store.read.selectFrom('OutboxMail').select('id').execute()).toHaveLength(1)
})
