import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Directory } from '../directory.ts'
import { createActiveDirectory } from './active-directory.ts'
import { type FakeController, startFakeController } from './testing/fake-controller.ts'
import { base, createFakeDomain } from './testing/fake-domain.ts'
import { selfSignedCertificate } from './testing/self-signed.ts'

/** Controllers whose certificate has run out, as it does where no administrator renews it. */
const expired = selfSignedCertificate({ days: -1 })
const renewed = selfSignedCertificate()
let first: FakeController
let second: FakeController
let directory: Directory

beforeEach(async () => {
  first = await startFakeController(createFakeDomain('dc1', 'dc2'), expired)
  second = await startFakeController(createFakeDomain('dc2', 'dc2'))
})
afterEach(async () => {
  await directory.close()
  await Promise.all([first.close(), second.close()])
})

function open(controllers: string[]): void {
  const account = { bindDn: `CN=svc,${base}`, bindPassword: 'service' }
  const ca = expired.cert + renewed.cert + second.ca
  directory = createActiveDirectory({ controllers, base, ...account, ca, restAfterFailure: 100 })
}

const findAda = () => directory.openSession({}).find('ada')
const unreachable = expect.objectContaining({ code: 'directory-unreachable' })

test('nothing is sent to a controller with an expired certificate; with a new one it is used again', async () => {
  open([first.url])
  await expect(findAda()).rejects.toEqual(unreachable)
  expect(first.received).toEqual([])
  first.setCertificate(renewed)
  await expect.poll(() => findAda().catch(() => 'away'), { timeout: 10_000 }).toMatchObject({ found: 'one' })
})

test('another controller is used instead', async () => {
  open([first.url, second.url])
  expect(await findAda()).toMatchObject({ found: 'one' })
  expect([first.received, second.received.length > 0]).toEqual([[], true])
})

test('a certificate that expires during a connection is refused at the next one', async () => {
  open([first.url])
  first.setCertificate(renewed)
  expect(await findAda()).toMatchObject({ found: 'one' })
  first.setCertificate(expired)
  expect(await findAda()).toMatchObject({ found: 'one' })
  first.dropAll()
  await expect(findAda()).rejects.toEqual(unreachable)
})
