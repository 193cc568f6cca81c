import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { selfSignedCertificate } from '../directory/active-directory/testing/self-signed.ts'
import { certificate } from './certificate.ts'
import { createDoctorHarness, type DoctorHarness } from './testing.ts'

async function writeFiles(harness: DoctorHarness, pair: { key: string; cert: string }) {
  const env = {
    LATCHKEY_TLS_CERT_FILE: join(harness.folder, 'cert.pem'),
    LATCHKEY_TLS_KEY_FILE: join(harness.folder, 'key.pem'),
  }
  await writeFile(env.LATCHKEY_TLS_CERT_FILE, pair.cert)
  await writeFile(env.LATCHKEY_TLS_KEY_FILE, pair.key, { mode: 0o600 })
  return { ...env, LATCHKEY_URL: 'https://localhost' }
}

test('a local address needs no certificate', async () => {
  await using harness = await createDoctorHarness()
  expect((await harness.runCheck(certificate)).TLS).toMatchObject({
    level: 'note',
    text: expect.stringContaining('local'),
  })
})

test('a valid self-signed certificate passes, with a warning about the chain', async () => {
  await using harness = await createDoctorHarness()
  const seen = await harness.runCheck(certificate, await writeFiles(harness, selfSignedCertificate({ days: 300 })))
  expect(seen).toMatchObject({
    expiry: { level: 'ok' },
    name: { level: 'ok', text: 'is for localhost' },
    chain: { level: 'warn', text: expect.stringContaining('is self-signed') },
    key: { level: 'ok' },
  })
})

test.each([
  [-3, 'FAIL'],
  [12, 'warn'],
  [90, 'ok'],
])('a certificate that ends in %d days: %s', async (days, level) => {
  await using harness = await createDoctorHarness()
  const seen = await harness.runCheck(certificate, await writeFiles(harness, selfSignedCertificate({ days })))
  expect(seen.expiry?.level).toBe(level)
})

test('a certificate for another name with a foreign key fails twice', async () => {
  await using harness = await createDoctorHarness()
  const own = selfSignedCertificate()
  const env = await writeFiles(harness, { cert: own.cert, key: selfSignedCertificate().key })
  const seen = await harness.runCheck(certificate, { ...env, LATCHKEY_URL: 'https://password.example.com' })
  expect(seen.name).toMatchObject({ level: 'FAIL', text: expect.stringContaining('not password.example.com') })
  expect(seen.key).toMatchObject({ level: 'FAIL', text: expect.stringContaining('another certificate') })
})

test('files without a certificate fail', async () => {
  await using harness = await createDoctorHarness()
  const seen = await harness.runCheck(certificate, await writeFiles(harness, { key: 'none', cert: 'none' }))
  expect(seen.file).toMatchObject({ level: 'FAIL', text: expect.stringContaining('LATCHKEY_TLS_CERT_FILE') })
})
