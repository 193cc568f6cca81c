import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { solveProofOfWork } from '../../shared/proof-of-work.ts'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'

/** Proof of work within a run, and who counts as known, through the public API. */
let server: ServerHarness
let services: ServerHarness['services']

beforeAll(async () => {
  server = await createServerHarness()
  services = server.services
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  await services.store.transaction((tx) => tx.deleteFrom('Counter').execute())
  tests++
})

/** Each test comes from an address of its own, since wrong guesses of an address demand work, too. */
let tests = 0

const call = (method: string, path: string, { body, token }: { body?: unknown; token?: string } = {}) =>
  server.call(method, path, {
    body,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    address: `192.0.2.${tests}`,
  })

async function start(account: string, stateToken?: string) {
  const { body } = await call('POST', '/api/v1/runs', {
    body: { workflow: 'manage-my-passwords', account },
    token: stateToken,
  })
  return body as { run: { id: string; token: string }; step: WizardStep & { number: number } }
}

type Started = Awaited<ReturnType<typeof start>>

const answer = ({ run, step }: Started, password: string, captcha?: unknown, newPassword = 'Quiet-Lantern-88') =>
  call('POST', `/api/v1/runs/${run.id}/answers`, {
    token: run.token,
    body: { number: step.number, answer: { password, newPassword }, captcha },
  })

async function failThreeTimes(account: string, stateToken?: string): Promise<void> {
  for (let tries = 0; tries < 3; tries++)
    expect((await answer(await start(account, stateToken), 'wrong')).status).toBe(200)
}

const solve = async (work: number) => solveProofOfWork((await call('GET', `/api/v1/captcha?work=${work}`)).body)

test.each(['active.user', 'nobody.here'])(
  'H1: after three failures of %s an answer needs proof of work, within the run; a cheaper, used or missing one is refused',
  async (account) => {
    await failThreeTimes(account)
    const run = await start(account)
    const refused = await answer(run, 'wrong')
    expect([refused.status, refused.body.code, refused.body.work]).toEqual([403, 'captcha-required', 1])
    const proof = await solve(1)
    const next = await answer(run, 'wrong', proof)
    expect([next.status, next.body.page?.problem?.code]).toEqual([200, 'wrong-credentials'])
    const again = { ...run, step: next.body }
    expect((await answer(again, 'wrong', proof)).body.code).toBe('captcha-invalid')
    expect((await answer(again, 'wrong', { challenge: {}, solution: { counter: 1, derivedKey: '' } })).status).toBe(400)
  },
)

test('H1: the work rises with the failures, and a proof of less is refused', async () => {
  await services.store.transaction((tx) => tx.deleteFrom('Counter').execute())
  await failThreeTimes('nobody.here')
  await services.store.transaction((tx) =>
    tx.updateTable('Counter').set({ failures: 4 }).where('kind', '=', 'guess-unknown').execute(),
  )
  const run = await start('nobody.here')
  const refused = await answer(run, 'wrong', await solve(1))
  expect([refused.body.code, refused.body.work]).toEqual(['captcha-required', 2])
  expect((await answer(run, 'wrong', await solve(2))).status).toBe(200)
})

test.each(['0', '65', 'x'])('a challenge of %s units is refused', async (work) => {
  expect((await call('GET', `/api/v1/captcha?work=${work}`)).status).toBe(400)
})

test('H4: failures of strangers neither use up nor slow down the tries of an extension with the person’s state token', async () => {
  const changed = await answer(await start('active.user'), 'Harbour-Lantern-41', undefined, 'Quiet-Teapot-2026')
  const { stateToken } = changed.body.result
  for (let tries = 0; tries < 6; tries++) await answer(await start('active.user'), 'wrong', await solve(4))
  expect((await answer(await start('active.user'), 'Quiet-Teapot-2026', await solve(4))).body.status).toBe('stopped')
  const own = await answer(await start('active.user', stateToken), 'Quiet-Teapot-2026')
  expect(own.body.status).toBe('done')
  const forged = await answer(await start('active.user', 'x'.repeat(43)), 'Quiet-Teapot-2026', await solve(4))
  expect(forged.body.status).toBe('stopped')
}, 60_000)
