import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { latchkey } from './environment/command.ts'
import { arrive, asked, complete, typed } from './environment/person.ts'
import { startServer } from './environment/server.ts'
import { startSmtp } from './environment/smtp.ts'

/**
 * Journey 1-9: everything is lost but the backup.
 *
 *     people register and change passwords → `backup FOLDER` while they do → data and keys are destroyed → `restore FOLDER` → start
 *
 * Whoever was registered before signs in with those answers, mails that waited in the outbox go out, the audit verifies. Without its
 * keys, or over data that is there, nothing starts and nothing is overwritten.
 */
const company = { password: 'Practice-Passw0rd!' }

test('a backup made under load brings back answers, mails and the audit', async () => {
  test.setTimeout(120_000)
  await using cleaning = new AsyncDisposableStack()
  const server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' }, newMethodsSuffice: true })
  cleaning.defer(() => server.stop())
  const api = createApi({ url: server.url, trusted: true })
  const { password } = await accountNamed(server.url, 'unregistered.user')
  const registered = { workflow: 'register', account: 'unregistered.user' }
  expect((await complete(api, registered, { password })).step).toMatchObject({ status: 'done' })

  const load = putUnderLoad()
  await expect.poll(load.tries).toBeGreaterThan(8)
  const [triesBefore, copy] = [load.tries(), join(server.folder, 'copy')]
  expect(await latchkey(server, ['backup', copy])).toMatchObject({ code: 0, err: '' })
  expect(load.tries()).toBeGreaterThan(triesBefore)
  await load.stop()
  expect(await latchkey(server, ['backup', copy])).toMatchObject({ code: 1, err: expect.stringContaining(copy) })

  expect(await latchkey(server, ['restore', copy])).toMatchObject({
    code: 1,
    err: expect.stringContaining(join(server.folder, 'data')),
  })
  expect((await api.start(registered)).step.status, 'the refused restore hurt nobody').toBe('ask')

  await server.kill9()
  const keyFile = join(server.folder, 'data.keys.json')
  await rm(keyFile)
  const silenced = await server.restart().catch((error: Error) => error.message)
  expect(silenced).toContain(`The key file ${keyFile} is not there`)
  await rm(join(server.folder, 'data'), { recursive: true })
  expect(await latchkey(server, ['restore', copy])).toMatchObject({ code: 0, err: '' })

  const smtp = await startSmtp()
  cleaning.defer(() => smtp.close())
  await server.restart({ LATCHKEY_SMTP: smtp.url })
  const [mail] = await smtp.wait(1, 30_000)
  expect(mail?.to).toEqual(['unregistered.user@corp.example.com'])
  const forgot = { workflow: 'forgot-my-password', account: 'unregistered.user' }
  const { run, step } = await arrive(api, forgot, { activity: 'reset-password-in-ad', secrets: {} })
  expect(await api.answer(run, step.number, { newPassword: 'Quiet-Teapot-2026' })).toMatchObject({ status: 'done' })
  expect(await latchkey(server, ['verify-audit'])).toMatchObject({ code: 0, err: '' })

  /** Wrong passwords, which are runs, counters and audit events all the same. */
  function putUnderLoad() {
    let [going, tries] = [true, 0]
    const busy = Array.from({ length: 4 }, async (_, index) => {
      while (going) {
        const { run, step } = await api.start({ workflow: 'manage-my-passwords', account: `nobody.${index}` })
        await api.answer(run, asked(step).number, typed(asked(step), company))
        tries++
      }
    })
    return {
      tries: () => tries,
      async stop(): Promise<void> {
        going = false
        await Promise.all(busy)
      },
    }
  }
})

async function accountNamed(url: string, account: string): Promise<{ password: string }> {
  const accounts = (await (await fetch(`${url}/practice/accounts.json`)).json()) as {
    account: string
    password: string
  }[]
  const found = accounts.find((one) => one.account === account)
  if (!found) throw new Error(`${account} does not work here`)
  return found
}
