import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { startHeldBackup } from './environment/held-backup.ts'
import { advanceTo, assertAskStep, completeRun, fillPage } from './environment/person.ts'
import { readPracticeAccount } from './environment/practice-accounts.ts'
import { runCommand } from './environment/run-command.ts'
import { startServer } from './environment/server.ts'
import { startFakeSmtpServer } from './environment/smtp.ts'

/**
 * Everything is lost but the backup.
 *
 *     people register and change passwords → `backup FOLDER` meanwhile → data and keys are destroyed → `restore FOLDER` → start
 *
 * People who had registered sign in with their answers, mails that waited in the outbox go out, the audit verifies. Without its keys,
 * or over existing data, nothing starts and nothing is overwritten.
 */
const company = { password: 'Practice-Passw0rd!' }

test('a backup made under load brings back answers, mails and the audit', async () => {
  await using cleaning = new AsyncDisposableStack()
  const server = await startServer({
    env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1', LATCHKEY_SMTP: 'none' },
    waivesNewMethodDelay: true,
  })
  cleaning.defer(() => server.stop())
  const api = createApi({ url: server.url, trusted: true })
  const { password } = await readPracticeAccount(server, 'unregistered.user')
  const registered = { workflow: 'register', account: 'unregistered.user' }
  expect((await completeRun(api, registered, { password })).step).toMatchObject({ status: 'done' })

  const load = putUnderLoad()
  // Before the server stops, also after a failure: a request to a stopped server would hide it.
  cleaning.defer(() => load.stop())
  await expect.poll(load.tries).toBeGreaterThan(8)
  const copy = join(server.folder, 'copy')
  const backup = await startHeldBackup(server, copy)
  cleaning.defer(backup.release)
  // Four were under way when the copy began; the others began and ended while it was held.
  const triesBefore = load.tries()
  await expect.poll(load.tries, 'the server serves meanwhile').toBeGreaterThan(triesBefore + 4)
  await backup.release()
  expect(await backup.result).toMatchObject({ code: 0, err: '' })
  await load.stop()
  expect(await runCommand(server, ['backup', copy])).toMatchObject({ code: 1, err: expect.stringContaining(copy) })

  expect(await runCommand(server, ['restore', copy])).toMatchObject({
    code: 1,
    err: expect.stringContaining(join(server.folder, 'data')),
  })
  expect((await api.start(registered)).step.status, 'the refused restore changed nothing').toBe('ask')

  await server.kill9()
  const keyFile = join(server.folder, 'data.keys.json')
  await rm(keyFile)
  const silenced = await server.restart().catch((error: Error) => error.message)
  expect(silenced).toContain(`The key file ${keyFile} is not there`)
  await rm(join(server.folder, 'data'), { recursive: true })
  expect(await runCommand(server, ['restore', copy])).toMatchObject({ code: 0, err: '' })

  const smtp = await startFakeSmtpServer()
  cleaning.defer(() => smtp.close())
  await server.restart({ LATCHKEY_SMTP: smtp.url })
  const [mail] = await smtp.waitForMails(1)
  expect(mail?.to).toEqual(['unregistered.user@corp.example.com'])
  const forgot = { workflow: 'forgot-my-password', account: 'unregistered.user' }
  const { run, step } = await advanceTo(api, forgot, { activity: 'reset-password-in-ad', secrets: {} })
  expect(await api.answer(run, step.number, { newPassword: 'Quiet-Teapot-2026' })).toMatchObject({ status: 'done' })
  expect(await runCommand(server, ['verify-audit'])).toMatchObject({ code: 0, err: '' })

  /**
   * Wrong passwords, which are runs, counters and audit events all the same. Each is tried for another account, since the tries of
   * one account are limited.
   */
  function putUnderLoad() {
    let [going, started, tries] = [true, 0, 0]
    const busy = Array.from({ length: 4 }, async () => {
      while (going) {
        const { run, step } = await api.startAsClient({
          workflow: 'manage-my-passwords',
          account: `nobody.${started++}`,
        })
        await api.answer(run, assertAskStep(step).number, fillPage(assertAskStep(step), company))
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
