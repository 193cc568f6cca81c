import { expect, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { freePort } from './environment/free-port.ts'
import { completeRun } from './environment/person.ts'
import { readPracticeAccount } from './environment/practice-accounts.ts'
import { runCommand } from './environment/run-command.ts'
import { startServer } from './environment/server.ts'
import { createDataProbe } from './environment/server-data.ts'
import { type FakeSmtpServer, type SmtpFailure, startFakeSmtpServer } from './environment/smtp.ts'

/**
 * The mail server is stopped, silent, slow, answers nonsense, refuses, or hangs up after it has taken a mail.
 *
 *     each time a person changes a password: it is reported as done, as usual → the mail waits → the server is back → it arrives
 *
 * No mail is lost; one arrives twice, under one Message-ID: the one that the server had taken before it hung up.
 */
const failures: [account: string, how: 'stopped' | SmtpFailure][] = [
  ['active.user', 'stopped'],
  ['mustchange.user', 'garbage'],
  ['finegrained.user', 'refuse'],
  ['unregistered.user', 'drop-after-accept'],
  ['helpdesk.operator', 'slow'],
  ['expired.user', 'silent'],
]

test('runs end as usual while the mail server fails in six ways, and each mail arrives when it works again', async () => {
  await using cleaning = new AsyncDisposableStack()
  const port = await freePort()
  let smtp: FakeSmtpServer = await startFakeSmtpServer({ port })
  const received = [smtp.received]
  cleaning.defer(() => smtp.close())
  const server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1', LATCHKEY_SMTP: smtp.url } })
  cleaning.defer(() => server.stop())
  const api = createApi({ url: server.url, trusted: true })
  const data = createDataProbe(server)
  const tried = () => data.listMails().filter(({ status, lastError }) => status === 'sent' || lastError !== null)

  const texts: string[] = []
  for (const [index, [account, how]] of failures.entries()) {
    if (how === 'stopped') await smtp.close()
    else smtp.fail(how)
    const { password } = await readPracticeAccount(server, account)
    const { step } = await completeRun(api, { workflow: 'manage-my-passwords', account }, { password, newPassword })
    expect(step, how).toMatchObject({ status: 'done' })
    texts.push(step.status === 'done' ? step.text : '')
    await expect.poll(() => tried().length, how).toBe(index + 1)
    if (how === 'stopped') {
      smtp = await startFakeSmtpServer({ port })
      received.push(smtp.received)
    }
  }
  expect(new Set(texts).size, 'the person reads nothing of it').toBe(1)
  for (const { lastError, status } of tried()) {
    if (status !== 'sent') expect(lastError).toMatch(/^127\.0\.0\.1:\d+ [A-Z]+( \d+)?$/)
  }
  expect(tried().filter(({ status }) => status === 'sent').length).toBeLessThan(failures.length)

  // Half a minute later, when each would be tried again by itself.
  smtp.fail(undefined)
  data.expireMailLeases()
  await expect.poll(() => data.listMails().filter(({ status }) => status !== 'sent')).toEqual([])
  const copies = Map.groupBy(received.flat(), ({ messageId }) => messageId.replace(/^<|@.*$/g, ''))
  expect(copies.size).toBe(failures.length)
  for (const { id, attempts } of data.listMails()) expect(copies.get(id)?.length, id).toBeLessThanOrEqual(attempts)
  const twice = [...copies.values()].filter((mails) => mails.length > 1).map(([mail]) => mail?.to[0]?.split('@')[0])
  expect(twice).toContain('unregistered.user')
  expect(await runCommand(server, ['verify-audit'])).toMatchObject({ code: 0, err: '' })
})

const newPassword = 'Bramble-Harvest-77'
