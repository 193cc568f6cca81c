import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { createFakeClient } from './states/fake-client.ts'
import { createStates } from './states/states.ts'
import { createVerifyStore } from './verify-store.ts'

const states = createStates(getTranslator('en'))
const typed = { account: 'erika.example', number: '482913' }
let life: AbortController

beforeEach(() => {
  life = new AbortController()
  vi.useFakeTimers()
})
afterEach(() => {
  life.abort()
  vi.useRealTimers()
})

test('a refused number stays on the page with its reason', async () => {
  const store = createVerifyStore(createFakeClient(states.refused), { ended: life.signal })
  await store.begin()
  await store.typeNumber(typed)
  expect(store.state.value).toMatchObject({ view: 'ask', busy: false, problem: { code: 'mutual-proof-refused' } })
})

test('the code is shown until the server has none, and then another number may be typed', async () => {
  const client = createFakeClient(states.shown)
  let code: string | undefined = 'K7M4'
  const store = createVerifyStore(
    { ...client, loadCode: async () => ({ ok: true, value: code }) },
    { ended: life.signal },
  )
  await store.begin()
  await store.typeNumber(typed)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(store.state.value).toMatchObject({ view: 'shown', code: 'K7M4' })
  code = undefined
  await vi.advanceTimersByTimeAsync(2_000)
  expect(store.state.value).toMatchObject({ view: 'over', code: undefined })
  store.askAgain()
  expect(store.state.value.view).toBe('ask')
})

test('while the server does not answer no code is shown; it comes back with the answer', async () => {
  const client = createFakeClient(states.shown)
  let isAway = true
  const store = createVerifyStore(
    { ...client, loadCode: (token) => (isAway ? createFakeClient(states['no-answer']) : client).loadCode(token) },
    { ended: life.signal },
  )
  await store.begin()
  await store.typeNumber(typed)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(store.state.value).toMatchObject({ view: 'shown', code: undefined })
  isAway = false
  await vi.advanceTimersByTimeAsync(2_000)
  expect(store.state.value).toMatchObject({ view: 'shown', code: 'K7M4' })
})

test('after another number is asked for, the code of the first does not come back', async () => {
  const store = createVerifyStore(createFakeClient(states.shown), { ended: life.signal })
  await store.begin()
  await store.typeNumber(typed)
  store.askAgain()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(store.state.value).toMatchObject({ view: 'ask', code: undefined })
})
