import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { critical, type RunFacts } from '../activities/activity.ts'
import { type ActivityHarness, createActivityHarness } from '../activities/testing.ts'
import { toCanonicalDid } from '../authentication/decentralized/did.ts'
import { createTestWallet, type TestWallet } from '../authentication/decentralized/testing-wallet.ts'
import { createPresentations } from '../authentication/decentralized/verify-presentation.ts'
import { keysOf } from '../store/signed-rows.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import { authenticateWithDecentralizedIdentity as activity } from './decentralized-identity.ts'

type Memory = z.output<typeof activity.memory & {}>
type Answer = z.output<typeof activity.answer & {}>

const month = 30 * 86_400_000
let harness: ActivityHarness
let wallet: TestWallet
beforeEach(async () => {
  harness = await createActivityHarness()
  wallet = createTestWallet()
  await register(wallet.did)
  await changeSignedRows(harness.store, 'ProfileDecentralizedIdentity', { addedAt: new Date(Date.now() - month) })
})
afterEach(() => harness[Symbol.asyncDispose]())

const context = (options: { memory?: Memory; run?: Partial<RunFacts> } = {}, account = 'active.user') =>
  harness.context(activity, account, options)

async function register(did: string, account = 'active.user') {
  const ctx = await context({}, account)
  const added = [{ identifier: toCanonicalDid(did), name: 'Phone' }]
  await harness.store.transaction(await ctx.profile.change({ addDecentralizedIdentities: added }))
}

async function prepare(account?: string): Promise<Memory> {
  const result = await activity.prepare?.(await context({}, account))
  if (result?.kind !== 'page') throw new Error(JSON.stringify(result))
  return result.memory as Memory
}

async function execute(answer: Answer, memory: Memory, run?: Partial<RunFacts>) {
  const result = await activity.execute?.(await context({ memory, run }), answer)
  if (result?.kind === 'ok') await harness.store.transaction(async (tx) => result.record?.(tx))
  return result
}

const present = (memory: Memory, by = wallet) => ({ presentation: { idToken: by.present(memory) } })
/** As the page `/wallet/` does it on the wallet's device. */
function receive(idToken: string) {
  const { store } = harness
  const services = { store, keys: keysOf(store.read), url: 'http://localhost:8080', clock: () => new Date() }
  return createPresentations(services).receive(idToken)
}

test('the page asks for a self-issued ID token, in a link and as a QR code', async () => {
  const memory = await prepare()
  const page = await activity.page?.(await context({ memory }))
  expect(page).toMatchObject({ control: 'wallet', data: { ...memory, account: 'active.user' } })
  const request = new URL(String(page?.data?.request))
  expect(request.protocol).toBe('siopv2:')
  expect(Object.fromEntries(request.searchParams)).toMatchObject({
    response_type: 'id_token',
    scope: 'openid',
    client_id: memory.audience,
    redirect_uri: memory.audience,
    nonce: memory.nonce,
  })
})

test('a proof by a registered key is right once', async () => {
  const memory = await prepare()
  const proof = present(memory)
  expect(await execute(proof, memory)).toMatchObject({ kind: 'ok' })
  await expect(execute(proof, memory)).rejects.toMatchObject({ code: 'conflict' })
})

test('a proof by another key, for another page, of another account or malformed gets the answer of a wrong one', async () => {
  const [memory, other] = [await prepare(), await prepare()]
  const colleague = createTestWallet()
  await register(colleague.did, 'expired.user')
  for (const answer of [
    present(memory, createTestWallet()),
    present(memory, colleague),
    present(other),
    { presentation: { idToken: 'a.b.c' } },
    { code: '123456' },
  ])
    expect(await execute(answer, memory)).toMatchObject({ kind: 'failed', code: 'wrong-decentralized-identity' })
})

test('trap 1: what a wallet answers on another device counts only with the code that its device shows', async () => {
  const memory = await prepare()
  const answer = await receive(wallet.present(memory))
  const wrong = answer?.code === '000000' ? '000001' : '000000'
  expect(await execute({ code: wrong }, memory)).toMatchObject({ kind: 'failed' })
  expect(await execute({ code: answer?.code ?? '' }, await prepare())).toMatchObject({ kind: 'failed' })
  const typed = `${answer?.code.slice(0, 3)} ${answer?.code.slice(3)}`
  expect(await execute({ code: typed }, memory)).toMatchObject({ kind: 'ok' })
  expect(await execute({ code: typed }, memory)).toMatchObject({ kind: 'failed' })
})

test('a code is over after three tries, and a challenge is answered once', async () => {
  const memory = await prepare()
  const answer = await receive(wallet.present(memory))
  expect(await receive(wallet.present(memory))).toBeUndefined()
  const wrong = answer?.code === '000000' ? '000001' : '000000'
  for (let tries = 0; tries < 3; tries++) await execute({ code: wrong }, memory)
  expect(await execute({ code: answer?.code ?? '' }, memory)).toMatchObject({ kind: 'failed' })
})

test('another challenge can be asked for, and the first is then over', async () => {
  const memory = await prepare()
  const result = await execute({ again: true }, memory)
  expect(result).toMatchObject({ kind: 'page' })
  const second = (result as { memory: Memory }).memory
  expect(second.nonce).not.toBe(memory.nonce)
  expect(await execute(present(memory), second)).toMatchObject({ kind: 'failed' })
  expect(await execute(present(second), second)).toMatchObject({ kind: 'ok' })
})

test('an answer without code and proof is not counted as a guess', async () => {
  const ctx = await context({ memory: await prepare() })
  expect(await activity.check?.(ctx, {})).toEqual({ code: 'wallet-code-missing', field: 'code' })
  expect(await activity.check?.(ctx, { code: '' })).toEqual({ code: 'wallet-code-missing', field: 'code' })
  expect(await activity.check?.(ctx, { code: '1' })).toBeUndefined()
})

test('a key added just now does not suffice alone', async () => {
  const added = createTestWallet('ed25519')
  await register(added.did)
  const memory = await prepare()
  expect(await execute(present(memory, added), memory)).toMatchObject({ kind: 'critical', code: 'method-too-new' })
  expect(await execute(present(memory, added), memory, { authenticated: true })).toMatchObject({ kind: 'ok' })
})

test('a key is registered for one person, in any of its spellings, and refused once it is removed', async () => {
  await expect(register(wallet.did, 'expired.user')).rejects.toMatchObject({ code: 'conflict' })
  const ctx = await context()
  const [method] = (await ctx.profile.methods()).filter(({ kind }) => kind === 'decentralized-identity')
  expect(method).toMatchObject({ name: 'Phone' })
  await harness.store.transaction(await ctx.profile.change({ removeDecentralizedIdentities: [method?.id ?? ''] }))
  const memory = await prepare()
  expect(await execute(present(memory), memory)).toMatchObject({ kind: 'failed' })
})

test('a locked profile is not asked', async () => {
  const profile = harness.profiles.forPerson(await harness.person('active.user'))
  await harness.store.transaction((tx) => profile.lock(tx, 30))
  expect(await activity.prepare?.(await context())).toEqual(critical('profile-locked'))
})
