import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { type CDPSession, expect, type Page, test } from 'playwright/test'
import { createDraw } from './botnet/draw.ts'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { runsWholeProof } from './environment/proof.ts'
import { openRequestGate, type RequestGate } from './environment/request-gate.ts'
import { type RunningServer, repository, startServer } from './environment/server.ts'
import { createDataProbe } from './environment/server-data.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { configureExtension } from './pages/extension.ts'
import { openFromPrompt, waitForPrompt } from './pages/prompt.ts'
import { primaryButton } from './pages/wizard.ts'

/**
 * The browser stops the extension's worker before, during or after one call of page, popup, window or settings. Whatever the moment, the person reaches the end by
 * what the windows say, the server has changed the password once, and no run is left open:
 *
 *     page (or popup) → window → account → [language] → [cancel, account again] → both passwords → done → back at the page
 */
const calls = [
  'look',
  'accept',
  'overview',
  'state',
  'open-wizard',
  'launch-context',
  'site',
  'first-page',
  'start',
  'language',
  'cancel',
  'try-password',
  'answer',
  'back-to-page',
  'check-server',
] as const
type Call = (typeof calls)[number]
/** `request`: it never reaches the server. `reply`: the server has done it, and its reply is lost. */
type Moment = 'before' | 'during' | 'request' | 'reply' | 'after'

/** What these calls ask of the server. */
const requests: Partial<Record<Call, RegExp>> = {
  state: /^GET .*\/state$/,
  site: /^GET .*\/site$/,
  'first-page': /^GET .*\/first-page$/,
  start: /^POST .*\/runs$/,
  language: /^PUT .*\/language$/,
  cancel: /^DELETE .*\/runs\//,
  'try-password': /^POST .*\/password-checks$/,
  answer: /^POST .*\/answers$/,
  'check-server': /^GET .*\/site$/,
}

/** As a sample those that lost an answer, left a run open or left a dead window before they were mended. */
const sample: [Call, Moment][] = [
  ['start', 'reply'],
  ['answer', 'reply'],
  ['accept', 'during'],
]
const seed = Number(process.env.LATCHKEY_TEST_SEED ?? randomInt(1_000_000))
const draw = createDraw(seed)
const pick = <T>(list: readonly T[]): T => list[draw.below(list.length)] as T
const stops: [Call, Moment][] = runsWholeProof ? Array.from({ length: 100 }, drawStop) : sample

function drawStop(): [Call, Moment] {
  const call = pick(calls)
  return [call, pick(requests[call] ? ['before', 'request', 'reply', 'after'] : ['before', 'during', 'after'])]
}

const path = '/owa/auth/expiredpassword.aspx'
const account = 'expired.user'
let built: BuiltExtension
let browser: ExtensionBrowser
let server: RunningServer
let gate: RequestGate
let pages: StaticPages
/** A page of the extension that stays open, by which its worker is stopped. */
let keeper: Page
let session: CDPSession
let passwords = 0
const passwordOf = (serial: number) => (serial === 0 ? 'Copper-Meadow-52' : `Quiet-Teapot-${10_000 + serial}`)

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  built = await buildExtension({ hosts: ['http://127.0.0.1:*'] })
  server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' } })
  gate = await openRequestGate(server.url)
  pages = await servePages({
    [path]: { file: join(repository, 'extension/detectors/pages/exchange-owa.html') },
    '/owa/auth/logon.aspx': { html: '<!doctype html><title>Sign in</title><h1>Sign in</h1>' },
  })
  browser = await launchWithExtension(built.folder)
  await configureExtension(browser.worker, { server: gate.url, origins: [pages.origin('127.0.0.1')] })
  keeper = await browser.context.newPage()
  await keeper.goto(`chrome-extension://${browser.id}/options.html`)
  session = await browser.context.newCDPSession(keeper)
  await session.send('ServiceWorker.enable')
})
test.afterAll(async () => {
  await browser?.close()
  await pages?.close()
  await gate?.close()
  await server?.stop()
  await built?.remove()
})

const stopBackground = () => session.send('ServiceWorker.stopAllWorkers')

for (const [index, [call, moment]] of stops.entries()) {
  const title = runsWholeProof ? `seed ${seed}, ${index + 1}: stopped` : 'stopped'
  test(`${title} at ${call}, ${moment}: the person reaches the end, once`, () => helpOnce(call, moment))
}

async function helpOnce(stopped: Call, moment: Moment): Promise<void> {
  const changes = createDataProbe(server)
  const before = { changed: changes.countEvents('password-changed'), replies: gate.replies.length }

  /** Does what makes the call, stopping the worker at its moment where it is the one. `settled` sees what follows. */
  async function step(call: Call, act: () => Promise<unknown>, settled: () => Promise<unknown>): Promise<void> {
    if (call !== stopped) {
      await act()
      await settled()
      return
    }
    if (moment === 'before') await stopBackground()
    const request = requests[call]
    if (request && (moment === 'request' || moment === 'reply')) {
      const hold = gate.hold(request, moment)
      await act()
      await hold.held
      await stopBackground()
      hold.release()
    } else {
      const acting = act()
      if (moment === 'during') {
        await new Promise((resolve) => setTimeout(resolve, draw.below(60)))
        await stopBackground()
      }
      await acting
    }
    await settled()
    if (moment === 'after') await stopBackground()
  }

  const fromPopup = ['overview', 'state', 'open-wizard', 'first-page'].includes(stopped) && passwords > 0
  const page = await browser.context.newPage()
  let wizard: Page
  if (stopped === 'check-server') await checkServer(step)
  if (fromPopup) {
    wizard = await openFromPopup(page, step)
  } else {
    await step(
      'look',
      () => page.goto(pages.origin('127.0.0.1') + path),
      () => waitForPrompt(page),
    )
    wizard = await openFrom(step, 'accept', () =>
      openFromPrompt(page, ({ accept }) => page.mouse.click(accept.x, accept.y)),
    )
  }
  const accountField = wizard.locator('#field-account')
  await step(
    'launch-context',
    () => wizard.reload(),
    () => expect(accountField).toBeVisible(),
  )
  await step(
    'site',
    () => wizard.reload(),
    () => expect(accountField).toBeVisible(),
  )
  const newPassword = wizard.locator('#field-newPassword')
  const password = wizard.locator('#field-password')
  const begin = async () => {
    await accountField.fill(account)
    await accountField.press('Enter')
  }
  // The popup knows the account, and its window asks for account and passwords on one page.
  if (!fromPopup) {
    await step('start', begin, () => expect(newPassword).toBeVisible())
    if (stopped === 'cancel') {
      const leave = async () => {
        await password.fill('x')
        await wizard.getByRole('button', { name: 'Cancel' }).click()
        await wizard.getByRole('button', { name: 'Stop here' }).click()
      }
      await step('cancel', leave, () => expect(accountField).toBeVisible())
      await begin()
      await expect(newPassword).toBeVisible()
    }
    if (stopped === 'language') {
      const choose = () => wizard.locator('.language select').selectOption('de')
      await step('language', choose, () => expect(wizard.getByText('Neues Kennwort').first()).toBeVisible())
      await wizard.locator('.language select').selectOption('en')
      await expect(wizard.getByLabel('New password', { exact: true })).toBeVisible()
    }
  }
  const next = passwordOf(passwords + 1)
  const type = async () => {
    await password.fill(passwordOf(passwords))
    await newPassword.fill(next)
  }
  if (stopped === 'try-password') await step('try-password', type, async () => undefined)
  const send = async () => {
    await type()
    await primaryButton(wizard).click()
  }
  const done = wizard.locator('.outcome')
  const isLost = stopped === 'answer' && moment === 'request'
  await step('answer', send, () => expect(isLost ? newPassword : done).toBeVisible())
  if (isLost) {
    // The window says that the answer did not arrive, and no secret is in its fields any more.
    await expect(newPassword).toHaveValue('')
    await send()
    await expect(done).toBeVisible()
  }
  await expect(wizard.getByRole('heading', { level: 1 })).toHaveText('Your password is changed')
  passwords++
  await step(
    'back-to-page',
    () => primaryButton(wizard).click(),
    () => expect.poll(() => wizard.isClosed()).toBe(true),
  )
  if (!fromPopup) await expect(page).toHaveURL(/logon\.aspx/)

  expect(changes.countEvents('password-changed') - before.changed).toBe(1)
  expectNoOpenRun(before.replies)
  for (const each of browser.context.pages())
    if (each !== keeper && each !== browser.context.pages()[0]) await each.close()
}

type Step = (call: Call, act: () => Promise<unknown>, settled: () => Promise<unknown>) => Promise<void>

/** Opens a window by `act`, as a step. */
async function openFrom(step: Step, call: Call, act: () => Promise<Page>): Promise<Page> {
  let opened: Page | undefined
  await step(
    call,
    async () => {
      opened = await act()
    },
    () => expect.poll(() => wizards().length).toBe(1),
  )
  if (!opened) throw new Error('no window was opened')
  return opened
}

const wizards = () => browser.context.pages().filter((each) => each.url().includes('/wizard.html'))

async function openFromPopup(popup: Page, step: Step): Promise<Page> {
  const row = popup.getByRole('button', { name: /^Change my password/ })
  const load = () => popup.goto(`chrome-extension://${browser.id}/popup.html`)
  await step('overview', load, () => expect(row).toBeVisible())
  await step(
    'state',
    () => popup.reload(),
    () => expect(row).toBeVisible(),
  )
  return openFrom(step, 'open-wizard', async () => {
    const opening = browser.context.waitForEvent('page', { timeout: 60_000 })
    await row.click({ noWaitAfter: true })
    return opening
  })
}

async function checkServer(step: Step): Promise<void> {
  const check = async () => {
    await keeper.locator('#server-address').fill(gate.url)
    await keeper.locator('#server-address').press('Enter')
  }
  await step('check-server', check, () => expect(keeper.locator('#server-address-note')).toContainText('Connected to'))
}

/** Each run that the server began was finished or cancelled. */
function expectNoOpenRun(from: number): void {
  const replies = gate.replies.slice(from)
  const begun = replies.flatMap(({ call, status, body }) =>
    call.endsWith('/runs') && status === 201 ? JSON.parse(body).run.id : [],
  )
  const ended = replies.filter(({ call, body }) => call.startsWith('DELETE') || /"status":"done"/.test(body))
  const open = new Set(begun)
  for (const { call } of ended) open.delete(call.split('/')[4])
  expect([...open]).toEqual([])
}
