import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getTranslator } from '../../../shared/languages/translator.ts'
import type { Reply } from '../../../shared/wizard/wizard-client.ts'
import { createMemoryAddress, type Place } from './address.ts'
import { createMemoryStorage } from './call-notes.ts'
import type { HelpdeskClient } from './client.ts'
import { createHelpdeskStore } from './helpdesk-store.ts'
import { createFakeClient } from './states/fake-client.ts'
import { createStates } from './states/states.ts'

const states = createStates(getTranslator('en'))
const life = new AbortController()
const soon = (account = 'j') => ({
  displayName: 'Jonas',
  account,
  domain: 'contoso.example',
  expiresAt: new Date(Date.now() + 60_000).toISOString(),
})
const over = { ok: false, problem: { code: 'sign-in-required', text: '' } } as const

function createStore(client: HelpdeskClient, place?: Place, storage = createMemoryStorage()) {
  const address = createMemoryAddress(place)
  const store = createHelpdeskStore(client, { ended: life.signal, address, storage })
  const { staff } = store
  const kind = () => (staff.state.value.view === 'signed-in' ? store.state.value.view.kind : staff.state.value.view)
  return { store, address, kind }
}

/** A client whose session ends when the test says so, and comes back with a sign-in. */
function createEndingClient(account = 'j') {
  const fake = createFakeClient(states.person)
  let isOver = false
  const guarded =
    <Args extends unknown[], Value>(request: (...args: Args) => Promise<Reply<Value>>) =>
    (...args: Args): Promise<Reply<Value>> =>
      isOver ? Promise.resolve(over) : request(...args)
  const client: HelpdeskClient = {
    ...fake,
    loadSession: async () => ({ ok: true, value: isOver ? undefined : soon() }),
    loadPerson: guarded(fake.loadPerson),
    search: guarded(fake.search),
    async signIn() {
      isOver = false
      return { ok: true, value: { signedIn: true, ...soon(account) } }
    },
  }
  return {
    client,
    end: () => {
      isOver = true
    },
  }
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
  const { store, kind, address } = createStore({ ...client, loadPerson: look })
  await store.staff.begin()
  expect([kind(), store.staff.state.value.member?.account]).toEqual(['find', 'j.lindqvist'])
  await store.openPerson({ id: '1@contoso.example' })
  expect(kind()).toBe('person')
  store.keepDetails('1@contoso.example', { ticket: ' INC-1 ', reason: '' })
  store.chooseWorkflow('reset-password')
  expect(store.state.value.view).toMatchObject({
    kind: 'task',
    workflow: 'reset-password',
    request: { person: '1@contoso.example', ticket: 'INC-1', reason: undefined },
  })
  store.nameRun('r')
  expect(address.read()).toEqual({ kind: 'task', person: '1@contoso.example', run: 'r' })
  await store.finishWorkflow()
  expect([kind(), looks]).toEqual(['person', ['1@contoso.example', '1@contoso.example']])
  expect(address.read()).toEqual({ kind: 'person', person: '1@contoso.example' })
  expect(store.readDetails('1@contoso.example')).toEqual({ ticket: ' INC-1 ', reason: '' })
  store.closePerson()
  expect([kind(), address.read().kind]).toEqual(['find', 'find'])
})

test('an address leads to its person or task after the sign-in, and the browser’s buttons to others', async () => {
  const person = '1@contoso.example'
  const { store, kind, address } = createStore(createFakeClient(states.person), { kind: 'task', person, run: 'r' })
  await store.staff.begin()
  await vi.advanceTimersByTimeAsync(0)
  expect(store.state.value.view).toMatchObject({ kind: 'task', run: 'r', person: { id: person } })
  await store.finishWorkflow()
  address.go({ kind: 'find' })
  expect(kind()).toBe('find')
  address.go({ kind: 'person', person })
  await vi.advanceTimersByTimeAsync(0)
  expect(kind()).toBe('person')
})

test('an address of a person whom the operator may not help says so, and leads back to the search', async () => {
  const { store, kind } = createStore(createFakeClient(states['person-gone']), { kind: 'person', person: 'x' })
  await store.staff.begin()
  await vi.advanceTimersByTimeAsync(0)
  expect([kind(), store.state.value.problem?.code]).toEqual(['opening', 'person-unknown'])
  store.closePerson()
  expect([kind(), store.state.value.problem]).toEqual(['find', undefined])
})

test('being done with the caller forgets what was typed about the call', async () => {
  const ended: string[] = []
  const client = createFakeClient(states.person)
  const { store, kind, address } = createStore({
    ...client,
    async endCallerCheck(id) {
      ended.push(id)
      return { ok: true, value: undefined }
    },
  })
  await store.staff.begin()
  await store.openPerson({ id: '1@contoso.example' })
  store.keepDetails('1@contoso.example', { ticket: 'INC-1' })
  await store.endCall()
  expect([kind(), ended, address.read().kind]).toEqual(['find', ['1@contoso.example'], 'find'])
  expect(store.readDetails('1@contoso.example')).toEqual({})
})

test('a reload keeps what was typed about the call, for the same operator alone and until the session ends', async () => {
  const storage = createMemoryStorage()
  const person = '1@contoso.example'
  const before = createStore(createFakeClient(states.person), undefined, storage)
  await before.store.staff.begin()
  before.store.keepDetails(person, { ticket: 'INC-1' })
  const reloaded = createStore(createFakeClient(states.person), { kind: 'person', person }, storage)
  await reloaded.store.staff.begin()
  expect(reloaded.store.readDetails(person)).toEqual({ ticket: 'INC-1' })
  const { client } = createEndingClient()
  const other = createStore(
    { ...client, loadSession: async () => ({ ok: true, value: soon('other') }) },
    undefined,
    storage,
  )
  await other.store.staff.begin()
  expect(other.store.readDetails(person)).toEqual({})
  other.store.keepDetails(person, { reason: 'Holidays' })
  expect(storage.getItem('latchkey-call')).toContain('Holidays')
  await other.store.staff.signOut()
  expect(storage.getItem('latchkey-call')).toBeNull()
})

test('what was searched for stays while a person is shown, until the call ends', async () => {
  const { store } = createStore(createFakeClient(states.person))
  await store.staff.begin()
  store.search.type('mustermann')
  await vi.advanceTimersByTimeAsync(300)
  await store.openPerson({ id: '1@contoso.example' })
  store.closePerson()
  expect([store.search.query.value, store.search.found.value?.people.length]).toEqual(['mustermann', 1])
  await store.openPerson({ id: '1@contoso.example' })
  await store.endCall()
  expect([store.search.query.value, store.search.found.value]).toEqual(['', undefined])
})

test('without a session the sign-in is shown; after a refusal, its problem and nothing else', async () => {
  const { store, kind } = createStore(createFakeClient(states['sign-in-refused']))
  await store.staff.begin()
  expect([kind(), store.staff.state.value.endedBy]).toEqual(['sign-in', undefined])
  await store.staff.signIn.signIn({ account: 'x', password: 'y' })
  expect([kind(), store.staff.signIn.state.value.problem?.code]).toEqual(['sign-in', 'sign-in-refused'])
})

test('a request after the end of the session waits for the sign-in, is sent again, and loses nothing', async () => {
  const { client, end } = createEndingClient()
  const { store, kind } = createStore(client)
  await store.staff.begin()
  await store.openPerson({ id: '1@contoso.example' })
  store.keepDetails('1@contoso.example', { ticket: 'INC-1' })
  end()
  const search = store.client.search('erika')
  await vi.advanceTimersByTimeAsync(0)
  expect([kind(), store.staff.state.value.asksAgain]).toEqual(['person', true])
  await store.staff.signIn.signIn({ account: 'j', password: 'y' })
  expect(await search).toMatchObject({ ok: true })
  expect([kind(), store.staff.state.value.asksAgain]).toEqual(['person', false])
  expect(store.readDetails('1@contoso.example')).toEqual({ ticket: 'INC-1' })
})

test('another operator who signs in finds nothing of the page that waited', async () => {
  const { client, end } = createEndingClient('other')
  const { store, kind } = createStore(client)
  await store.staff.begin()
  await store.openPerson({ id: '1@contoso.example' })
  store.keepDetails('1@contoso.example', { ticket: 'INC-1' })
  end()
  const search = store.client.search('erika')
  await vi.advanceTimersByTimeAsync(0)
  await store.staff.signIn.signIn({ account: 'other', password: 'y' })
  expect((await search).ok).toBe(false)
  expect(store.readDetails('1@contoso.example')).toEqual({})
  // The address still names the person, who is loaded again for them.
  await vi.advanceTimersByTimeAsync(0)
  expect([kind(), store.staff.state.value.member?.account]).toEqual(['person', 'other'])
})

test('a page that waits for half an hour is cleared', async () => {
  const { client, end } = createEndingClient()
  const { store, kind } = createStore(client)
  await store.staff.begin()
  await store.openPerson({ id: '1@contoso.example' })
  end()
  void store.client.search('erika')
  await vi.advanceTimersByTimeAsync(29 * 60_000)
  expect(kind()).toBe('person')
  await vi.advanceTimersByTimeAsync(60_000)
  expect([kind(), store.staff.state.value.member, store.staff.state.value.endedBy]).toEqual([
    'sign-in',
    undefined,
    'session',
  ])
})

/** A client whose search is refused, with what the server says of the member's roles afterwards. */
function createRefusingClient(roles: 'helpdesk'[]): HelpdeskClient {
  const fake = createFakeClient(states.person)
  const sessions = [fake.loadSession(), Promise.resolve({ ok: true, value: { ...soon(), roles } } as const)]
  return {
    ...fake,
    loadSession: () => sessions.shift() ?? fake.loadSession(),
    search: async () => ({ ok: false, problem: { code: 'forbidden', text: 'No permission.' } }),
  }
}

test('a request that is refused leaves the page as it is, with what the member may do now', async () => {
  const { store, kind } = createStore(createRefusingClient(['helpdesk']))
  await store.staff.begin()
  await store.openPerson({ id: '1@contoso.example' })
  const reply = await store.client.search('erika')
  expect(reply).toMatchObject({ ok: false, problem: { text: 'No permission.' } })
  expect([kind(), store.staff.state.value.member?.roles]).toEqual(['person', ['helpdesk']])
})

test('a member whom the site does not admit any more sees nothing of it, and reads why', async () => {
  const { store, kind } = createStore(createRefusingClient([]))
  await store.staff.begin()
  await store.openPerson({ id: '1@contoso.example' })
  await store.client.search('erika')
  expect([kind(), store.staff.state.value.member, store.staff.state.value.endedBy]).toEqual([
    'sign-in',
    undefined,
    'admission',
  ])
})

test('the sign-in is asked when the session has expired, and not while work extends it', async () => {
  const sessions = [soon(), { ...soon(), expiresAt: new Date(Date.now() + 120_000).toISOString() }, undefined]
  const client = {
    ...createFakeClient(states.person),
    loadSession: async () => ({ ok: true, value: sessions.shift() }) as const,
  }
  const { store, kind } = createStore(client)
  await store.staff.begin()
  await vi.advanceTimersByTimeAsync(62_000)
  expect([kind(), store.staff.state.value.asksAgain]).toEqual(['find', false])
  await vi.advanceTimersByTimeAsync(62_000)
  expect([kind(), store.staff.state.value.asksAgain]).toEqual(['find', true])
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

test('signing out clears the screen and the address at once, without waiting for the reply', async () => {
  const { store, kind } = createStore({ ...createFakeClient(states.person), signOut: () => new Promise(() => {}) })
  await store.staff.begin()
  void store.staff.signOut()
  expect([kind(), store.staff.state.value.member, store.staff.state.value.endedBy]).toEqual([
    'sign-in',
    undefined,
    undefined,
  ])
})
