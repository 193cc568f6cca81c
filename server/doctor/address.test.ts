import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAudit } from '../audit/chain.ts'
import { openStore } from '../store/open.ts'
import { openTestKeys } from '../store/testing-keys.ts'
import { address } from './address.ts'
import { createDoctorHarness, type DoctorHarness, realDirectory } from './testing.ts'

let harness: DoctorHarness
beforeEach(async () => {
  harness = await createDoctorHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const behindProxy = {
  ...realDirectory,
  LATCHKEY_URL: 'https://password.example.com',
  LATCHKEY_TRUSTED_PROXIES: '192.0.2.7',
}

test('the address as supplied leads to the listener', async () => {
  expect(await harness.runCheck(address)).toMatchObject({ way: { level: 'ok', text: 'directly to port 8080' } })
})

test('an address with another port than the listener is a warning, unless a proxy stands between', async () => {
  const env = { LATCHKEY_URL: 'http://localhost:8090' }
  const { way } = await harness.runCheck(address, env)
  expect(way).toMatchObject({ level: 'warn', text: expect.stringContaining('nothing here listens there') })
  expect(way?.text).toContain('port 8080')
  const { way: redirecting } = await harness.runCheck(address, { ...env, LATCHKEY_REDIRECT_LISTEN: '127.0.0.1:8090' })
  expect(redirecting?.text).toContain('which only redirects')
  expect(await harness.runCheck(address, behindProxy)).toMatchObject({
    way: { level: 'ok', text: 'through 192.0.2.7 to port 8080' },
  })
})

test('a listener that anybody may reach in clear behind a proxy is a warning', async () => {
  expect(await harness.runCheck(address, behindProxy)).not.toHaveProperty('plain HTTP')
  const seen = await harness.runCheck(address, { ...behindProxy, LATCHKEY_LISTEN: '0.0.0.0:8080' })
  expect(seen['plain HTTP']).toMatchObject({ level: 'warn', text: expect.stringContaining('0.0.0.0:8080') })
})

test('a proxy that forwarded addresses and is not trusted is named', async () => {
  const store = await openStore({ kind: 'sqlite', folder: join(harness.folder, 'data') })
  const audit = createAudit({ node: 'one', keys: await openTestKeys(store, harness.folder), now: () => new Date() })
  expect(await harness.runCheck(address, behindProxy)).toMatchObject({ proxies: { level: 'ok' } })
  const event = { event: 'forwarded-address-ignored', data: { peer: '192.0.2.8' } } as const
  await store.transaction((tx) => audit.append(tx, event, event))
  const { proxies } = await harness.runCheck(address, behindProxy)
  expect(proxies).toMatchObject({
    level: 'warn',
    text: expect.stringMatching(/^192\.0\.2\.8 forwarded.*LATCHKEY_TRUSTED_PROXIES/),
  })
  await store.close()
})
