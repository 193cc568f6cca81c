import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { createMemoryAddress } from './address.ts'
import { createMemoryStorage } from './call-notes.ts'
import { createHelpdeskStore } from './helpdesk-store.ts'
import { createFakeClient } from './states/fake-client.ts'
import { createStates } from './states/states.ts'

const states = createStates(getTranslator('en'))
const person = '1@contoso.example'
let life: AbortController

beforeEach(() => {
  life = new AbortController()
  vi.useFakeTimers()
})
afterEach(() => {
  life.abort()
  vi.useRealTimers()
})

async function open(state: keyof typeof states = 'proof-read-out') {
  const closed: string[] = []
  let told = 0
  const fake = createFakeClient(states[state])
  const client = {
    ...fake,
    continueMutualProof: (id: string) => {
      told++
      return fake.continueMutualProof(id)
    },
    closeMutualProof: async (id: string) => {
      closed.push(id)
      return { ok: true, value: undefined } as const
    },
  }
  const address = createMemoryAddress()
  const store = createHelpdeskStore(client, { ended: life.signal, address, storage: createMemoryStorage() })
  await store.staff.begin()
  await store.openPerson({ id: person })
  await store.mutualProof.begin(person)
  return { store, closed, told: () => told }
}

test('the number stays through a task, and finding another person closes it at once', async () => {
  const { store, closed, told } = await open()
  expect(store.mutualProof.state.value.readOut).toMatchObject({ person, number: '482913' })
  store.chooseWorkflow('reset-password')
  await vi.advanceTimersByTimeAsync(4_000)
  expect(told()).toBe(2)
  await store.finishWorkflow()
  expect(closed).toEqual([])
  store.closePerson()
  expect([closed, store.mutualProof.state.value.readOut]).toEqual([[person], undefined])
  await vi.advanceTimersByTimeAsync(4_000)
  expect(told()).toBe(2)
})

test('the code appears once the caller has typed the number', async () => {
  const { store } = await open('proof-shown')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(store.mutualProof.state.value.readOut?.code).toBe('K7M4')
})

test('a number that is over is said to be, until another one or another person', async () => {
  const { store, closed } = await open('proof-over')
  await vi.advanceTimersByTimeAsync(4_000)
  expect(store.mutualProof.state.value).toMatchObject({ readOut: undefined, overFor: person })
  store.closePerson()
  expect([store.mutualProof.state.value.overFor, closed]).toEqual([undefined, []])
})

test('signing out closes the number and forgets whom the operator opened', async () => {
  const { store } = await open()
  expect(store.readRecent()).toMatchObject([{ id: person }])
  await store.staff.signOut()
  expect([store.mutualProof.state.value.readOut, store.readRecent()]).toEqual([undefined, []])
})
