import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newTotp } from '../../profiles/totp.ts'
import { critical, type RunFacts } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { authenticateWithTotp } from './activity.ts'

let desk: Desk
let secret: string
beforeEach(async () => {
  desk = await openDesk()
  secret = newTotp({ issuer: 'Contoso', account: 'active.user' }).secret
  const profile = desk.profiles.of(await desk.person('active.user'))
  const write = await profile.change({ totp: { secret, step: 1 } })
  await desk.store.transaction(async (tx) => {
    await write(tx)
    await tx
      .updateTable('ProfileTotp')
      .set({ addedAt: new Date(Date.now() - 30 * 86_400_000) })
      .execute()
  })
})
afterEach(() => desk[Symbol.asyncDispose]())

const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate()
/** Never the right one, nor one of the steps beside it. */
const wrong = () => (code() === '000000' ? '111111' : '000000')

async function execute(typed: string, of: { account?: string; run?: Partial<RunFacts> } = {}) {
  const ctx = await desk.context(authenticateWithTotp, of.account ?? 'active.user', { run: of.run })
  const result = await authenticateWithTotp.execute?.(ctx, { code: typed })
  if (result && 'record' in result) await desk.store.transaction(async (tx) => result.record?.(tx))
  return result
}

test('a code of the app lets the person go on, once', async () => {
  const typed = code()
  expect(await execute(`${typed.slice(0, 3)} ${typed.slice(3)}`)).toMatchObject({ kind: 'ok' })
  expect(await execute(typed)).toMatchObject({ kind: 'failed', code: 'wrong-totp-code', field: 'code' })
})

test('who has no app is told what a wrong code is told, and so is a decoy', async () => {
  expect(await execute(code(), { account: 'expired.user' })).toMatchObject({ kind: 'failed', code: 'wrong-totp-code' })
  const ctx = await desk.context(authenticateWithTotp, 'active.user', { run: { decoy: true } })
  const profile = desk.profiles.decoy('0'.repeat(64), 'corp.example.com')
  expect(await authenticateWithTotp.execute?.({ ...ctx, profile }, { code: code() })).toMatchObject({
    kind: 'failed',
    code: 'wrong-totp-code',
  })
})

test('after ten wrong codes within an hour not even the right one is looked at, in whichever run', async () => {
  for (let tries = 0; tries < 10; tries++) expect(await execute(wrong())).toMatchObject({ kind: 'failed' })
  expect(await execute(code())).toEqual(critical('too-many-attempts'))
})

test('an app that was set up just now does not suffice alone, but beside something else', async () => {
  await desk.store.transaction((tx) => tx.updateTable('ProfileTotp').set({ addedAt: new Date() }).execute())
  expect(await execute(code())).toMatchObject({ kind: 'critical', code: 'method-too-new', values: { hours: 24 } })
  expect(await execute(code(), { run: { authenticated: true } })).toMatchObject({ kind: 'ok' })
})

test('a locked profile is not tried', async () => {
  const profile = desk.profiles.of(await desk.person('active.user'))
  await desk.store.transaction((tx) => profile.lock(tx, 30))
  expect(await execute(code())).toEqual(critical('profile-locked'))
})
