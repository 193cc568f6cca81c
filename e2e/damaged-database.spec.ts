import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { advanceTo, assertAskStep, completeRun } from './environment/person.ts'
import { runCommand } from './environment/run-command.ts'
import { startServer } from './environment/server.ts'

/**
 * The disk returns garbage for the database while the server runs.
 *
 *     a person registers → backup → every page of the file is overwritten → people get an error, nothing is acknowledged → the server
 *     does not start on such a file → restore → the person is registered, and continues
 */
test('garbage in the database file is reported, nothing is acknowledged on it, and the backup restores all', async () => {
  await using cleaning = new AsyncDisposableStack()
  const server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' } })
  cleaning.defer(() => server.stop())
  const api = createApi({ url: server.url, trusted: true })
  const secrets = { password: 'Saffron-Bridge-17' }
  const account = 'unregistered.user'
  expect((await completeRun(api, { workflow: 'register', account }, secrets)).step).toMatchObject({ status: 'done' })
  const copy = join(server.folder, 'copy')
  expect(await runCommand(server, ['backup', copy])).toMatchObject({ code: 0, err: '' })

  const waiting = await advanceTo(
    api,
    { workflow: 'manage-my-passwords', account },
    { activity: 'change-password-in-ad', secrets },
  )
  const data = join(server.folder, 'data')
  for (const name of ['latchkey.sqlite', 'latchkey.sqlite-wal']) await overwrite(join(data, name))
  const order = { workflow: 'manage-my-passwords', account: 'active.user' }
  const problem = async () => (await api.call('POST', '/api/v1/runs', { body: order })).json()
  await expect
    .poll(problem)
    .toMatchObject({
      status: 503,
      code: 'database-unavailable',
      title: expect.stringContaining('nothing is done twice'),
    })
  const answer = { number: waiting.step.number, answer: { ...secrets, newPassword: 'Bramble-Harvest-77' } }
  const refused = await api.call('POST', `/api/v1/runs/${waiting.run.id}/answers`, {
    body: answer,
    token: waiting.run.token,
  })
  expect([refused.status, await refused.json()]).toEqual([
    503,
    expect.objectContaining({ code: 'database-unavailable' }),
  ])
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ database: false })

  await server.kill9()
  const silenced = await server.restart().catch((error: Error) => error.message)
  expect(silenced).toMatch(/cannot (reach|use|open)/)
  await rm(data, { recursive: true })
  await rm(join(server.folder, 'data.keys.json'))
  expect(await runCommand(server, ['restore', copy])).toMatchObject({ code: 0, err: '' })
  await server.restart()
  const again = await api.start({ workflow: 'register', account })
  expect(await api.answer(again.run, assertAskStep(again.step).number, secrets)).toMatchObject({
    status: 'stopped',
    code: 'already-registered',
  })
  const change = { workflow: 'manage-my-passwords', account }
  const newSecrets = { ...secrets, newPassword: 'Quiet-Teapot-2026' }
  expect((await completeRun(api, change, newSecrets)).step).toMatchObject({ status: 'done' })
  expect(await runCommand(server, ['verify-audit'])).toMatchObject({ code: 0, err: '' })
})

async function overwrite(path: string): Promise<void> {
  const { size } = await stat(path)
  const file = await open(path, 'r+')
  await file.write(Buffer.alloc(size, 'No page of a database looks like this. '), 0, size, 0)
  await file.close()
}
