import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSampleDatabase } from '../directory/sample/database.ts'
import { hashToken } from '../store/signed-rows.ts'
import { insertStateToken } from '../store/state-tokens.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'
import { createTestBrowser, readFormToken, type TestBrowser } from './legacy/testing.ts'

/** Where strangers have used up their own tries, one caller is still let in: a browser that succeeded for the account before, and no other. */
const name = '__Host-latchkey-browser'
const password = 'Harbour-Lantern-41'
let server: ServerHarness
let services: ServerHarness['services']
let app: ServerHarness['app']
let browser: TestBrowser

beforeAll(async () => {
  server = await createServerHarness()
  services = server.services
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  await services.store.transaction(async (tx) => {
    await tx.deleteFrom('Counter').execute()
    await tx.deleteFrom('KnownBrowser').execute()
  })
  // The directory counts wrong passwords, too: the right one begins its count anew, or several tests together would lock the account.
  await services.directory.openSession({}).verifyPassword(await findPerson('active.user'), password)
  // Another app has limits of its own, so that no test pays for the guesses of another.
  app = server.createApp()
  browser = createTestBrowser(app)
})

async function signIn(from: TestBrowser, account: string, typed = password): Promise<number> {
  const body = { frontEnd: 'self-service', module: 'directory-password', account, password: typed }
  return (await from.call('POST', '/api/v1/sign-in', { 'content-type': 'application/json' }, JSON.stringify(body)))
    .status
}

/** The counters of passwords that this try was counted in: it tells known and unknown callers apart. */
async function readShares(attempt: () => Promise<unknown>): Promise<string[]> {
  await services.store.transaction((tx) => tx.deleteFrom('Counter').execute())
  await attempt()
  const kinds = await services.store.read.selectFrom('Counter').select('kind').where('kind', 'like', 'bind%').execute()
  return kinds.map(({ kind }) => kind)
}

async function findPerson(account: string) {
  const found = await services.directory.openSession({}).find(account)
  if (found.found !== 'one') throw new Error(account)
  return found.person
}

/** Uses up the tries of unknown browsers for an account. */
async function guess(account: string): Promise<void> {
  for (let tries = 0; tries < 6; tries++) await signIn(createTestBrowser(app), account, 'not it')
}

test('H4: a browser in which the account succeeded is let in after strangers have used up their tries, another one is not', async () => {
  expect(await signIn(browser, 'active.user')).toBe(200)
  await guess('active.user')
  expect(await signIn(createTestBrowser(app), 'active.user')).not.toBe(200)
  const again = createTestBrowser(app)
  again.cookies.set(name, browser.cookies.get(name) ?? '')
  expect(await signIn(again, 'active.user')).toBe(200)
})

test.each(['forged-token-of-a-stranger', 'x', ''])(
  'H4: the forged cookie %j makes no browser known',
  async (forged) => {
    await guess('active.user')
    browser.cookies.set(name, forged)
    expect(await signIn(browser, 'active.user')).not.toBe(200)
  },
)

test('H4: another account’s cookie does not make a browser known', async () => {
  expect(await signIn(browser, 'active.user')).toBe(200)
  await guess('contractor.user')
  const tries = () => services.store.read.selectFrom('Counter').select('kind').where('kind', '=', 'bind').execute()
  await signIn(browser, 'contractor.user', 'not it')
  expect(await tries()).toEqual([])
})

test('H4: the cookie of a person whom the directory has no more makes no browser known', async () => {
  expect(await signIn(browser, 'contractor.user', 'Cobalt-Windmill-16')).toBe(200)
  const database = openSampleDatabase(services.config.data)
  await database.write((open) => open.prepare("delete from Account where accountKey = 'contractor.user'").run())
  database.close()
  expect(await readShares(() => signIn(browser, 'contractor.user', 'Cobalt-Windmill-16'))).toEqual(['bind-unknown'])
})

test.each(['another person’s', 'forged'])('H4: a state token that is %s makes no caller known', async (kind) => {
  const { id, domain } = await findPerson('locked.user')
  const own = kind === 'forged' ? undefined : { personId: id, domain }
  const { store } = services
  const insert = { tokenHash: hashToken(store.read, 'a token'), domain, milliseconds: 60_000 }
  await store.transaction(async (tx) => {
    await insertStateToken(tx, { ...insert, personId: own?.personId ?? 'nobody' })
    // An intruder who writes into the database without the key file takes another person's token.
    const { id: personId } = await findPerson('active.user')
    if (!own) await tx.updateTable('StateToken').set({ personId }).execute()
  })
  const answer = async () => {
    const headers = { authorization: 'Bearer a token' }
    const body = { workflow: 'manage-my-passwords', account: 'active.user' }
    const { run, step } = (await server.call('POST', '/api/v1/runs', { headers, body })).body
    await server.call('POST', `/api/v1/runs/${run.id}/answers`, {
      headers: { authorization: `Bearer ${run.token}` },
      body: {
        number: step.number,
        answer: { password: 'not it', newPassword: 'Quiet-Lantern-88', 'newPassword-repeated': 'Quiet-Lantern-88' },
      },
    })
  }
  expect(await readShares(answer)).toEqual(['bind-unknown'])
  await store.transaction((tx) => tx.deleteFrom('StateToken').execute())
})

test('H4: a browser is remembered after a success only', async () => {
  expect(await signIn(browser, 'active.user', 'not it')).not.toBe(200)
  expect(browser.cookies.has(name)).toBe(false)
  expect(await services.store.read.selectFrom('KnownBrowser').selectAll().execute()).toEqual([])
})

test.each([
  { at: '/legacy/', isRemembered: true, account: 'expired.user', current: 'Copper-Meadow-52' },
  { at: '/legacy/?kiosk', isRemembered: false, account: 'mustchange.user', current: 'Walnut-Station-63' },
])(
  'H4: after a run from $at the browser is remembered: $isRemembered',
  async ({ at, isRemembered, account, current }) => {
    const who = { account, domain: 'corp.example.com' }
    const order = { workflow: 'manage-my-passwords', ...who }
    const token = readFormToken(await browser.get(at))
    const path = (await browser.post('/legacy/', { ...order, 'form-token': token })).headers.get('location') ?? ''
    const newPassword = 'Quiet-Teapot-2026'
    const send = async (fields: Record<string, string>) => {
      const page = await browser.get(path)
      const number = /name="form-number" value="(\d+)"/.exec(page)?.[1] ?? ''
      await browser.post(path, { 'form-token': readFormToken(page), 'form-number': number, ...fields })
    }
    await send({ password: current })
    expect(browser.cookies.has(name)).toBe(false)
    await send({ password: current, newPassword, 'newPassword-repeated': newPassword })
    const rows = await services.store.read.selectFrom('KnownBrowser').selectAll().execute()
    expect([browser.cookies.has(name), rows.length]).toEqual([isRemembered, isRemembered ? 1 : 0])
    expect(await signIn(createTestBrowser(app), account, newPassword)).toBe(200)
  },
)
