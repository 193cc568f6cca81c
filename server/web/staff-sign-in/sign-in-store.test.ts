import { expect, test } from 'vitest'
import type { Reply } from '../../../shared/wizard/wizard-client.ts'
import { sampleSite as site } from '../sample-site.ts'
import type { StaffSignInClient } from './client.ts'
import { createFakeStaffSite } from './fake-staff-site.ts'
import { type BrowserReply, createSignInStore, type SignInStore } from './sign-in-store.ts'

const who = { account: 'j.lindqvist', password: 'Some-Password-1' }
const refuse = (code: string) => async (): Promise<Reply<never>> => ({ ok: false, problem: { code, text: code } })

function create(changes: Partial<StaffSignInClient> = {}) {
  const signedIn: string[] = []
  const client = { ...createFakeStaffSite({ site, secondFactor: true }), ...changes }
  const { signal: ended } = new AbortController()
  const store = createSignInStore(client, { ended, onSignedIn: ({ account }) => void signedIn.push(account) })
  return { store, signedIn, step: () => store.state.value.view.step }
}

test('H6: the password leads to the code, and only the right code signs in', async () => {
  const { store, signedIn, step } = create()
  await store.signIn(who)
  expect([step(), signedIn]).toEqual(['code', []])
  await store.showCode('123456')
  expect([step(), signedIn]).toEqual(['password', ['j.lindqvist']])
})

test('a wrong code keeps the step with its problem; a sign-in that is over begins again with the password', async () => {
  const codes = ['second-factor-refused', 'sign-in-over']
  const { store, signedIn, step } = create({ showFactor: () => refuse(codes.shift() ?? '')() })
  await store.signIn(who)
  await store.showCode('123456')
  expect([step(), store.state.value.problem?.code]).toEqual(['code', 'second-factor-refused'])
  await store.showCode('123456')
  expect([step(), store.state.value.problem?.code, signedIn]).toEqual(['password', 'sign-in-over', []])
})

test('a passkey that the browser does not show sends nothing to be verified', async () => {
  const sent: unknown[] = []
  const { store, step } = create({
    showFactor: async (factor) => {
      sent.push(factor)
      return refuse('second-factor-refused')()
    },
  })
  await store.signIn(who)
  store.choose('passkey')
  await store.showPasskey(async () => ({ problem: { code: 'passkey-not-used', text: '' } }))
  expect([step(), store.state.value.problem?.code, sent]).toEqual(['passkey', 'passkey-not-used', []])
  await store.showPasskey(async () => ({ response: { id: 'one' } }))
  expect(sent).toEqual([{ assertion: { id: 'one' } }])
})

const leave = {
  'another way': (store: SignInStore) => store.choose('code'),
  Cancel: (store: SignInStore) => void store.cancel(),
  'a session that ends': (store: SignInStore) => store.reset(),
}
for (const [name, press] of Object.entries(leave))
  test(`finding 19: a passkey request that is open is left by ${name}, and its late answer starts no session`, async () => {
    const { store, signedIn } = create()
    await store.signIn(who)
    store.choose('passkey')
    const { promise, resolve } = Promise.withResolvers<BrowserReply>()
    let request: AbortSignal | undefined
    const shown = store.showPasskey((_options, left) => {
      request = left
      return promise
    })
    await expect.poll(() => request?.aborted).toBe(false)
    expect(store.state.value.busy).toBe(true)
    press(store)
    expect([request?.aborted, store.state.value.busy]).toEqual([true, false])
    const after = store.state.value
    resolve({ response: { id: 'one' } })
    await shown
    expect([store.state.value, signedIn]).toEqual([after, []])
    expect(after.view.step).not.toBe('passkey')
  })

test('finding 19: who left before the browser was asked is not asked', async () => {
  const { store } = create()
  await store.signIn(who)
  store.choose('passkey')
  const shown = store.showPasskey(async () => expect.fail('the browser was asked'))
  store.choose('code')
  await shown
  expect([store.state.value.view.step, store.state.value.problem]).toEqual(['code', undefined])
})

test('an enrolment code offers an app or a passkey, and changing between them keeps the offer', async () => {
  const { store, signedIn, step } = create()
  await store.signIn(who)
  store.choose('new-passkey')
  expect(step()).toBe('code')
  store.choose('enrolment-code')
  await store.startEnrolment('QK3F-9TXA-WM7C')
  expect(step()).toBe('new-app')
  store.choose('new-passkey')
  store.choose('new-app')
  expect(store.state.value.view).toMatchObject({ step: 'new-app', offered: { app: { secret: expect.any(String) } } })
  store.choose('new-passkey')
  await store.enrolPasskey('Laptop', async () => ({ response: {} }))
  expect(signedIn).toEqual(['j.lindqvist'])
})

test('cancelling goes back to the password, and keeps nothing of the offer', async () => {
  const { store } = create()
  await store.signIn(who)
  store.choose('enrolment-code')
  await store.startEnrolment('QK3F-9TXA-WM7C')
  await store.cancel()
  expect(store.state.value).toEqual({ view: { step: 'password' }, choices: [], busy: false })
})

test('while one request is under way, another is not sent', async () => {
  let sent = 0
  const { store } = create({
    showFactor: () => {
      sent += 1
      return new Promise(() => {})
    },
  })
  await store.signIn(who)
  void store.showCode('123456')
  void store.showCode('123456')
  expect(sent).toBe(1)
})
