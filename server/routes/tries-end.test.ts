import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getTranslator } from '../../shared/languages/translator.ts'
import { describeMoment } from '../../shared/wizard/moment.ts'
import { readCounter, reserveAttempt } from '../store/counters.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'
import { createTestBrowser, readFormToken } from './legacy/testing.ts'

/** What people are told when strangers have used up the tries with an account. */
let server: ServerHarness
/** Each test comes from an address of its own, since guesses of an address demand work, too. */
let address: string
let tests = 0
beforeAll(async () => {
  server = await createServerHarness()
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  address = `192.0.2.${++tests}`
  await server.services.store.transaction((tx) => tx.deleteFrom('Counter').execute())
})

const minuteMs = 60_000
/** Of the sample company. */
const windowMs = 15 * minuteMs
const accounts = ['active.user', 'nobody.here', 'protected.user']

/** Uses up the passwords that unknown browsers may try; returns when the window is over, rounded up to a minute. */
async function useUp(account: string): Promise<string> {
  const { store, profiles } = server.services
  const accountKey = profiles.accountKey('corp.example.com', account)
  for (let tries = 0; tries < 10; tries++)
    await store.transaction((tx) => reserveAttempt(tx, accountKey, 'bind-unknown', windowMs, 10))
  const { endsAt } = await readCounter(store.read, accountKey, 'bind-unknown', windowMs)
  return new Date(Math.ceil((endsAt?.getTime() ?? 0) / minuteMs) * minuteMs).toISOString()
}

async function signIn(account: string, frontEnd: string, password = 'not it') {
  const body = { frontEnd, module: 'directory-password', account, password }
  const { status, body: problem } = await server.call('POST', '/api/v1/sign-in', { body, address })
  return { status, code: problem.code, until: problem.until }
}

async function tryInRun(account: string) {
  const start = { workflow: 'manage-my-passwords', account }
  const { run, step } = (await server.call('POST', '/api/v1/runs', { body: start, address })).body
  const headers = { authorization: `Bearer ${run.token}` }
  const body = {
    number: step.number,
    answer: { password: 'not it', newPassword: 'Quiet-Lantern-88', 'newPassword-repeated': 'Quiet-Lantern-88' },
  }
  return (await server.call('POST', `/api/v1/runs/${run.id}/answers`, { headers, body, address })).body
}

test.each(accounts)(
  'O3: a run with %s says when tries are accepted again, by the counter’s window',
  async (account) => {
    expect((await tryInRun(account)).until).toBeUndefined()
    const until = await useUp(account)
    expect(await tryInRun(account)).toEqual({
      status: 'stopped',
      code: 'too-many-attempts',
      title: expect.any(String),
      text: expect.stringContaining('Nothing was changed'),
      titleUntil: `No further attempt is accepted until {${until}}`,
      doors: [
        expect.objectContaining({ workflow: 'i-have-a-passcode' }),
        { to: 'another-account', title: expect.any(String) },
      ],
      until,
    })
    expect(Date.parse(until)).toBeGreaterThan(Date.now())
  },
)

test.each(accounts.flatMap((account) => ['self-service', 'helpdesk'].map((frontEnd) => ({ account, frontEnd }))))(
  'O3: a sign-in to $frontEnd with $account says it, too, and a right password changes nothing of it',
  async ({ account, frontEnd }) => {
    expect(await signIn(account, frontEnd)).toEqual({ status: 401, code: 'sign-in-refused', until: undefined })
    const refused = { status: 429, code: 'too-many-attempts', until: await useUp(account) }
    expect(await signIn(account, frontEnd)).toEqual(refused)
    expect(await signIn(account, frontEnd, 'Harbour-Lantern-41')).toEqual(refused)
  },
)

test('O3: the Legacy site names the server’s time zone, since it cannot know that of the browser', async () => {
  const until = await useUp('nobody.here')
  const browser = createTestBrowser(server.app)
  const token = readFormToken(await browser.get('/legacy/'))
  const order = { workflow: 'manage-my-passwords', account: 'nobody.here', domain: 'corp.example.com' }
  const path = (await browser.post('/legacy/', { ...order, 'form-token': token })).headers.get('location') ?? ''
  const page = await browser.get(path)
  const number = /name="form-number" value="(\d+)"/.exec(page)?.[1] ?? ''
  await browser.post(path, {
    'form-token': readFormToken(page),
    'form-number': number,
    password: 'not it',
    newPassword: 'Quiet-Lantern-88',
    'newPassword-repeated': 'Quiet-Lantern-88',
  })
  expect(await browser.get(path)).toContain(
    `No further attempt is accepted until ${describeMoment(getTranslator('en'), until, { scripted: false })}`,
  )
})
