import { expect, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { latchkey } from './environment/command.ts'
import { keptData } from './environment/kept-data.ts'
import { complete } from './environment/person.ts'
import { startServer } from './environment/server.ts'
import { type SmtpFailure, type SmtpStandIn, startSmtp } from './environment/smtp.ts'

/**
 * Journey 2-10: the mail server is stopped, silent, slow, talks nonsense, refuses, or hangs up after it has taken a mail.
 *
 *     each time somebody changes a password: told that it is done, as ever → the mail waits → the server is back → it comes
 *
 * No mail is lost; one comes twice, under one Message-ID: that which the server had taken before it hung up.
 */
const failures: [account: string, how: 'stopped' | SmtpFailure][] = [
  ['active.user', 'stopped'],
  ['mustchange.user', 'garbage'],
  ['finegrained.user', 'refuse'],
  ['unregistered.user', 'drop-after-accept'],
  ['helpdesk.operator', 'slow'],
  ['expired.user', 'silent'],
]

test('whatever the mail server does, tasks end as ever, and each mail comes when it is back', async () => {
  test.setTimeout(180_000)
  await using cleaning = new AsyncDisposableStack()
  let smtp: SmtpStandIn = await startSmtp()
  const received = [smtp.received]
  cleaning.defer(() => smtp.close())
  const server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1', LATCHKEY_SMTP: smtp.url } })
  cleaning.defer(() => server.stop())
  const api = createApi({ url: server.url, trusted: true })
  const accounts = (await (await fetch(`${server.url}/practice/accounts.json`)).json()) as Practice[]
  const kept = keptData(server)
  const tried = () => kept.mails().filter(({ status, lastError }) => status === 'sent' || lastError !== null)

  const told: string[] = []
  for (const [index, [account, how]] of failures.entries()) {
    if (how === 'stopped') await smtp.close()
    else smtp.fail(how)
    const password = accounts.find((one) => one.account === account)?.password
    const { step } = await complete(api, { workflow: 'manage-my-passwords', account }, { password, newPassword })
    expect(step, how).toMatchObject({ status: 'done' })
    told.push(step.status === 'done' ? step.text : '')
    await expect.poll(() => tried().length, { timeout: 30_000, message: how }).toBe(index + 1)
    if (how === 'stopped') {
      smtp = await startSmtp({ port: smtp.port })
      received.push(smtp.received)
    }
  }
  expect(new Set(told).size, 'nobody is told of it').toBe(1)
  for (const { lastError, status } of tried()) {
    if (status !== 'sent') expect(lastError).toMatch(/^127\.0\.0\.1:\d+ [A-Z]+( \d+)?$/)
  }
  expect(tried().filter(({ status }) => status === 'sent').length).toBeLessThan(failures.length)

  // Half a minute later, when each would be tried again by itself.
  smtp.fail(undefined)
  kept.endLeasesOfMails()
  await expect.poll(() => kept.mails().filter(({ status }) => status !== 'sent'), { timeout: 60_000 }).toEqual([])
  const copies = Map.groupBy(received.flat(), ({ messageId }) => messageId.replace(/^<|@.*$/g, ''))
  expect(copies.size).toBe(failures.length)
  for (const { id, attempts } of kept.mails()) expect(copies.get(id)?.length, id).toBeLessThanOrEqual(attempts)
  const twice = [...copies.values()].filter((mails) => mails.length > 1).map(([mail]) => mail?.to[0]?.split('@')[0])
  expect(twice).toContain('unregistered.user')
  expect(await latchkey(server, ['verify-audit'])).toMatchObject({ code: 0, err: '' })
})

const newPassword = 'Bramble-Harvest-77'
interface Practice {
  account: string
  password: string
}
