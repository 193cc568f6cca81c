import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createActiveDirectory } from './directory/active-directory/active-directory.ts'
import { type FakeController, startFakeController } from './directory/active-directory/testing/fake-controller.ts'
import { base, createFakeDomain } from './directory/active-directory/testing/fake-domain.ts'
import { selfSignedCertificate } from './directory/active-directory/testing/self-signed.ts'
import type { Directory } from './directory/directory.ts'
import { toActiveDirectoryOptions } from './directory-options.ts'

/** A server that runs while an administrator renews what it signs in with. */
const [old, renewed] = [selfSignedCertificate(), selfSignedCertificate()]
let folder: string
let controller: FakeController
let directory: Directory
const pathOf = (name: string) => join(folder, name)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-renewed-'))
  controller = await startFakeController(createFakeDomain('dc1', 'dc1'), old)
  await writeFile(pathOf('ca.pem'), old.cert)
  await writeFile(pathOf('password'), 'service\n')
  const options = toActiveDirectoryOptions({
    kind: 'active-directory',
    controllers: [controller.url],
    base,
    bindDn: `CN=svc,${base}`,
    bindPassword: 'service',
    bindPasswordFile: pathOf('password'),
    caFile: pathOf('ca.pem'),
  })
  directory = createActiveDirectory({ ...options, restAfterFailure: 10 })
})
afterEach(async () => {
  await directory.close()
  await controller.close()
  await rm(folder, { recursive: true })
})

const find = () =>
  directory
    .openSession({})
    .find('ada')
    .then(
      ({ found }) => found,
      () => 'unreachable',
    )

test.each(['rewritten', 'replaced'] as const)(
  'a second authority in the file of authorities is trusted without a restart, when the file is %s',
  async (how) => {
    expect(await find()).toBe('one')
    controller.setCertificate(renewed)
    controller.dropAll()
    expect(await find()).toBe('unreachable')
    const name = how === 'replaced' ? 'next.pem' : 'ca.pem'
    await writeFile(pathOf(name), old.cert + renewed.cert)
    if (how === 'replaced') await rename(pathOf('next.pem'), pathOf('ca.pem'))
    await expect.poll(find, { timeout: 10_000 }).toBe('one')
  },
)

test('a file of authorities that is half written leaves those that were read before', async () => {
  await writeFile(pathOf('ca.pem'), `${old.cert.slice(0, 200)}`)
  expect(await find()).toBe('one')
})

test('a new service password in its file is used at the next connection, without a restart', async () => {
  expect(await find()).toBe('one')
  controller.bind = (_name, password) =>
    password === 'renewed'
      ? { code: 0, text: '' }
      : { code: 49, text: '80090308: LdapErr: DSID-0C090439, comment: …, data 52e, v4563' }
  await writeFile(pathOf('password'), '\ufeffrenewed\r\n')
  controller.dropAll()
  await expect.poll(find, { timeout: 10_000 }).toBe('one')
  const passwords = controller.received.flatMap((request) => (request.kind === 'bind' ? [request.password] : []))
  expect(new Set(passwords)).toEqual(new Set(['service', 'renewed']))
  expect(passwords.at(-1)).toBe('renewed')
})
