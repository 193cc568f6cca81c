import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { selfSignedCertificate } from '../directory/active-directory/testing/self-signed.ts'
import { certificate } from './certificate.ts'
import { type Patient, patient } from './testing.ts'

async function files(machine: Patient, of: { key: string; cert: string }) {
  const env = {
    LATCHKEY_TLS_CERT_FILE: join(machine.folder, 'cert.pem'),
    LATCHKEY_TLS_KEY_FILE: join(machine.folder, 'key.pem'),
  }
  await writeFile(env.LATCHKEY_TLS_CERT_FILE, of.cert)
  await writeFile(env.LATCHKEY_TLS_KEY_FILE, of.key, { mode: 0o600 })
  return { ...env, LATCHKEY_URL: 'https://localhost' }
}

test('on this machine alone none is needed', async () => {
  await using machine = await patient()
  expect((await machine.look(certificate)).TLS).toMatchObject({ level: 'note', text: expect.stringContaining('local') })
})

test('a certificate as it should be, but for signing itself', async () => {
  await using machine = await patient()
  const seen = await machine.look(certificate, await files(machine, selfSignedCertificate({ days: 300 })))
  expect(seen).toMatchObject({
    expiry: { level: 'ok' },
    name: { level: 'ok', text: 'bears localhost' },
    chain: { level: 'warn', text: expect.stringContaining('signs itself') },
    key: { level: 'ok' },
  })
})

test.each([
  [-3, 'FAIL'],
  [12, 'warn'],
  [90, 'ok'],
])('one that ends in %d days: %s', async (days, level) => {
  await using machine = await patient()
  const seen = await machine.look(certificate, await files(machine, selfSignedCertificate({ days })))
  expect(seen.expiry?.level).toBe(level)
})

test('one for another name, with the key of another', async () => {
  await using machine = await patient()
  const own = selfSignedCertificate()
  const env = await files(machine, { cert: own.cert, key: selfSignedCertificate().key })
  const seen = await machine.look(certificate, { ...env, LATCHKEY_URL: 'https://password.example.com' })
  expect(seen.name).toMatchObject({ level: 'FAIL', text: expect.stringContaining('not password.example.com') })
  expect(seen.key).toMatchObject({ level: 'FAIL', text: expect.stringContaining('another certificate') })
})

test('files that are none', async () => {
  await using machine = await patient()
  const seen = await machine.look(certificate, await files(machine, { key: 'none', cert: 'none' }))
  expect(seen.file).toMatchObject({ level: 'FAIL', text: expect.stringContaining('LATCHKEY_TLS_CERT_FILE') })
})
