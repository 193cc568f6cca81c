import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { words } from '../../../shared/languages/words.ts'
import type { Reply } from '../../../shared/wizard/client.ts'
import type { MeClient } from './client.ts'
import { fakeClient, type MeState } from './states/fake-client.ts'
import { statesIn } from './states/states.ts'
import { createVisit } from './visit.ts'

const states: Record<keyof ReturnType<typeof statesIn>, MeState> = statesIn(words('en'))
const life = new AbortController()
const who = { account: 'erika.example', password: 'Some-Password-1' }
const visit = (client: MeClient) => createVisit(client, life.signal)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('signed in, the account is on the page; signed out, nothing of it is', async () => {
  const client = fakeClient({ ...states.requests, signedIn: false })
  const { state, begin, signIn, signOut } = visit(client)
  await begin()
  expect(state.value).toMatchObject({ view: 'sign-in', ended: undefined })
  await signIn(who)
  expect(state.value).toMatchObject({ view: 'health', health: { account: 'erika.example' } })
  expect(state.value.requests).toHaveLength(2)
  await signOut()
  expect(state.value).toMatchObject({ view: 'sign-in', ended: 'by-hand', health: undefined, requests: [] })
  expect(await client.health()).toMatchObject({ ok: false })
  expect(JSON.stringify(state.value)).not.toContain('Some-Password-1')
})

test('when the session’s time is over the page leaves by itself, and ends it at the server, too', async () => {
  const client = fakeClient(states.well)
  const { state, begin } = visit(client)
  await begin()
  await vi.advanceTimersByTimeAsync(899_000)
  expect(state.value.view).toBe('health')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(state.value).toMatchObject({ view: 'sign-in', ended: 'by-time', health: undefined })
  expect(await client.health()).toMatchObject({ ok: false })
})

test('a session that ended elsewhere is noticed by the next look', async () => {
  const client = fakeClient(states.well)
  const { state, begin, refresh } = visit(client)
  await begin()
  await client.signOut()
  await refresh()
  expect(state.value).toMatchObject({ view: 'sign-in', ended: 'by-time' })
})

test('a right password that has expired is no refusal, and is remembered by its account only', async () => {
  const { state, begin, signIn } = visit(fakeClient(states['sign-in-expired']))
  await begin()
  await signIn(who)
  expect(state.value).toMatchObject({ view: 'sign-in', problem: undefined, expired: { account: 'erika.example' } })
  expect(JSON.stringify(state.value)).not.toContain(who.password)
})

test('a decision stands where the request stood, also after the next look', async () => {
  const { state, begin, decide, refresh } = visit(fakeClient(states.requests))
  await begin()
  await decide('two', 'refuse')
  await refresh()
  expect(state.value.requests.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['two', { decision: 'refuse' }],
    ['one', undefined],
  ])
})

test('one that is closed ends there; one that did not get through can be made again', async () => {
  const closed = visit(fakeClient(states['request-closed']))
  await closed.begin()
  await closed.decide('one', 'approve')
  expect(closed.state.value.requests).toMatchObject([{ outcome: { problem: { code: 'approval-over' } } }])
  const problem = { code: 'approver-changed', text: 'The directory no longer names you.' }
  const moved = visit(fakeClient({ ...states['request-closed'], trouble: { in: 'decide', problem } }))
  await moved.begin()
  await moved.decide('one', 'approve')
  expect(moved.state.value.requests).toMatchObject([{ outcome: { problem } }])
  const cut = visit(fakeClient(states['request-unreachable']))
  await cut.begin()
  await cut.decide('one', 'approve')
  expect(cut.state.value.requests).toMatchObject([{ problem: { code: 'server-unreachable' } }])
  expect(cut.state.value.requests[0]?.outcome).toBeUndefined()
})

test('a double press decides once', async () => {
  let sent = 0
  const client = fakeClient(states.approved)
  const slow: MeClient = {
    ...client,
    decide: () => {
      sent++
      return new Promise<Reply<unknown>>(() => {})
    },
  }
  const { begin, decide } = visit(slow)
  await begin()
  void decide('one', 'approve')
  void decide('one', 'approve')
  expect(sent).toBe(1)
})
