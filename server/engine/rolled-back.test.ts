import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../store/database.ts'
import { findPasskeys, insertPasskey } from '../store/profile-passkeys.ts'
import { findTotp, saveTotp } from '../store/profile-totp.ts'
import { ensureProfile } from '../store/profiles.ts'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/** Two runs on one profile, in one process: each reads it before the other's change is committed. */
let harness: EngineHarness
let meeting: PromiseWithResolvers<void> | undefined
let personId: string

beforeEach(async () => {
  harness = await createEngineHarness({
    store: together,
    workflows: { profile: defineSteps({ 'sign-in': 'test-sign-in', manage: 'manage-my-profile' }) },
  })
  await harness.publish(
    'register',
    defineSteps({ register: ['register', { methods: ['totp', 'passkey'], mandatory: 'any' }] }),
  )
  const found = await harness.company.openSession({}).find('active.user')
  if (found.found !== 'one') throw new Error('active.user is gone')
  const { id, domain } = found.person
  personId = id
  await harness.store.transaction(async (tx) => {
    await ensureProfile(tx, { personId, domain, language: 'en', askSalt: 's' })
    await saveTotp(tx, { personId, sealedSecret: 'v1.x', lastStep: 1 })
    const key = { credentialId: 'AAAA', publicKey: 'BBBB', counter: '0', transports: '[]', name: 'Laptop' }
    await insertPasskey(tx, { personId, ...key })
  })
})
afterEach(async () => {
  meeting = undefined
  await harness[Symbol.asyncDispose]()
})

/** After `meeting` is set, the first transaction begins only when the second is requested. */
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

/** Signs in, and stops before removing the method in this row. */
async function openProfilePage(row: string) {
  const { run, step } = await harness.start('profile')
  const { number, page } = expectPage(
    await harness.engine.answer(run, { number: expectPage(step).number, answer: { result: 'ok' } }),
  )
  const removal = page.actions?.find((action) => action.row === row && action.label === 'Remove')
  if (!removal) throw new Error(`nothing to remove in the row ${row}`)
  return { run, remove: () => harness.engine.answer(run, { number, answer: removal.answer }) }
}

/** The first item, which has no name, is removed in the row of its method; the second has a line of its own. */
const rows = ['totp', 'remove-2']

test('of two runs that remove the last two methods at once, one is refused and can continue', async () => {
  const runs = await Promise.all(rows.map(openProfilePage))
  meeting = Promise.withResolvers()
  const results = await Promise.all(runs.map(async ({ run, remove }) => ({ run, ...expectPage(await remove()) })))
  const refused = results.filter(({ page }) => page.problem)
  expect(refused.map(({ page }) => page.problem)).toMatchObject([
    { code: 'methods-missing', text: 'Your organisation asks for more than this. Add what is missing first.' },
  ])
  const methods = [await findTotp(harness.store.read, personId), ...(await findPasskeys(harness.store.read, personId))]
  expect(methods.filter((one) => one !== undefined)).toHaveLength(1)
  for (const { run, number } of refused)
    expect(await harness.engine.answer(run, { number, answer: { choice: 'done' } })).toMatchObject({ status: 'done' })
})

test('the refused removal leaves no mail and no audit event', async () => {
  const runs = await Promise.all(rows.map(openProfilePage))
  meeting = Promise.withResolvers()
  await Promise.all(runs.map(({ remove }) => remove()))
  const events = await harness.store.read
    .selectFrom('AuditEvent')
    .select('data')
    .where('event', '=', 'methods-changed')
    .execute()
  expect(events).toHaveLength(1)
  expect(await harness.store.read.selectFrom('OutboxMail').select('id').execute()).toHaveLength(1)
})
