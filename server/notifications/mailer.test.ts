import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type FakeSmtpServer, startFakeSmtpServer } from '../../e2e/environment/smtp.ts'
import { createPng } from '../branding/testing.ts'
import { selfSignedCertificate } from '../directory/active-directory/testing/self-signed.ts'
import { createMailer } from './mailer.ts'
import { renderMail } from './rendering.ts'

const mail = renderMail({
  to: 'expired.user@corp.example.test',
  template: 'workflow-succeeded',
  language: 'en',
  values: {
    displayName: 'Erin\r\nBcc: everyone@corp.example.test',
    account: 'expired.user',
    workflow: 'manage-my-passwords',
    time: '2026-11-21T08:30:00Z',
    url: 'https://password.corp.example.test',
  },
})
const from = 'latchkey@corp.example.test'
const never = new AbortController().signal
const open: FakeSmtpServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
const smtp = async (options = {}) => {
  const server = await startFakeSmtpServer(options)
  open.push(server)
  return server
}

test('a mail arrives completely, with the same Message-ID at every attempt', async () => {
  const server = await smtp()
  const mailer = createMailer({ servers: [server.url], from })
  expect(await mailer.send(mail, 'mail-1', never)).toEqual({ sent: true, server: `127.0.0.1:${server.port}` })
  await mailer.send(mail, 'mail-1', never)
  expect(server.received.map(({ messageId }) => messageId)).toEqual(Array(2).fill('<mail-1@corp.example.test>'))
  expect(server.received[0]?.to).toEqual(['expired.user@corp.example.test'])
  expect(server.received[0]?.source).toMatch(/^Auto-Submitted: auto-generated/m)
  expect(server.received[0]?.source).not.toMatch(/^Bcc:/im)
})

test('the server introduces itself by the host name of the public address, whatever the machine and the sender are called', async () => {
  const server = await smtp()
  await createMailer({ servers: [`${server.url}?from=it@example.com`], from }).send(mail, 'mail-8', never)
  expect(server.received).toMatchObject([{ helloName: 'corp.example.test', from: 'it@example.com' }])
})

test.each([
  ['10.0.0.5', '[10.0.0.5]'],
  // The server of the tests notes it in small letters.
  ['[2001:db8::5]', '[ipv6:2001:db8::5]'],
  ['password.example.test.', 'password.example.test'],
  ['xn--e1afmkfd.example', 'xn--e1afmkfd.example'],
])('where the public address is %s, the server introduces itself as %s', async (host, helloName) => {
  const server = await smtp()
  const sender = `${server.url}?from=it@example.com`
  await createMailer({ servers: [sender], from: `latchkey@${host}` }).send(mail, 'mail-10', never)
  expect(server.received).toMatchObject([{ helloName }])
})

test('a logo is an inline part of the mail, shown by its HTML', async () => {
  const server = await smtp()
  const logo = { address: '/branding/x', type: 'image/png', content: createPng() }
  await createMailer({ servers: [server.url], from }).send({ ...mail, logo }, 'mail-9', never)
  const source = server.received[0]?.source ?? ''
  expect(source).toMatch(/^Content-Type: multipart\/related/m)
  expect(source).toMatch(/^Content-Id: <logo@latchkey>/im)
  expect(source).toMatch(/^Content-Disposition: inline; filename=logo.png/m)
  expect(source).toContain(createPng().toString('base64').slice(0, 60))
})

test('the next server is tried when one is down or refuses the mail', async () => {
  const [refusing, good] = [await smtp(), await smtp()]
  refusing.fail('refuse')
  const mailer = createMailer({ servers: ['smtp://127.0.0.1:1', refusing.url, good.url], from })
  expect(await mailer.send(mail, 'mail-2', never)).toEqual({ sent: true, server: `127.0.0.1:${good.port}` })
  expect(good.received).toHaveLength(1)
})

test('a server that is down is tried last for a while, and first again once it is back', async () => {
  const [first, second] = [await smtp({ auth: { user: 'postbox', pass: 'right' } }), await smtp()]
  let now = 0
  const servers = [`${first.url}?from=first@corp.example.test`, `${second.url}?from=second@corp.example.test`]
  const mailer = createMailer({ servers, from, deferMs: 1000, monotonicNow: () => now })
  const sentBy = async () => {
    const result = await mailer.send(mail, 'mail-7', never)
    return result.sent ? result.server : result.reason
  }
  const [one, two] = [`127.0.0.1:${first.port}`, `127.0.0.1:${second.port}`]
  first.fail('garbage')
  expect(await sentBy()).toBe(two)
  first.fail(undefined)
  now = 999
  expect(await sentBy()).toBe(two)
  expect(first.received).toEqual([])
  now = 1000
  expect(await sentBy()).toBe(one)
  // Each with a sender and a sign-in of its own.
  expect(first.received.map((one) => one.from)).toEqual(['first@corp.example.test'])
  expect(second.received.map((one) => one.from)).toEqual(Array(2).fill('second@corp.example.test'))
})

test('a server that failed a moment ago is still tried when the others are down', async () => {
  const [first, second] = [await smtp(), await smtp()]
  const mailer = createMailer({ servers: [first.url, second.url], from })
  first.fail('garbage')
  second.fail('garbage')
  expect(await mailer.send(mail, 'mail-8', never)).toMatchObject({ sent: false })
  first.fail(undefined)
  expect(await mailer.send(mail, 'mail-8', never)).toEqual({ sent: true, server: `127.0.0.1:${first.port}` })
})

test('a server that refuses one address is not deferred', async () => {
  const [first, second] = [await smtp(), await smtp()]
  const mailer = createMailer({ servers: [first.url, second.url], from })
  first.fail('refuse')
  expect(await mailer.send(mail, 'mail-8', never)).toEqual({ sent: true, server: `127.0.0.1:${second.port}` })
  first.fail(undefined)
  expect(await mailer.send(mail, 'mail-8', never)).toEqual({ sent: true, server: `127.0.0.1:${first.port}` })
})

test('a refused sign-in is reported by codes, without the credentials', async () => {
  const server = await smtp({ auth: { user: 'postbox', pass: 'right' } })
  const mailer = createMailer({ servers: [server.url.replace(':right@', ':wr0ng-secret@')], from })
  expect(await mailer.send(mail, 'mail-3', never)).toEqual({
    sent: false,
    reason: `127.0.0.1:${server.port} EAUTH 535`,
  })
  expect(await createMailer({ servers: [server.url], from }).send(mail, 'mail-3', never)).toMatchObject({ sent: true })
})

test.each(['garbage', 'silent', 'drop-after-accept'] as const)(
  'a server that fails by %s blocks no caller, and the reason is returned',
  async (failure) => {
    const server = await smtp()
    server.fail(failure)
    const result = await createMailer({ servers: [server.url], from, timeoutMs: 400 }).send(mail, 'mail-4', never)
    expect(result).toMatchObject({ sent: false, reason: expect.stringMatching(/^127\.0\.0\.1:\d+ \w+/) })
  },
)

test('a server on another host must offer STARTTLS', async () => {
  const server = await smtp()
  // A name that is not loopback by its looks, but leads there.
  const mailer = createMailer({ servers: [`smtp://[::ffff:127.0.0.1]:${server.port}`], from })
  expect(await mailer.send(mail, 'mail-5', never)).toMatchObject({
    sent: false,
    reason: expect.stringMatching(/ETLS|ESOCKET|EPROTOCOL/),
  })
  expect(server.received).toHaveLength(0)
})

test('a server with an expired certificate gets no mail until it has a new one', async () => {
  const [expired, renewed] = [selfSignedCertificate({ days: -1 }), selfSignedCertificate()]
  const server = await smtp({ certificate: expired })
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-mailer-'))
  try {
    await writeFile(join(folder, 'ca.pem'), expired.cert + renewed.cert)
    const mailer = createMailer({ servers: [`${server.url}?ca=${join(folder, 'ca.pem')}`], from })
    expect(await mailer.send(mail, 'mail-6', never)).toEqual({
      sent: false,
      reason: `127.0.0.1:${server.port} ESOCKET`,
    })
    server.useCertificate(renewed)
    expect(await mailer.send(mail, 'mail-6', never)).toMatchObject({ sent: true })
    expect(server.received.map(({ messageId }) => messageId)).toEqual(['<mail-6@corp.example.test>'])
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('that a server fails is reported once, and once that it takes mail again; a refused mail is no failure', async () => {
  const server = await smtp()
  const reported: string[] = []
  const mailer = createMailer({ servers: [server.url], from, report: (line) => reported.push(line) })
  const send = async (failure?: 'refuse' | 'garbage') => {
    server.fail(failure)
    await mailer.send(mail, 'mail-6', never)
  }
  for (const failure of ['refuse', 'garbage', 'garbage', undefined, undefined] as const) await send(failure)
  const name = `127.0.0.1:${server.port}`
  expect(reported).toEqual([
    expect.stringContaining(`${name} takes no mail (`),
    `The mail server ${name} takes mail again.`,
  ])
})

test('an authority that is added to the file of ?ca= is trusted at the next mail, without a restart', async () => {
  const [before, renewed] = [selfSignedCertificate(), selfSignedCertificate()]
  const server = await smtp({ certificate: before })
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-mailer-'))
  const file = join(folder, 'ca.pem')
  try {
    await writeFile(file, before.cert)
    const mailer = createMailer({ servers: [`${server.url}?ca=${file}`], from })
    server.useCertificate(renewed)
    expect(await mailer.send(mail, 'mail-6', never)).toMatchObject({ sent: false })
    await writeFile(file, before.cert + renewed.cert)
    expect(await mailer.send(mail, 'mail-6', never)).toMatchObject({ sent: true })
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('an invalid setting is reported without its value', () => {
  for (const servers of [
    ['http://host:25'],
    ['smtp://user:secret@host?tls=no'],
    ['smtp://user:secret@host?from=a,b@c'],
  ]) {
    expect(() => createMailer({ servers, from })).toThrow(
      expect.objectContaining({
        code: 'configuration-invalid',
        values: { sentence: expect.not.stringContaining('secret') },
      }),
    )
  }
})

test('a mail to a decoy counts as sent, and no server is contacted', async () => {
  const server = await smtp()
  const mailer = createMailer({ servers: [server.url], from })
  const nowhere = { ...mail, to: 'b3a1@decoy.invalid' }
  expect(await mailer.send(nowhere, 'mail-9', never)).toMatchObject({ sent: true })
  expect(server.received).toEqual([])
})
