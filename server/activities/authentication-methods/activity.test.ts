import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { nextPage, ok, type Result, type RunFacts } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { authenticationMethods } from './activity.ts'

let desk: Desk
let answers: { question: string; answer: string }[]
beforeEach(async () => {
  desk = await openDesk()
  answers = await desk.register('active.user')
})
afterEach(() => desk[Symbol.asyncDispose]())

type Memory = { method: string; inner?: unknown } | undefined
const both = { methods: [{ method: 'security-questions' as const }, { method: 'corporate-mail' as const, length: 4 }] }

const context = (
  of: { memory?: Memory; settings?: z.input<typeof authenticationMethods.settings>; run?: Partial<RunFacts> } = {},
) => desk.context(authenticationMethods, 'active.user', { settings: both, ...of } as never)

const execute = async (answer: Record<string, unknown>, memory?: Memory) =>
  authenticationMethods.execute?.(await context({ memory }), answer)

const memoryOf = async (result: Result | undefined): Promise<Memory> => {
  if (result?.kind !== 'page') throw new Error(`not a page: ${JSON.stringify(result)}`)
  await desk.store.transaction(async (tx) => result.record?.(tx))
  return result.memory as Memory
}

test('the person chooses, and another way stays open', async () => {
  expect(await authenticationMethods.prepare?.(await context())).toEqual(nextPage(undefined))
  const choice = await authenticationMethods.page?.(await context())
  const { properties } = z.toJSONSchema(choice?.answer ?? z.never(), { io: 'input' }) as unknown as Choice
  expect(properties.method).toMatchObject({
    enum: ['security-questions', 'corporate-mail'],
    default: 'security-questions',
  })
  const memory = await memoryOf(await execute({ method: 'corporate-mail' }))
  const page = await authenticationMethods.page?.(await context({ memory }))
  expect(page?.actions).toContainEqual({
    label: 'activities.authentication-methods.another',
    answer: { another: true },
  })
  expect(await execute({ another: true }, memory)).toEqual(nextPage(undefined))
})

interface Choice {
  properties: { method: { enum: string[] } }
}

test('the method chosen is carried out by its own activity, with its own settings', async () => {
  const memory = await memoryOf(await execute({ method: 'corporate-mail' }))
  const code = String((await desk.mails()).at(-1)?.values.code)
  expect(code).toHaveLength(4)
  expect(await execute({ code: 'nope' }, memory)).toMatchObject({
    kind: 'failed',
    code: 'wrong-code',
    memory: { method: 'corporate-mail' },
  })
  expect(await execute({ code }, memory)).toEqual(ok())
  expect(await execute({ answers }, { method: 'security-questions' })).toEqual(ok())
})

test('an authenticator app and a passkey are ways, too: each asks for what it needs', async () => {
  const settings = { methods: [{ method: 'totp' as const }, { method: 'passkey' as const }] }
  const begun = async (method: string) => {
    const ctx = await context({ settings })
    const memory = await memoryOf(await authenticationMethods.execute?.(ctx, { method }))
    return authenticationMethods.page?.({ ...ctx, memory: { inner: undefined, method, ...memory } })
  }
  expect(await begun('totp')).toMatchObject({ title: 'activities.authenticate-with-totp.title' })
  expect(await begun('passkey')).toMatchObject({ control: 'passkey', data: { options: { rpId: 'localhost' } } })
})

test('a single method is begun at once, without a choice', async () => {
  const settings = { methods: [{ method: 'security-questions' as const }] }
  const ctx = await context({ settings })
  expect(await authenticationMethods.prepare?.(ctx)).toEqual(
    nextPage({ method: 'security-questions', inner: undefined }),
  )
  const page = await authenticationMethods.page?.({
    ...ctx,
    memory: { method: 'security-questions', inner: undefined },
  })
  expect(page?.actions).toBeUndefined()
})

test('where the administrator wants it, the first way is begun at once, and the others stay a press away', async () => {
  const ctx = await context({ settings: { ...both, startWith: 'first' } })
  const memory = await memoryOf(await authenticationMethods.prepare?.(ctx))
  expect(memory?.method).toBe('security-questions')
  const page = await authenticationMethods.page?.({
    ...ctx,
    memory: { method: 'security-questions', inner: undefined },
  })
  expect(page?.actions?.map(({ answer }) => answer)).toEqual([{ another: true }])
})

test('each site offers what it has: an operator asks the caller’s questions', async () => {
  const operator = { id: '1', domain: 'd', account: 'helpdesk.operator', displayName: 'Operator' }
  const settings = { methods: [{ method: 'security-questions' as const }, { method: 'caller-questions' as const }] }
  const ctx = await context({ settings, run: { operator } })
  expect(await authenticationMethods.prepare?.(ctx)).toMatchObject({ kind: 'critical', code: 'too-few-questions' })
})

test('a method listed twice is refused on saving', () => {
  const methods = [{ method: 'security-questions' }, { method: 'security-questions' }]
  expect(authenticationMethods.settings.safeParse({ methods }).success).toBe(false)
})
