import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { chromeExtensionOrigin } from '../../../shared/extension-id.ts'
import { checkNewPasskey } from '../../profiles/passkeys.ts'
import { softwareAuthenticator } from '../../profiles/testing/authenticator.ts'
import { critical, type RunFacts } from '../activity.ts'
import { relyingParty } from '../relying-party.ts'
import { type Desk, openDesk } from '../testing.ts'
import { authenticateWithPasskey } from './activity.ts'

type Memory = z.output<typeof authenticateWithPasskey.memory & {}>

let desk: Desk
let key: ReturnType<typeof softwareAuthenticator>
beforeEach(async () => {
  desk = await openDesk()
  key = softwareAuthenticator({ rpId: 'localhost', origin: 'http://localhost:8080' })
  await register(key, 30)
})
afterEach(() => desk[Symbol.asyncDispose]())

async function register(authenticator: typeof key, daysAgo: number) {
  const ctx = await context()
  const site = await relyingParty(ctx)
  const { challenge } = await ctx.profile.passkeyRegistration(site)
  const passkey = await checkNewPasskey({ site, challenge, response: authenticator.create(challenge), name: 'Laptop' })
  const write = await ctx.profile.change({ addPasskeys: passkey ? [passkey] : [] })
  await desk.store.transaction(async (tx) => {
    await write(tx)
    await tx
      .updateTable('ProfilePasskey')
      .set({ addedAt: new Date(Date.now() - daysAgo * 86_400_000) })
      .where('credentialId', '=', authenticator.credentialId)
      .execute()
  })
}

const context = (of: { memory?: Memory; run?: Partial<RunFacts> } = {}) =>
  desk.context(authenticateWithPasskey, 'active.user', of)

async function prepared(): Promise<Memory> {
  const result = await authenticateWithPasskey.prepare?.(await context())
  if (result?.kind !== 'page') throw new Error(JSON.stringify(result))
  return result.memory as Memory
}

async function execute(assertion: object, memory: Memory, run?: Partial<RunFacts>) {
  const result = await authenticateWithPasskey.execute?.(await context({ memory, run }), {
    assertion: { ...assertion },
  })
  if (result?.kind === 'ok') await desk.store.transaction(async (tx) => result.record?.(tx))
  return result
}

test('the page hands the browser what it signs; the signature lets the person go on', async () => {
  const memory = await prepared()
  const page = await authenticateWithPasskey.page?.(await context({ memory }))
  expect(page).toMatchObject({
    control: 'passkey',
    data: { options: { challenge: memory.challenge, rpId: 'localhost' } },
  })
  expect(await execute(key.get(memory.challenge), memory)).toMatchObject({ kind: 'ok' })
})

test('the extension may ask for it, another page may not', async () => {
  const memory = await prepared()
  const elsewhere = key.get(memory.challenge, { origin: 'http://localhost.evil.example' })
  expect(await execute(elsewhere, memory)).toMatchObject({ kind: 'failed', code: 'wrong-passkey' })
  const extension = key.get(memory.challenge, { origin: chromeExtensionOrigin })
  expect(await execute(extension, memory)).toMatchObject({ kind: 'ok' })
})

test('every page has a challenge of its own, and an answer to another one is none', async () => {
  const [first, second] = [await prepared(), await prepared()]
  expect(await execute(key.get(first.challenge), second)).toMatchObject({ kind: 'failed', code: 'wrong-passkey' })
})

test('a key of somebody else’s, and nonsense, is refused like a wrong one', async () => {
  const memory = await prepared()
  const stranger = softwareAuthenticator({ rpId: 'localhost', origin: 'http://localhost:8080' })
  for (const assertion of [stranger.get(memory.challenge), {}, { id: 'x', type: 'public-key' }]) {
    expect(await execute(assertion, memory)).toMatchObject({
      kind: 'failed',
      code: 'wrong-passkey',
      field: 'assertion',
    })
  }
})

test('a key that was added just now does not suffice alone; the one from before does', async () => {
  const added = softwareAuthenticator({ rpId: 'localhost', origin: 'http://localhost:8080' })
  await register(added, 0)
  const memory = await prepared()
  expect(await execute(added.get(memory.challenge), memory)).toMatchObject({ kind: 'critical', code: 'method-too-new' })
  expect(await execute(added.get(memory.challenge), memory, { authenticated: true })).toMatchObject({ kind: 'ok' })
  expect(await execute(key.get(memory.challenge), memory)).toMatchObject({ kind: 'ok' })
})

test('a locked profile is not asked', async () => {
  const profile = desk.profiles.of(await desk.person('active.user'))
  await desk.store.transaction((tx) => profile.lock(tx, 30))
  expect(await authenticateWithPasskey.prepare?.(await context())).toEqual(critical('profile-locked'))
})
