import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Directory } from '../directory.ts'
import { createActiveDirectory } from './active-directory.ts'
import { type FakeController, startFakeController } from './testing/fake-controller.ts'
import { base, fakeDomain } from './testing/fake-domain.ts'
import { selfSignedCertificate } from './testing/self-signed.ts'

/** Controllers whose certificate has run out, as it does where nobody looks after the authority. */
const expired = selfSignedCertificate({ days: -1 })
const renewed = selfSignedCertificate()
let first: FakeController
let second: FakeController
let directory: Directory

beforeEach(async () => {
  first = await startFakeController(fakeDomain('dc1', 'dc2'), expired)
  second = await startFakeController(fakeDomain('dc2', 'dc2'))
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

const findAda = () => directory.session({}).find('ada')
const unreachable = expect.objectContaining({ code: 'directory-unreachable' })

test('nothing is said to it, the service account least of all, and with a new one it is asked again', async () => {
  open([first.url])
  await expect(findAda()).rejects.toEqual(unreachable)
  expect(first.received).toEqual([])
  first.present(renewed)
  await expect.poll(() => findAda().catch(() => 'away')).toMatchObject({ found: 'one' })
})

test('another controller is asked instead', async () => {
  open([first.url, second.url])
  expect(await findAda()).toMatchObject({ found: 'one' })
  expect([first.received, second.received.length > 0]).toEqual([[], true])
})

test('one that expires while it is connected is met at its next connection', async () => {
  open([first.url])
  first.present(renewed)
  expect(await findAda()).toMatchObject({ found: 'one' })
  first.present(expired)
  expect(await findAda()).toMatchObject({ found: 'one' })
  first.dropAll()
  await expect(findAda()).rejects.toEqual(unreachable)
})
