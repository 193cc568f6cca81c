import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { critical, failed, ok, type Result, type RunFacts } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { authenticateByEmailCode } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

type Memory = z.output<typeof authenticateByEmailCode.memory & {}>
type Settings = z.input<typeof authenticateByEmailCode.settings>

const context = (of: { memory?: Memory; settings?: Settings; run?: Partial<RunFacts> } = {}) =>
  desk.context(authenticateByEmailCode, 'active.user', of)

/** What a result leaves to remember, with its writes done. */
async function settled(result: Result | undefined): Promise<Memory> {
  if (result?.kind !== 'page' && result?.kind !== 'failed') throw new Error(`not a page: ${JSON.stringify(result)}`)
  await desk.store.transaction(async (tx) => result.record?.(tx))
  return result.memory as Memory
}

const prepare = async (of: Parameters<typeof context>[0] = {}) =>
  settled(await authenticateByEmailCode.prepare?.(await context(of)))

const lastCode = async () => String((await desk.mails()).at(-1)?.values.code)

test('the code from the mail lets the person go on, spaces or not', async () => {
  const memory = await prepare()
  const [mail] = await desk.mails()
  expect(mail).toMatchObject({ to: expect.stringContaining('@'), template: 'one-time-code' })
  expect(JSON.stringify(memory)).not.toContain(await lastCode())
  const typed = (await lastCode()).replace(/^(...)/, '$1 ')
  expect(await authenticateByEmailCode.execute?.(await context({ memory }), { code: typed })).toEqual(ok())
})

test('coming back to the page sends no second mail while the code is good', async () => {
  const memory = await prepare()
  await prepare({ memory })
  expect(await desk.mails()).toHaveLength(1)
})

test('after five wrong codes the right one does not help any more, and the next page sends another', async () => {
  let memory = await prepare()
  const right = await lastCode()
  for (let tries = 0; tries < 5; tries++) {
    const result = await authenticateByEmailCode.execute?.(await context({ memory }), { code: 'x' })
    expect(result).toMatchObject({ kind: 'failed', code: 'wrong-code', field: 'code' })
    memory = await settled(result)
  }
  expect(await authenticateByEmailCode.execute?.(await context({ memory }), { code: right })).toEqual(
    failed('code-over', { field: 'code' }),
  )
  await prepare({ memory })
  expect(await desk.mails()).toHaveLength(2)
})

test('a code is over after its time', async () => {
  const memory = await prepare()
  const ctx = await context({ memory })
  const later = { ...ctx, now: () => new Date(Date.now() + 10 * 60_000 + 1) }
  expect(await authenticateByEmailCode.execute?.(later, { code: await lastCode() })).toEqual(
    failed('code-over', { field: 'code' }),
  )
})

test('another code is sent on request, but not at once, and replaces the one before', async () => {
  const memory = await prepare()
  const first = await lastCode()
  const ctx = await context({ memory })
  expect(await authenticateByEmailCode.execute?.(ctx, { resend: true })).toMatchObject({
    kind: 'page',
    problem: { code: 'code-sent-just-now' },
  })
  const later = { ...ctx, now: () => new Date(Date.now() + 31_000) }
  const second = await settled(await authenticateByEmailCode.execute?.(later, { resend: true }))
  expect(await desk.mails()).toHaveLength(2)
  const answer = async (code: string) => authenticateByEmailCode.execute?.(await context({ memory: second }), { code })
  expect(await answer(first)).toMatchObject({ code: 'wrong-code' })
  expect(await answer(await lastCode())).toEqual(ok())
})

test('nobody’s mailbox is flooded: six mails an hour for an account, over all its runs', async () => {
  for (let run = 0; run < 9; run++) await prepare()
  expect(await desk.mails()).toHaveLength(6)
})

test('a decoy is told the same and sent nothing', async () => {
  await prepare({ run: { decoy: true } })
  expect(await desk.mails()).toEqual([])
})

test('a personal address that was added just now gets no code, unless the person has shown more', async () => {
  const profile = desk.profiles.of(await desk.person('active.user'))
  const write = await profile.change({ addContacts: [{ kind: 'mail', value: 'me@home.example', verified: true }] })
  await desk.store.transaction(write)
  const codes = async () => (await desk.mails()).filter(({ template }) => template === 'one-time-code')
  await prepare({ settings: { to: 'personal' } })
  expect(await codes()).toEqual([])
  await prepare({ settings: { to: 'personal' }, run: { authenticated: true } })
  expect(await codes()).toMatchObject([{ to: 'me@home.example' }])
})

test('a locked profile is sent nothing', async () => {
  const profile = desk.profiles.of(await desk.person('active.user'))
  await desk.store.transaction((tx) => profile.lock(tx, 30))
  expect(await authenticateByEmailCode.prepare?.(await context())).toEqual(critical('profile-locked'))
})
