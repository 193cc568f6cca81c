import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getTranslator } from '../../../shared/languages/translator.ts'
import type { HelpdeskClient } from './client.ts'
import { createHelpdeskStore } from './helpdesk-store.ts'
import { createFakeClient } from './states/fake-client.ts'
import { createStates } from './states/states.ts'

const states = createStates(getTranslator('en'))
const life = new AbortController()
const soon = () => ({ displayName: 'Jonas', account: 'j', expiresAt: new Date(Date.now() + 60_000).toISOString() })

function createStore(client: HelpdeskClient) {
  const store = createHelpdeskStore(client, life.signal)
  const { staff } = store
  const kind = () => (staff.state.value.view === 'signed-in' ? store.state.value.view.kind : staff.state.value.view)
  return { store, kind }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('after signing in and a workflow for a person, the person is loaded again', async () => {
  const looks: string[] = []
  const client = createFakeClient(states.person)
  const look: HelpdeskClient['loadPerson'] = (id) => {
    looks.push(id)
    return client.loadPerson(id)
  }
  const { store, kind } = createStore({ ...client, loadPerson: look })
  await store.staff.begin()
  expect([kind(), store.staff.state.value.member?.account]).toEqual(['find', 'j.lindqvist'])
  await store.openPerson({ id: '1' })
  expect(kind()).toBe('person')
  store.chooseWorkflow('reset-password', { ticket: 'INC-1' })
  expect(store.state.value.view).toMatchObject({
    kind: 'task',
    workflow: 'reset-password',
    request: { person: '1@contoso.example', ticket: 'INC-1' },
  })
  await store.finishWorkflow()
  expect([kind(), looks]).toEqual(['person', ['1', '1@contoso.example']])
  expect(store.state.value.view).toMatchObject({ about: { ticket: 'INC-1' } })
  store.closePerson()
  expect(kind()).toBe('find')
})

test('without a session the sign-in is shown; after a refusal, its problem and nothing else', async () => {
  const { store, kind } = createStore(createFakeClient(states['sign-in-refused']))
  await store.staff.begin()
  expect([kind(), store.staff.state.value.signedOut]).toEqual(['sign-in', false])
  await store.staff.signIn.signIn({ account: 'x', password: 'y' })
  expect([kind(), store.staff.signIn.state.value.problem?.code]).toEqual(['sign-in', 'sign-in-refused'])
})

test.each(['sign-in-required', 'forbidden'])('a request refused with %s clears the screen', async (code) => {
  const { store, kind } = createStore(createFakeClient(states.person))
  await store.staff.begin()
  await store.openPerson({ id: '1' })
  store.staff.handleReply({ ok: false, problem: { code, text: '' } })
  expect([kind(), store.staff.state.value.member, store.staff.state.value.signedOut]).toEqual([
    'sign-in',
    undefined,
    true,
  ])
})

test('the screen is cleared when the session has expired, and not while work extends it', async () => {
  const sessions = [soon(), { ...soon(), expiresAt: new Date(Date.now() + 120_000).toISOString() }, undefined]
  const client = {
    ...createFakeClient(states.person),
    loadSession: async () => ({ ok: true, value: sessions.shift() }) as const,
  }
  const { store, kind } = createStore(client)
  await store.staff.begin()
  await vi.advanceTimersByTimeAsync(62_000)
  expect(kind()).toBe('find')
  await vi.advanceTimersByTimeAsync(62_000)
  expect([kind(), store.staff.state.value.signedOut]).toEqual(['sign-in', true])
})

test('an unreachable server does not sign the operator out', async () => {
  const away = { ok: false, problem: { code: 'server-unreachable', text: '' } } as const
  const replies = [{ ok: true, value: soon() } as const, away, away]
  const { store, kind } = createStore({
    ...createFakeClient(states.person),
    loadSession: async () => replies.shift() ?? away,
  })
  await store.staff.begin()
  await vi.advanceTimersByTimeAsync(200_000)
  expect(kind()).toBe('find')
})

test('signing out clears the screen at once, without waiting for the reply', async () => {
  const { store, kind } = createStore({ ...createFakeClient(states.person), signOut: () => new Promise(() => {}) })
  await store.staff.begin()
  void store.staff.signOut()
  expect([kind(), store.staff.state.value.member, store.staff.state.value.signedOut]).toEqual([
    'sign-in',
    undefined,
    false,
  ])
})
