import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../../e2e/environment/free-port.ts'
import { startFakeSmtpServer } from '../../e2e/environment/smtp.ts'
import { selfSignedCertificate } from '../directory/active-directory/testing/self-signed.ts'
import { mail } from './mail.ts'
import { createDoctorHarness } from './testing.ts'

test('without a mail server a note says that mails wait', async () => {
  await using harness = await createDoctorHarness()
  expect(await harness.runCheck(mail, { LATCHKEY_SMTP: 'none' })).toMatchObject({ servers: { level: 'note' } })
})

test('mails of the sample company arrive in its inbox', async () => {
  await using harness = await createDoctorHarness()
  const text = 'e-mails of the sample company arrive at http://localhost:8080/practice/inbox'
  expect(await harness.runCheck(mail)).toMatchObject({ servers: { level: 'ok', text } })
})

test('a server that accepts the sign-in passes, and no mail is sent', async () => {
  await using harness = await createDoctorHarness()
  const smtp = await startFakeSmtpServer({ auth: { user: 'latchkey', pass: 'right' } })
  const url = (password: string) => `smtp://latchkey:${password}@127.0.0.1:${smtp.port}`
  const name = `127.0.0.1:${smtp.port}`
  const seen = await harness.runCheck(mail, { LATCHKEY_SMTP: url('right') })
  expect(seen[name]).toMatchObject({ level: 'ok', text: 'accepts e-mail on this machine, signed in as latchkey' })
  const refused = await harness.runCheck(mail, { LATCHKEY_SMTP: url('S3cret-wrong') })
  expect(refused[name]).toMatchObject({ level: 'FAIL', text: expect.stringMatching(/user and password \(535\)/) })
  expect(JSON.stringify(refused)).not.toContain('S3cret-wrong')
  expect(smtp.received).toEqual([])
  await smtp.close()
})

test.each([
  ['expired', { days: -2, startsInDays: -9 }, 'has expired'],
  ['not valid yet', { days: 9, startsInDays: 2 }, 'not valid yet'],
])(
  'a mail server whose certificate is %s is told with what must be renewed, not with ?ca=',
  async (_case, days, words) => {
    await using harness = await createDoctorHarness()
    const certificate = selfSignedCertificate(days)
    const smtp = await startFakeSmtpServer({ certificate })
    const authority = join(harness.folder, 'ca.pem')
    await writeFile(authority, certificate.cert)
    const seen = await harness.runCheck(mail, { LATCHKEY_SMTP: `smtps://localhost:${smtp.port}?ca=${authority}` })
    await smtp.close()
    const finding = seen[`localhost:${smtp.port}`]
    expect(finding).toMatchObject({ level: 'FAIL', text: expect.stringContaining(words) })
    expect(finding?.text).not.toContain('?ca=')
  },
)

test('a closed port and a server without TLS fail', async () => {
  await using harness = await createDoctorHarness()
  const closed = `127.0.0.1:${await freePort()}`
  const garbage = createServer((socket) => socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  const port = await freePort()
  await new Promise<void>((listening) => garbage.listen(port, '127.0.0.1', listening))
  const seen = await harness.runCheck(mail, { LATCHKEY_SMTP: `smtp://${closed} smtps://127.0.0.1:${port}` })
  garbage.close()
  expect(seen[closed]).toMatchObject({ level: 'FAIL', text: expect.stringContaining('refuses connections') })
  expect(seen[`127.0.0.1:${port}`]?.level).toBe('FAIL')
})
