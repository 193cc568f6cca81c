import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { critical, failed, nextPage, ok, type Result, type RunFacts } from '../../activities/activity.ts'
import { type ActivityHarness, createActivityHarness } from '../../activities/testing.ts'
import { authenticateByEmailCode } from './email-code.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

type Memory = z.output<typeof authenticateByEmailCode.memory & {}>
type Settings = z.input<typeof authenticateByEmailCode.settings>

const context = (options: { memory?: Memory; settings?: Settings; run?: Partial<RunFacts> } = {}) =>
  harness.context(authenticateByEmailCode, 'active.user', options)

const limited = async (options: Parameters<typeof context>[0]) =>
  harness.context(authenticateByEmailCode, 'active.user', {
    ...options,
    guesses: await harness.createGuesses('active.user'),
  })

/** What a result leaves to remember, with its writes done. */
async function settled(result: Result | undefined): Promise<Memory> {
  if (result?.kind !== 'page' && result?.kind !== 'failed') throw new Error(`not a page: ${JSON.stringify(result)}`)
  await harness.store.transaction(async (tx) => result.record?.(tx))
  return result.memory as Memory
}

const prepare = async (options: Parameters<typeof context>[0] = {}) =>
  settled(await authenticateByEmailCode.prepare?.(await context(options)))

const lastCode = async () => String((await harness.mails()).at(-1)?.values.code)

test('the mailed code succeeds, with or without spaces', async () => {
  const memory = await prepare()
  const [mail] = await harness.mails()
  expect(mail).toMatchObject({ to: expect.stringContaining('@'), template: 'one-time-code' })
  expect(JSON.stringify(memory)).not.toContain(await lastCode())
  const typed = (await lastCode()).replace(/^(...)/, '$1 ')
  expect(await authenticateByEmailCode.execute?.(await context({ memory }), { code: typed })).toEqual(ok())
})

test('finding 18: the page says that a code was sent only if a mail server is set, and how many digits it has', async () => {
  const memory = await prepare()
  const ctx = await context({ memory, settings: { length: 8 } })
  const page = (hasServer: boolean) =>
    authenticateByEmailCode.page?.({ ...ctx, notifications: { ...ctx.notifications, hasServer } })
  const sent = await page(true)
  expect(sent).toMatchObject({ text: { key: 'activities.authenticate-by-email-code.text' } })
  expect(await page(false)).toMatchObject({ text: { key: 'activities.authenticate-by-email-code.waits' } })
  expect(z.toJSONSchema(sent?.answer ?? z.never())).toMatchObject({
    properties: { code: { digits: 8, autocomplete: 'one-time-code' } },
  })
})

test('a code that version 0.1.0 remembered, with the time it expires, still succeeds after an upgrade', async () => {
  const remembered = { ...(await prepare()), expiresAt: new Date(Date.now() + 600_000).toISOString() }
  const memory = authenticateByEmailCode.memory?.parse(remembered)
  expect(await authenticateByEmailCode.execute?.(await context({ memory }), { code: await lastCode() })).toEqual(ok())
})

test('showing the page again sends no second mail while the code is valid', async () => {
  const memory = await prepare()
  await prepare({ memory })
  expect(await harness.mails()).toHaveLength(1)
})

test('H2: after five wrong codes the right one is refused, also in another run with a code of its own', async () => {
  let memory = await prepare()
  const right = await lastCode()
  for (let tries = 0; tries < 5; tries++) {
    const result = await authenticateByEmailCode.execute?.(await limited({ memory }), { code: 'x' })
    expect(result).toMatchObject({ kind: 'failed', code: 'wrong-code', field: 'code' })
    memory = await settled(result)
  }
  expect(await authenticateByEmailCode.execute?.(await limited({ memory }), { code: right })).toEqual(
    critical('too-many-attempts'),
  )
  const another = await limited({ memory: await prepare(), run: { id: 'another' } })
  expect(await authenticateByEmailCode.execute?.(another, { code: await lastCode() })).toEqual(
    critical('too-many-attempts'),
  )
})

test('a code expires', async () => {
  const memory = await prepare()
  const ctx = await context({ memory })
  const later = { ...ctx, now: () => new Date(Date.now() + 10 * 60_000 + 1) }
  expect(await authenticateByEmailCode.execute?.(later, { code: await lastCode() })).toEqual(
    failed('code-over', { field: 'code' }),
  )
})

test('another code is sent on request after 30 seconds, and replaces the earlier one', async () => {
  const memory = await prepare()
  const first = await lastCode()
  const ctx = await context({ memory })
  expect(await authenticateByEmailCode.execute?.(ctx, { resend: true })).toMatchObject({
    kind: 'page',
    problem: { code: 'code-sent-just-now' },
  })
  const later = { ...ctx, now: () => new Date(Date.now() + 31_000) }
  const second = await settled(await authenticateByEmailCode.execute?.(later, { resend: true }))
  expect(await harness.mails()).toHaveLength(2)
  const answer = async (code: string) => authenticateByEmailCode.execute?.(await context({ memory: second }), { code })
  expect(await answer(first)).toMatchObject({ code: 'wrong-code' })
  expect(await answer(await lastCode())).toEqual(ok())
})

test('an account gets at most six mails an hour over all its runs', async () => {
  for (let run = 0; run < 9; run++) await prepare()
  expect(await harness.mails()).toHaveLength(6)
})

test('a decoy gets the same page and no mail', async () => {
  await prepare({ run: { decoy: true } })
  expect(await harness.mails()).toEqual([])
})

test('a personal address added just now gets no code unless the person has used another factor', async () => {
  const profile = harness.profiles.forPerson(await harness.person('active.user'))
  const write = await profile.change({ addContacts: [{ kind: 'mail', value: 'me@home.example', verified: true }] })
  await harness.store.transaction(write)
  const codes = async () => (await harness.mails()).filter(({ template }) => template === 'one-time-code')
  await prepare({ settings: { to: 'personal' } })
  expect(await codes()).toEqual([])
  await prepare({ settings: { to: 'personal' }, run: { authenticated: true } })
  expect(await codes()).toMatchObject([{ to: 'me@home.example' }])
})

test('a code is mailed only to confirmed addresses of the origin that the settings name', async () => {
  const profile = harness.profiles.forPerson(await harness.person('active.user'))
  const addContacts = [
    { kind: 'mail', value: 'me@home.example', verified: true },
    { kind: 'mail', value: 'typed@home.example', verified: false },
    { kind: 'mobile', value: '+447700900123', verified: true },
  ]
  await harness.store.transaction(await profile.change({ addContacts }))
  const { mail = '' } = await harness.person('active.user')
  async function addressesOf(to: 'corporate' | 'personal' | 'both') {
    const before = (await harness.mails()).length
    await prepare({ settings: { to }, run: { authenticated: true } })
    return (await harness.mails()).slice(before).map((order) => order.to)
  }
  expect(await addressesOf('corporate')).toEqual([mail])
  expect(await addressesOf('personal')).toEqual(['me@home.example'])
  expect(await addressesOf('both')).toEqual([mail, 'me@home.example'])
})

const lock = async () => {
  const profile = harness.profiles.forPerson(await harness.person('active.user'))
  await harness.store.transaction((tx) => profile.lock(tx, 30))
}

test('a locked profile gets no mail', async () => {
  await lock()
  expect(await authenticateByEmailCode.prepare?.(await context())).toEqual(critical('profile-locked'))
})

test('a profile locked after the first code gets no other code', async () => {
  const memory = await prepare()
  await lock()
  const ctx = await context({ memory })
  const later = { ...ctx, now: () => new Date(Date.now() + 31_000) }
  expect(await authenticateByEmailCode.execute?.(later, { resend: true })).toEqual(critical('profile-locked'))
})

test('a workflow that takes off the lock accepts a locked profile from an operator only', async () => {
  await lock()
  const settings = { acceptLocked: true }
  const operator = { id: 'id', domain: 'corp.example.com', account: 'helpdesk.operator', displayName: 'Operator' }
  expect(await authenticateByEmailCode.prepare?.(await context({ settings }))).toEqual(critical('profile-locked'))
  expect(await authenticateByEmailCode.prepare?.(await context({ run: { operator } }))).toEqual(
    critical('profile-locked'),
  )
  const memory = await prepare({ settings, run: { operator } })
  const answer = { code: await lastCode() }
  const execute = async (options: Parameters<typeof context>[0]) =>
    authenticateByEmailCode.execute?.(await context({ memory, ...options }), answer)
  expect(await execute({ settings })).toEqual(critical('profile-locked'))
  expect(await execute({ settings, run: { operator } })).toEqual(ok())
})

test.each([false, true])(
  'H2: at the limit of mails no new code is made, and the page says so (decoy: %s)',
  async (decoy) => {
    const run = { decoy }
    let memory = await prepare({ run })
    for (let mails = 1; mails < 6; mails++) memory = await prepare({ run: { ...run, id: `run-${mails}` } })
    const before = await harness.mails()
    const fresh = await authenticateByEmailCode.prepare?.(await context({ run }))
    expect(fresh).toMatchObject({ kind: 'page', problem: { code: 'no-more-codes' } })
    const old = { ...memory, sentAt: new Date(Date.now() - 60_000).toISOString() }
    const resent = await authenticateByEmailCode.execute?.(await context({ memory: old, run }), { resend: true })
    expect(resent).toEqual(nextPage(old, { problem: { code: 'no-more-codes' } }))
    expect(await harness.mails()).toEqual(before)
    if (!decoy) {
      expect(
        await authenticateByEmailCode.execute?.(await context({ memory: old }), { code: await lastCode() }),
      ).toEqual(ok())
    }
  },
)

test('H2: after too many wrong codes another one is made only after the interval', async () => {
  const memory = { ...(await prepare()), tries: 5 }
  expect(await authenticateByEmailCode.prepare?.(await context({ memory }))).toEqual(nextPage(memory))
  expect(await harness.mails()).toHaveLength(1)
  await prepare({ memory: { ...memory, sentAt: new Date(Date.now() - 30_000).toISOString() } })
  expect(await harness.mails()).toHaveLength(2)
})

test('H2: a code has at least six digits for at most ten minutes, also in a workflow that was stored with fewer', () => {
  const { settings } = authenticateByEmailCode
  expect(settings.parse({ length: 4, minutes: 60 })).toMatchObject({ length: 6, minutes: 10 })
  const schema = z.toJSONSchema(settings, { io: 'input' })
  expect(schema.properties).toMatchObject({ length: { minimum: 6 }, minutes: { maximum: 10 } })
})
