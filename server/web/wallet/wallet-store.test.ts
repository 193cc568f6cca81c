import { afterEach, beforeEach, expect, test } from 'vitest'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { createFakeClient } from './states/fake-client.ts'
import { createStates } from './states/states.ts'
import { createWalletStore } from './wallet-store.ts'

const states = createStates(getTranslator('en'))
const fragment = '#state=x&id_token=a.b.c'
let life: AbortController
beforeEach(() => {
  life = new AbortController()
})
afterEach(() => life.abort())

test('the answer in the address is sent as it is, and its code is shown', async () => {
  const sent: string[] = []
  const client = createFakeClient(states.shown)
  const store = createWalletStore(
    {
      ...client,
      sendAnswer(idToken) {
        sent.push(idToken)
        return client.sendAnswer(idToken)
      },
    },
    { fragment, ended: life.signal },
  )
  await store.begin()
  expect(sent).toEqual(['a.b.c'])
  expect(store.state.value).toMatchObject({ view: 'shown', code: '482913', busy: false })
})

test('an answer that is refused is not sent again; a server that is not reached is asked again', async () => {
  const refused = createWalletStore(createFakeClient(states.refused), { fragment, ended: life.signal })
  await refused.begin()
  expect(refused.state.value.view).toBe('refused')
  let isAway = true
  const unreachable = { ok: false, problem: { code: 'server-unreachable', text: '' } } as const
  const client = createFakeClient(states.shown)
  const store = createWalletStore(
    { ...client, sendAnswer: async (idToken) => (isAway ? unreachable : client.sendAnswer(idToken)) },
    { fragment, ended: life.signal },
  )
  await store.begin()
  expect(store.state.value).toMatchObject({ view: 'loading', problem: { code: 'server-unreachable' } })
  isAway = false
  await store.begin()
  expect(store.state.value).toMatchObject({ view: 'shown', problem: undefined })
})

test('a page without an answer says so', async () => {
  for (const fragment of ['', '#', '#error=user_cancelled']) {
    const store = createWalletStore(createFakeClient(states.empty), { fragment, ended: life.signal })
    await store.begin()
    expect(store.state.value.view).toBe('empty')
  }
})
