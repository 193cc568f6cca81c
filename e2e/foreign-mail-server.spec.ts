import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { selfSignedCertificate } from '../server/directory/active-directory/testing/self-signed.ts'
import { createMailer } from '../server/notifications/mailer.ts'
import { renderMail } from '../server/notifications/rendering.ts'
import { type Exim, hasExim, startExim } from './environment/exim.ts'

const from = 'latchkey@corp.example.test'
const never = new AbortController().signal
const mail = renderMail({
  to: 'expired.user@corp.example.test',
  template: 'workflow-succeeded',
  language: 'de',
  values: {
    displayName: 'Jürgen Groß\r\nBcc: everybody@corp.example.test',
    account: 'expired.user',
    workflow: 'manage-my-passwords',
    time: '2026-11-21T08:30:00Z',
    url: 'https://password.corp.example.test',
  },
})

/** Of another authority than the mail server's. */
const folder = mkdtempSync(join(tmpdir(), 'latchkey-authority-'))
const otherAuthority = join(folder, 'ca.pem')
test.beforeAll(() => writeFileSync(otherAuthority, selfSignedCertificate().cert))
test.afterAll(() => rmSync(folder, { recursive: true }))

test.describe('Exim', () => {
  test.skip(!hasExim(), 'Exim is not installed: exim4-daemon-light')
  let exim: Exim
  test.beforeAll(async () => {
    exim = await startExim()
  })
  test.afterAll(() => exim.close())

  test('takes our mail over STARTTLS, signed in, once', async () => {
    expect(await createMailer({ servers: [exim.url], from }).send(mail, 'mail-1', never)).toMatchObject({ sent: true })
    await expect.poll(async () => (await exim.mails()).length).toBe(1)
    const [source = ''] = await exim.mails()
    expect(source).toContain('Message-ID: <mail-1@corp.example.test>')
    expect(source).toContain('Subject: =?UTF-8?')
    expect(source).toMatch(/with esmtpsa/)
    expect(source).not.toMatch(/^Bcc:/im)
  })

  for (const [what, change, codes] of [
    ['a wrong password', (url: string) => url.replace('s3cret', 'wrong'), 'EAUTH 535'],
    ['no credentials', (url: string) => url.replace('latchkey:s3cret@', ''), 'EENVELOPE 550'],
    ['an unknown certificate', (url: string) => url.replace(/&ca=.*/, `&ca=${otherAuthority}`), 'ESOCKET'],
  ] as const) {
    test(`${what} is reported by codes and leaves nothing in the mailbox`, async () => {
      const before = (await exim.mails()).length
      const result = await createMailer({ servers: [change(exim.url)], from }).send(mail, 'mail-2', never)
      expect(result).toMatchObject({ sent: false, reason: expect.stringContaining(codes) })
      expect(JSON.stringify(result)).not.toMatch(/s3cret|wrong/)
      expect((await exim.mails()).length).toBe(before)
    })
  }
})
