/*
 * The public API as a client sees it, over HTTP, on the sample company.
 *
 *   whole runs, every step as documented → every refusal as problem+json with the right headers → sites with cookies and CSRF header →
 *   other sites and extensions refused → 500 runs leave no open file behind → no secret in anything that is stored
 */
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { expect, test } from 'playwright/test'
import { stepReply as stepShape } from '../server/routes/step.ts'
import { chromeExtensionOrigin } from '../shared/extension-id.ts'
import type { WizardStep } from '../shared/wizard/page.ts'
import { type Api, createApi, type StartedRun } from './environment/api.ts'
import { stepNumber, wrongAnswers } from './environment/look-alikes.ts'
import { findInTraces } from './environment/secrets.ts'
import { type RunningServer, startServer } from './environment/server.ts'

let server: RunningServer
let api: Api

test.beforeAll(async () => {
  server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' } })
  api = createApi({ url: server.url, trusted: true })
})
test.afterAll(() => server.stop())

const change = (account: string) => api.start({ workflow: 'manage-my-passwords', account })

/** The documented shape, and nothing beside it. */
function documented(step: WizardStep): WizardStep {
  expect(stepShape.parse(step)).toEqual(step)
  return step
}

test('every step of whole runs is as documented', async () => {
  const [password, newPassword] = ['Copper-Meadow-52', 'Bramble-Harvest-77']
  const { run, step } = await change('expired.user')
  documented(step)
  const refused = documented(await api.answer(run, stepNumber(step), { password: 'wrong', newPassword }))
  expect(refused).toMatchObject({ status: 'ask', page: { problem: { field: 'password' } } })
  const weak = documented(await api.answer(run, stepNumber(refused), { password, newPassword: 'short' }))
  expect(weak).toMatchObject({ status: 'ask', page: { problem: { field: 'newPassword' } } })
  const done = documented(await api.answer(run, stepNumber(weak), { password, newPassword }))
  expect(done.status).toBe('done')

  const questions = await api.start({ workflow: 'forgot-my-password', account: 'nobody.here' })
  let stopped = documented(questions.step)
  while (stopped.status === 'ask')
    stopped = documented(await api.answer(questions.run, stopped.number, wrongAnswers(stopped)))
  expect(stopped.status).toBe('stopped')

  const register = await api.start({ workflow: 'register', account: 'unregistered.user' })
  const choosing = await api.answer(register.run, stepNumber(register.step), { password: 'Saffron-Bridge-17' })
  expect(documented(choosing).status).toBe('ask')
  await api.cancel(register.run)
  expect(documented(await api.loadStep(register.run))).toMatchObject({ status: 'stopped', code: 'cancelled' })
})

test('every response has the security headers, and every refusal is problem+json', async () => {
  const { run } = await change('active.user')
  const answers = `/api/v1/runs/${run.id}/answers`
  const refusals: [number, string, Promise<Response>][] = [
    [404, 'not-found', api.call('GET', '/nothing')],
    [404, 'not-found', api.call('GET', '/assets/../../package.json')],
    [404, 'not-found', api.call('GET', '/assets/..%2f..%2fpackage.json')],
    [405, 'method-not-allowed', api.call('PUT', '/api/v1/runs')],
    [
      415,
      'unsupported-media-type',
      api.call('POST', '/api/v1/workflows', { headers: { 'content-type': 'text/plain' } }),
    ],
    [400, 'invalid-request', api.call('POST', '/api/v1/workflows', { body: {} })],
    [413, 'request-too-large', api.call('POST', answers, { body: 'x'.repeat(2_000_000), token: run.token })],
    [401, 'token-invalid', api.call('GET', `/api/v1/runs/${run.id}`)],
    [404, 'run-unknown', api.call('GET', `/api/v1/runs/${run.id}`, { token: 'x'.repeat(43) })],
    [401, 'token-invalid', api.call('GET', '/api/v1/state')],
    [404, 'workflow-unknown', api.call('POST', '/api/v1/runs', { body: { workflow: 'none', account: 'active.user' } })],
    [403, 'origin-refused', api.call('POST', '/api/v1/runs', { headers: { origin: 'https://evil.example' } })],
  ]
  for (const [status, code, call] of refusals) {
    const reply = await call
    expect(reply.headers.get('content-type'), code).toMatch(/^application\/problem\+json/)
    const problem = await reply.json()
    expect(problem).toMatchObject({ type: 'about:blank', status, code, title: expect.stringMatching(/\.$/) })
    expect(reply.status).toBe(status)
    expectHeaders(reply)
  }
  for (const path of ['/', '/healthz', '/api/v1/site', '/api/v1/openapi.json', '/.well-known/change-password'])
    expectHeaders(await fetch(`${server.url}${path}`, { redirect: 'manual' }))
})

function expectHeaders({ headers, url }: Response): void {
  expect(headers.get('content-security-policy'), url).toContain("frame-ancestors 'none'")
  expect(headers.get('content-security-policy'), url).not.toContain('unsafe')
  expect(headers.get('x-content-type-options'), url).toBe('nosniff')
  expect(headers.get('referrer-policy'), url).toBe('no-referrer')
  expect(headers.get('cross-origin-opener-policy'), url).toBe('same-origin')
  expect(headers.get('cache-control'), url).toMatch(/^no-(store|cache)$/)
  expect(headers.get('access-control-allow-origin'), url).toBeNull()
}

test('a site keeps its run in a cookie that scripts cannot read, and answers only with the CSRF header', async () => {
  const site = { 'latchkey-site': 'self-service', origin: server.url, 'sec-fetch-site': 'same-origin' }
  const body = { workflow: 'manage-my-passwords', account: 'active.user' }
  const reply = await api.call('POST', '/api/v1/runs', { body, headers: site })
  const started = (await reply.json()) as StartedRun
  expect(started.run).toEqual({ id: started.run.id })
  const [cookie = '', ...attributes] = (reply.headers.get('set-cookie') ?? '').split('; ')
  expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'])
  expect(cookie).toMatch(/^__Host-latchkey-run-[0-9a-f-]{36}=[A-Za-z0-9_-]{43}$/)

  const path = `/api/v1/runs/${started.run.id}`
  const answer = { number: stepNumber(started.step), answer: { password: 'wrong', newPassword: 'Bramble-Harvest-77' } }
  const withCookie = { ...site, cookie }
  expect((await api.call('GET', path, { headers: withCookie })).status).toBe(200)
  expect((await api.call('HEAD', path, { headers: withCookie })).status).toBe(200)
  for (const [method, at, data] of [
    ['POST', `${path}/answers`, answer],
    ['DELETE', path, undefined],
  ] as const) {
    const refused = await api.call(method, at, { body: data, headers: withCookie })
    expect([refused.status, (await refused.json()).code]).toEqual([403, 'csrf-refused'])
  }
  const other = `/api/v1/runs/${(await change('active.user')).run.id}`
  expect((await api.call('GET', other, { headers: withCookie })).status).toBe(401)
  const moved = await api.call('POST', `${path}/answers`, {
    body: answer,
    headers: { ...withCookie, 'latchkey-csrf': '1' },
  })
  expect(await moved.json()).toMatchObject({ status: 'ask', page: { problem: { code: 'wrong-credentials' } } })
  const gone = await api.call('DELETE', path, { headers: { ...withCookie, 'latchkey-csrf': '1' } })
  expect([gone.status, gone.headers.get('set-cookie')]).toEqual([204, expect.stringMatching(/Max-Age=0/)])
})

test('only the own origin and the extension may call; other origins with credentials may not', async () => {
  const body = { account: 'active.user' }
  const post = (headers: Record<string, string>) => api.call('POST', '/api/v1/workflows', { body, headers })
  const extension = await post({ origin: chromeExtensionOrigin, 'sec-fetch-site': 'cross-site' })
  expect(extension.status).toBe(200)
  expect(extension.headers.get('access-control-allow-origin')).toBe(chromeExtensionOrigin)
  expect(extension.headers.get('access-control-allow-credentials')).toBeNull()
  expect(extension.headers.get('vary')).toBe('Origin')
  const refused: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: server.url.replace('http:', 'https:') },
    { origin: `${chromeExtensionOrigin}x` },
    { 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of refused) {
    const reply = await post(headers)
    expect(reply.status, JSON.stringify(headers)).toBe(403)
    expect(reply.headers.get('access-control-allow-origin')).toBeNull()
  }
  const preflight = (origin: string) =>
    api.call('OPTIONS', '/api/v1/runs', { headers: { origin, 'access-control-request-method': 'POST' } })
  expect((await preflight(chromeExtensionOrigin)).headers.get('access-control-allow-methods')).toBe(
    'GET,POST,PUT,DELETE',
  )
  expect((await preflight('https://evil.example')).status).toBe(403)
  expect(await statusFor({ host: 'evil.example' })).toBe(421)
})

test('what is not HTTP is left to Node, and the server keeps running', async () => {
  expect(await statusFor({ 'content-length': ['2', '20'] })).toBe(400)
  expect(await statusFor({ 'x-long': 'x'.repeat(20_000) })).toBe(431)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})

/** `fetch` sets some headers itself. */
function statusFor(headers: Record<string, string | string[]>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(`${server.url}/api/v1/site`, { headers: headers as Record<string, string>, agent: false })
    call.on('response', (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject)
    call.end()
  })
}

test('500 runs leave no open file behind', async () => {
  const open = () => readdirSync(`/proc/${server.processId}/fd`).length
  const one = async (index: number) => {
    const { run, step } = await change(`nobody.${index}`)
    const wrong = { password: 'wrong', newPassword: 'Bramble-Harvest-77' }
    if (index % 10 === 0) await api.answer(run, stepNumber(step), wrong)
    if (index % 2 === 0) await api.cancel(run)
  }
  const some = async (from: number, count: number) => {
    for (let index = from; index < from + count; index += 4)
      await Promise.all([0, 1, 2, 3].map((more) => one(index + more)))
  }
  await some(0, 100)
  const before = open()
  await some(100, 500)
  expect(open()).toBeLessThanOrEqual(before + 5)
})

test('no password, answer or token is stored anywhere', async () => {
  const secrets = {
    wrong: 'Zq-wrong-password-1',
    weak: 'zq-weak-2',
    current: 'Harbour-Lantern-41',
    next: 'Zq-Orchard-Violin-3',
    wrongAnswer: 'zq wrong answer 4',
    account: 'zq-field-5',
  }
  const { run, step } = await change('active.user')
  const tokens = [run.token]
  const again = await api.answer(run, stepNumber(step), { password: secrets.wrong, newPassword: secrets.next })
  const weak = await api.answer(run, stepNumber(again), { password: secrets.current, newPassword: secrets.weak })
  const done = await api.answer(run, stepNumber(weak), { password: secrets.current, newPassword: secrets.next })
  if (done.status !== 'done') throw new Error(JSON.stringify(done))
  tokens.push(done.result?.stateToken ?? '')
  expect((await api.call('GET', '/api/v1/state', { token: tokens[1] })).status).toBe(200)

  const questions = await api.start({ workflow: 'forgot-my-password', account: 'mustchange.user' })
  tokens.push(questions.run.token)
  const { answers } = wrongAnswers(questions.step)
  const given = answers.map(({ question }) => ({ question, answer: secrets.wrongAnswer }))
  await api.answer(questions.run, stepNumber(questions.step), { answers: given })
  // Where none is expected: a wrong type, a broken body, a foreign field, an account's name.
  await api.call('POST', `/api/v1/runs/${run.id}/answers`, {
    token: run.token,
    body: { number: 'x', answer: secrets.weak },
  })
  await api.call('POST', `/api/v1/runs/${run.id}/answers`, { token: run.token, body: `{"password":"${secrets.next}` })
  await api.call('POST', '/api/v1/workflows', { body: { account: 'a', password: secrets.current } })
  await api.call('GET', `/api/v1/state?token=${tokens[1]}`, { token: `${tokens[1]}x` })
  await api.call('GET', `/api/v1/runs/${tokens[0]}`, { token: 'forged-token-forged-token' })

  // The start prints the sample company's own passwords; what was typed afterwards must not be there.
  const typed = [...Object.values(secrets).filter((text) => text !== secrets.current), ...tokens]
  expect(await findInTraces(typed, { server, mails: [] })).toEqual([])
  expect(server.log().split(secrets.current)).toHaveLength(2)
})
