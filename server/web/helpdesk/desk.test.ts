import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { words } from '../../../shared/languages/words.ts'
import type { HelpdeskClient } from './client.ts'
import { createDesk } from './desk.ts'
import { fakeClient } from './states/fake-client.ts'
import { statesIn } from './states/states.ts'

const states = statesIn(words('en'))
const life = new AbortController()
const soon = () => ({ displayName: 'Jonas', account: 'j', expiresAt: new Date(Date.now() + 60_000).toISOString() })

function deskOn(client: HelpdeskClient) {
  const desk = createDesk(client, life.signal)
  return { desk, kind: () => desk.state.value.view.kind }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('from signing in to somebody, to a task, and back to how they stand then', async () => {
  const looks: string[] = []
  const client = fakeClient(states.person)
  const look: HelpdeskClient['look'] = (id) => {
    looks.push(id)
    return client.look(id)
  }
  const { desk, kind } = deskOn({ ...client, look })
  await desk.begin()
  expect([kind(), desk.state.value.operator?.account]).toEqual(['find', 'j.lindqvist'])
  await desk.look({ id: '1' })
  expect(kind()).toBe('person')
  desk.choose('reset-password', { ticket: 'INC-1' })
  expect(desk.state.value.view).toMatchObject({
    kind: 'task',
    workflow: 'reset-password',
    errand: { person: '1@contoso.example', ticket: 'INC-1' },
  })
  await desk.finish()
  expect([kind(), looks]).toEqual(['person', ['1', '1@contoso.example']])
  expect(desk.state.value.view).toMatchObject({ about: { ticket: 'INC-1' } })
  desk.change()
  expect(kind()).toBe('find')
})

test('without a session one signs in; a refusal is said and nothing is shown', async () => {
  const { desk, kind } = deskOn(fakeClient(states['sign-in-refused']))
  await desk.begin()
  expect([kind(), desk.state.value.signedOut]).toEqual(['sign-in', false])
  await desk.signIn({ account: 'x', password: 'y' })
  expect([kind(), desk.state.value.problem?.code]).toEqual(['sign-in', 'sign-in-refused'])
})

test.each(['sign-in-required', 'forbidden'])('a call that comes to %s ends everything on the screen', async (code) => {
  const { desk, kind } = deskOn(fakeClient(states.person))
  await desk.begin()
  await desk.look({ id: '1' })
  desk.heard({ ok: false, problem: { code, text: '' } })
  expect([kind(), desk.state.value.operator, desk.state.value.signedOut]).toEqual(['sign-in', undefined, true])
})

test('when the session has ended unseen, the screen is emptied; work moves its end on', async () => {
  const sessions = [soon(), { ...soon(), expiresAt: new Date(Date.now() + 120_000).toISOString() }, undefined]
  const client = { ...fakeClient(states.person), session: async () => ({ ok: true, value: sessions.shift() }) as const }
  const { desk, kind } = deskOn(client)
  await desk.begin()
  await vi.advanceTimersByTimeAsync(62_000)
  expect(kind()).toBe('find')
  await vi.advanceTimersByTimeAsync(62_000)
  expect([kind(), desk.state.value.signedOut]).toEqual(['sign-in', true])
})

test('a server that is away for a moment signs nobody out', async () => {
  const away = { ok: false, problem: { code: 'server-unreachable', text: '' } } as const
  const replies = [{ ok: true, value: soon() } as const, away, away]
  const { desk, kind } = deskOn({ ...fakeClient(states.person), session: async () => replies.shift() ?? away })
  await desk.begin()
  await vi.advanceTimersByTimeAsync(200_000)
  expect(kind()).toBe('find')
})

test('signing out empties the screen at once, whatever becomes of the call', async () => {
  const { desk, kind } = deskOn({ ...fakeClient(states.person), signOut: () => new Promise(() => {}) })
  await desk.begin()
  void desk.signOut()
  expect([kind(), desk.state.value.operator, desk.state.value.signedOut]).toEqual(['sign-in', undefined, false])
})
