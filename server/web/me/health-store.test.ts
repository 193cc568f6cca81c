import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getTranslator } from '../../../shared/languages/translator.ts'
import type { Reply } from '../../../shared/wizard/wizard-client.ts'
import type { MeClient } from './client.ts'
import { createHealthStore } from './health-store.ts'
import { createFakeClient, type HealthFixture } from './states/fake-client.ts'
import { createStates } from './states/states.ts'

const states: Record<keyof ReturnType<typeof createStates>, HealthFixture> = createStates(getTranslator('en'))
const life = new AbortController()
const who = { account: 'erika.example', password: 'Some-Password-1' }
const approval = { decision: 'approve', number: '42' } as const
const createStore = (client: MeClient) => createHealthStore(client, life.signal)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('the state has the account while signed in, and nothing of it after signing out', async () => {
  const client = createFakeClient({ ...states.requests, signedIn: false })
  const { state, begin, signIn, signOut } = createStore(client)
  await begin()
  expect(state.value).toMatchObject({ view: 'sign-in', ended: undefined })
  await signIn(who)
  expect(state.value).toMatchObject({ view: 'health', health: { account: 'erika.example' } })
  expect(state.value.requests).toHaveLength(2)
  await signOut()
  expect(state.value).toMatchObject({ view: 'sign-in', ended: 'by-hand', health: undefined, requests: [] })
  expect(await client.loadHealth()).toMatchObject({ ok: false })
  expect(JSON.stringify(state.value)).not.toContain('Some-Password-1')
})

test('when the session’s time is over the page signs out, also on the server', async () => {
  const client = createFakeClient(states.well)
  const { state, begin } = createStore(client)
  await begin()
  await vi.advanceTimersByTimeAsync(899_000)
  expect(state.value.view).toBe('health')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(state.value).toMatchObject({ view: 'sign-in', ended: 'by-time', health: undefined })
  expect(await client.loadHealth()).toMatchObject({ ok: false })
})

test('the next refresh notices that the session has ended elsewhere', async () => {
  const client = createFakeClient(states.well)
  const { state, begin, refresh } = createStore(client)
  await begin()
  await client.signOut()
  await refresh()
  expect(state.value).toMatchObject({ view: 'sign-in', ended: 'by-time' })
})

test('a correct but expired password is no refusal; only its account is remembered', async () => {
  const { state, begin, signIn } = createStore(createFakeClient(states['sign-in-expired']))
  await begin()
  await signIn(who)
  expect(state.value).toMatchObject({ view: 'sign-in', problem: undefined, expired: { account: 'erika.example' } })
  expect(JSON.stringify(state.value)).not.toContain(who.password)
})

test('H6: of staff the page asks for the second factor, and shows nothing of the account before it', async () => {
  const client = createFakeClient({ ...states['second-factor'], health: states.well.health, signedIn: false })
  const { state, signInStore, begin, signIn } = createStore(client)
  await begin()
  await signIn(who)
  expect(state.value).toMatchObject({ view: 'sign-in', health: undefined })
  expect(signInStore.state.value).toMatchObject({ view: { step: 'code' }, choices: ['code', 'passkey'] })
  await signInStore.showCode('123456')
  expect(state.value).toMatchObject({ view: 'health', health: { account: 'erika.example' } })
})

test('H6: a wrong code keeps the second step, and its problem is not one of the page', async () => {
  const { state, signInStore, begin, signIn } = createStore(createFakeClient(states['second-factor-refused']))
  await begin()
  await signIn(who)
  await signInStore.showCode('123456')
  expect(signInStore.state.value).toMatchObject({ view: { step: 'code' }, problem: { code: 'second-factor-refused' } })
  expect(state.value).toMatchObject({ view: 'sign-in', problem: undefined })
})

test('a decision replaces its request, also after the next refresh', async () => {
  const { state, begin, decide, refresh } = createStore(createFakeClient(states.requests))
  await begin()
  await decide('two', { decision: 'refuse' })
  await refresh()
  expect(state.value.requests.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['two', { decision: 'refuse' }],
    ['one', undefined],
  ])
})

test('a request that is closed elsewhere shows why; a failed decision can be repeated', async () => {
  const closed = createStore(createFakeClient(states['request-closed']))
  await closed.begin()
  await closed.decide('one', approval)
  expect(closed.state.value.requests).toMatchObject([{ outcome: { problem: { code: 'approval-over' } } }])
  const problem = { code: 'approver-changed', text: 'The directory no longer names you.' }
  const moved = createStore(createFakeClient({ ...states['request-closed'], failure: { in: 'decide', problem } }))
  await moved.begin()
  await moved.decide('one', approval)
  expect(moved.state.value.requests).toMatchObject([{ outcome: { problem } }])
  const cut = createStore(createFakeClient(states['request-unreachable']))
  await cut.begin()
  await cut.decide('one', approval)
  expect(cut.state.value.requests).toMatchObject([{ problem: { code: 'server-unreachable' } }])
  expect(cut.state.value.requests[0]?.outcome).toBeUndefined()
})

test('a double click decides once', async () => {
  let sent = 0
  const client = createFakeClient(states.approved)
  const slow: MeClient = {
    ...client,
    decide: () => {
      sent++
      return new Promise<Reply<unknown>>(() => {})
    },
  }
  const { begin, decide } = createStore(slow)
  await begin()
  void decide('one', approval)
  void decide('one', approval)
  expect(sent).toBe(1)
})

test('M11: a session that is ended leaves the list, also one that had ended already', async () => {
  const client = createFakeClient(states.sessions)
  const { state, begin, endSession } = createStore(client)
  await begin()
  const ids = () => state.value.sessions.map(({ id }) => id)
  const [, helpdesk, ...rest] = ids()
  await endSession(helpdesk ?? '')
  expect(ids()).toEqual(['here', ...rest])
  expect(state.value.sessionsEnded).toEqual({ number: 1 })
  const gone = createStore({
    ...client,
    endSession: async () => ({ ok: false, problem: { code: 'not-found', text: '' } }),
  })
  await gone.begin()
  await gone.endSession('extension')
  expect(gone.state.value).toMatchObject({ problem: undefined, sessionsEnded: { number: 1 } })
})

test('M11: signing out everywhere else keeps this page; everywhere leaves it', async () => {
  const { state, begin, endSessions } = createStore(createFakeClient(states.sessions))
  await begin()
  await endSessions('others')
  expect(state.value).toMatchObject({ view: 'health', sessions: [{ id: 'here' }] })
  await endSessions('all')
  expect(state.value).toMatchObject({ view: 'sign-in', ended: 'by-hand', health: undefined, sessions: [] })
})

test('M11: what could not be ended stays in the list, with the reason', async () => {
  const { state, begin, endSession, endSessions } = createStore(createFakeClient(states['session-unreachable']))
  await begin()
  const before = state.value.sessions
  await endSession('helpdesk')
  await endSessions('all')
  expect(state.value).toMatchObject({ view: 'health', sessions: before, problem: { code: 'server-unreachable' } })
  expect(state.value.sessionsEnded).toBeUndefined()
})

test('a task begins in this tab; where the server does not begin it, its first page opens with the account', async () => {
  const begun: unknown[] = []
  const left: string[] = []
  let reply: Reply<unknown> = { ok: true, value: undefined }
  const client: MeClient = {
    ...createFakeClient(states.well),
    async startTask(task) {
      begun.push(task)
      return reply
    },
  }
  const { state, begin, openTask } = createHealthStore(client, life.signal, (address) => left.push(address))
  await openTask('manage-my-passwords', 'de')
  expect(begun, 'no session yet').toEqual([])
  await begin()
  await openTask('manage-my-passwords', 'de')
  expect(begun).toEqual([
    { workflow: 'manage-my-passwords', account: 'erika.example', domain: 'contoso.example', language: 'de' },
  ])
  reply = { ok: false, problem: { code: 'workflow-unknown', text: '' } }
  await openTask('manage-my-profile', 'de')
  expect(left).toEqual(['/', '/#task=manage-my-profile&account=erika.example&domain=contoso.example'])
  expect(state.value.busy).toBe(false)
})
