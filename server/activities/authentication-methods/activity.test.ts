import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { readAnswer } from '../../engine/answer-schema.ts'
import { changeSignedRows } from '../../store/testing-signed.ts'
import { nextPage, ok, type Result, type RunFacts } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { readFields } from '../testing-pages.ts'
import { authenticationMethods } from './activity.ts'

let harness: ActivityHarness
let answers: { question: string; answer: string }[]
beforeEach(async () => {
  harness = await createActivityHarness()
  answers = await harness.register('active.user')
})
afterEach(() => harness[Symbol.asyncDispose]())

type Memory = { method?: string; inner?: unknown; offered?: string[]; left?: string } | undefined
const both = { methods: [{ method: 'security-questions' as const }, { method: 'corporate-mail' as const, length: 8 }] }

const context = (
  options: { memory?: Memory; settings?: z.input<typeof authenticationMethods.settings>; run?: Partial<RunFacts> } = {},
) => harness.context(authenticationMethods, 'active.user', { settings: both, ...options })

const execute = async (answer: Record<string, unknown>, memory?: Memory) =>
  authenticationMethods.execute?.(await context({ memory }), answer)

const memoryOf = async (result: Result | undefined): Promise<Memory> => {
  if (result?.kind !== 'page') throw new Error(`not a page: ${JSON.stringify(result)}`)
  await harness.store.transaction(async (tx) => result.record?.(tx))
  return result.memory as Memory
}

test('the person chooses a method and can change the choice', async () => {
  expect(await authenticationMethods.prepare?.(await context())).toEqual(nextPage(undefined))
  const choice = await authenticationMethods.page?.(await context())
  expect(readFields(choice).method).toMatchObject({
    enum: ['security-questions', 'corporate-mail'],
    default: 'security-questions',
  })
  const memory = await memoryOf(await execute({ method: 'corporate-mail' }))
  const page = await authenticationMethods.page?.(await context({ memory }))
  expect(authenticationMethods.memory?.safeParse(JSON.parse(JSON.stringify(memory))).success).toBe(true)
  expect(page?.actions).toContainEqual({
    label: 'activities.authentication-methods.another',
    answer: { another: true },
  })
  expect(await execute({ another: true }, memory)).toEqual(nextPage({ left: 'corporate-mail' }))
  const again = await authenticationMethods.page?.(await context({ memory: { left: 'security-questions' } }))
  // Who turned the first one down gets the next one preselected, and not the same page again.
  expect(readFields(again).method).toMatchObject({ default: 'corporate-mail' })
})

test('memory of a method’s own activity in another shape is not readable, nor is that of a method that no longer exists', () => {
  const isReadable = (memory: unknown) => authenticationMethods.memory?.safeParse(memory).success
  expect(isReadable({ method: 'security-questions' })).toBe(true)
  expect(isReadable({ method: 'corporate-mail', inner: { digest: 4711 } })).toBe(false)
  expect(isReadable({ method: 'carrier-pigeon', inner: {} })).toBe(false)
})

test('the method chosen is carried out by its own activity, with its own settings', async () => {
  const memory = await memoryOf(await execute({ method: 'corporate-mail' }))
  const code = String((await harness.mails()).at(-1)?.values.code)
  expect(code).toHaveLength(8)
  expect(await execute({ code: 'nope' }, memory)).toMatchObject({
    kind: 'failed',
    code: 'wrong-code',
    memory: { method: 'corporate-mail' },
  })
  expect(await execute({ code }, memory)).toEqual(
    ok(undefined, { method: 'corporate-mail', note: { method: 'corporate-mail' } }),
  )
  expect(await execute({ answers }, { method: 'security-questions' })).toMatchObject({
    kind: 'ok',
    method: 'security-questions',
  })
})

test('an authenticator app and a passkey can be chosen, and each asks for what it needs', async () => {
  const settings = { methods: [{ method: 'totp' as const }, { method: 'passkey' as const }] }
  const begun = async (method: string) => {
    const ctx = await context({ settings })
    const memory = await memoryOf(await authenticationMethods.execute?.(ctx, { method }))
    return authenticationMethods.page?.({ ...ctx, memory: { inner: undefined, method, ...memory } })
  }
  expect(await begun('totp')).toMatchObject({ title: 'activities.authenticate-with-totp.title' })
  expect(await begun('passkey')).toMatchObject({ control: 'passkey', data: { options: { rpId: 'localhost' } } })
})

test('no passkey is offered where the site has an IP address for a name', async () => {
  const settings = { methods: [{ method: 'security-questions' as const }, { method: 'passkey' as const }] }
  const offer = async (url: string) => {
    const page = await authenticationMethods.page?.({ ...(await context({ settings })), url })
    return JSON.stringify(page).includes('passkey')
  }
  expect(await offer('https://password.example.com')).toBe(true)
  expect(await offer('https://192.0.2.17')).toBe(false)
  expect(await offer('https://[2001:db8::7]:8443')).toBe(false)
})

test('a single method starts without a choice', async () => {
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

test('with startWith `first`, the first method starts at once and the others are an action', async () => {
  const ctx = await context({ settings: { ...both, startWith: 'first' } })
  const memory = await memoryOf(await authenticationMethods.prepare?.(ctx))
  expect(memory?.method).toBe('security-questions')
  const page = await authenticationMethods.page?.({
    ...ctx,
    memory: { method: 'security-questions', inner: undefined },
  })
  expect(page?.actions?.map(({ answer }) => answer)).toEqual([{ another: true }])
})

test('each site offers its own methods: an operator asks the caller’s questions', async () => {
  const settings = { methods: [{ method: 'security-questions' as const }, { method: 'caller-questions' as const }] }
  const ctx = await context({ settings, run: { operator } })
  expect(await authenticationMethods.prepare?.(ctx)).toMatchObject({ kind: 'critical', code: 'too-few-questions' })
})

const operator = { id: '1', domain: 'd', account: 'helpdesk.operator', displayName: 'Operator' }
const forCaller = {
  methods: [{ method: 'caller-questions' as const, mode: 'typed' as const }, { method: 'corporate-mail' as const }],
}

test('an operator chooses by a button; a method that the caller cannot show has a reason, no action, and cannot be begun', async () => {
  const open = (account: string) =>
    harness.context(authenticationMethods, account, { settings: forCaller, run: { operator } })
  const ctx = await open('unregistered.user')
  const page = await authenticationMethods.page?.(ctx)
  expect(page?.submit).toBeUndefined()
  expect(page?.data).toEqual({
    methods: [
      { id: 'caller-questions', title: 'Security questions', obstacle: 'Too few questions are registered' },
      { id: 'corporate-mail', title: 'Code to the company e-mail address', obstacle: undefined },
    ],
  })
  expect(page?.actions?.map(({ answer }) => answer)).toEqual([{ method: 'corporate-mail' }])
  expect(await readAnswer(authenticationMethods, ctx, { method: 'caller-questions' })).toEqual({
    accepted: true,
    answer: {},
  })
  expect(await authenticationMethods.execute?.(ctx, {})).toEqual(nextPage(undefined))
  const registered = await authenticationMethods.page?.(await open('active.user'))
  expect(registered?.actions?.map(({ answer }) => answer)).toEqual([
    { method: 'caller-questions' },
    { method: 'corporate-mail' },
  ])
})

test('with startWith `first` an operator gets the choice where the caller cannot show the first method', async () => {
  const settings = {
    startWith: 'first' as const,
    methods: [{ method: 'caller-questions' as const, mode: 'typed' as const }, { method: 'corporate-mail' as const }],
  }
  const prepare = async (account: string) =>
    authenticationMethods.prepare?.(
      await harness.context(authenticationMethods, account, { settings, run: { operator } }),
    )
  expect(await memoryOf(await prepare('active.user'))).toMatchObject({ method: 'caller-questions' })
  expect(await prepare('unregistered.user')).toEqual(nextPage(undefined))
})

test('an operator reads it when the caller can show none of the methods', async () => {
  const ctx = await harness.context(authenticationMethods, 'unregistered.user', {
    settings: { methods: [{ method: 'caller-questions' as const }, { method: 'personal-mail' as const }] },
    run: { operator },
  })
  const page = await authenticationMethods.page?.(ctx)
  expect(page).toMatchObject({ text: 'activities.authentication-methods.textHelpdeskNone', actions: [] })
})

test('a method listed twice is refused on saving', () => {
  const methods = [{ method: 'security-questions' }, { method: 'security-questions' }]
  expect(authenticationMethods.settings.safeParse({ methods }).success).toBe(false)
})

const four = {
  startWith: 'first' as const,
  methods: [
    { method: 'security-questions' as const },
    { method: 'passkey' as const },
    { method: 'totp' as const },
    { method: 'corporate-mail' as const },
  ],
}
const anApp = { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', step: 1 }

/** The person has registered an app as well, this many hours ago. */
async function addApp(hours: number): Promise<void> {
  const { profile } = await context()
  const write = await profile.change({ totp: anApp })
  await harness.store.transaction(write)
  await changeSignedRows(harness.store, 'ProfileTotp', { addedAt: new Date(Date.now() - hours * 3_600_000) })
}

test('M6: who has an authenticator app is asked for it, and for nothing else', async () => {
  await addApp(48)
  const ctx = await context({ settings: four })
  const memory = await memoryOf(await authenticationMethods.prepare?.(ctx))
  expect(memory).toMatchObject({ method: 'totp', offered: ['totp'] })
  const begun = await context({ settings: four, memory })
  const page = await authenticationMethods.page?.(begun)
  expect(page?.title).toBe('activities.authenticate-with-totp.title')
  expect(page?.actions ?? []).not.toContainEqual(expect.objectContaining({ answer: { another: true } }))
  const elsewhere = await memoryOf(await authenticationMethods.execute?.(begun, { another: true }))
  const choice = await context({ settings: four, memory: elsewhere })
  // Neither the choice nor an answer that names another method leads to the questions.
  expect(await memoryOf(await authenticationMethods.execute?.(choice, { method: 'security-questions' }))).toEqual({
    offered: ['totp'],
  })
})

test('M6: an app that is too new to count alone leaves the other methods; so does a workflow that accepts any', async () => {
  await addApp(1)
  const asked = async (settings: typeof four & { accept?: 'any' }) =>
    memoryOf(await authenticationMethods.prepare?.(await context({ settings })))
  expect(await asked(four)).toEqual({ method: 'security-questions', inner: undefined })
  await changeSignedRows(harness.store, 'ProfileTotp', { addedAt: new Date(0) })
  expect(await asked({ ...four, accept: 'any' })).toMatchObject({ method: 'security-questions' })
  expect(await asked(four)).toMatchObject({ method: 'totp' })
})

test('M6: people without an app or a passkey get the same choice of methods as before', async () => {
  const ctx = await context({ settings: { ...four, startWith: 'choice' } })
  expect(await authenticationMethods.prepare?.(ctx)).toEqual(nextPage(undefined))
})
