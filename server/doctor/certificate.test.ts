import { X509Certificate } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { selfSignedCertificate } from '../directory/active-directory/testing/self-signed.ts'
import { certificate, checkChain } from './certificate.ts'
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

test.each([
  ['http://localhost:8080', undefined],
  ['http://127.0.0.1:8080', 'warn'],
  ['http://[::1]:8080', 'warn'],
])('passkeys at %s: %s', async (LATCHKEY_URL, level) => {
  await using harness = await createDoctorHarness()
  expect((await harness.runCheck(certificate, { LATCHKEY_URL })).passkeys?.level).toBe(level)
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

test('a certificate that is not valid yet fails, with the clock as a possible cause', async () => {
  await using harness = await createDoctorHarness()
  const pair = selfSignedCertificate({ days: 90, startsInDays: 2 })
  const seen = await harness.runCheck(certificate, await writeFiles(harness, pair))
  expect(seen.expiry).toMatchObject({ level: 'FAIL', text: expect.stringMatching(/^is not valid before .* clock/) })
})

test('a certificate whose authority is unknown here names it, and both remedies', async () => {
  await using harness = await createDoctorHarness()
  const authority = selfSignedCertificate({ days: 300 })
  const pair = selfSignedCertificate({ days: 300, authority })
  const seen = await harness.runCheck(certificate, await writeFiles(harness, pair))
  expect(seen.chain).toMatchObject({ level: 'warn', text: expect.stringMatching(/^is signed by CN=fake controller/) })
  expect(seen.chain?.text).toMatch(/append the intermediate certificate, or install the authority/)
})

test('a certificate that an authority of this machine signed needs no intermediate one', async () => {
  await using harness = await createDoctorHarness()
  const authority = selfSignedCertificate({ days: 300 })
  const pair = selfSignedCertificate({ days: 300, authority })
  const { LATCHKEY_TLS_CERT_FILE: file } = await writeFiles(harness, pair)
  const judge = (trusted: string[]) => checkChain(new X509Certificate(pair.cert), file, () => trusted)
  const other = selfSignedCertificate().cert
  expect(judge([other, authority.cert])).toMatchObject({
    level: 'ok',
    text: expect.stringContaining('signed by CN=fake controller'),
  })
  expect(judge([other])).toMatchObject({ level: 'warn' })
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
