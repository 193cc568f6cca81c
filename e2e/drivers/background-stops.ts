import { deepEqual, equal } from 'node:assert/strict'
import { getTranslator } from '../../shared/languages/translator.ts'
import { createDraw } from '../botnet/draw.ts'
import { createDataProbe } from '../environment/server-data.ts'
import { type DrivenPage, type ExtensionDriver, until } from './driver.ts'
import { acceptOffer, type JourneyWorld, waitForOffer } from './world.ts'

/**
 * The browser stops the extension's background before, during or after one call of page, popup, window or settings. After each of these stops the person reaches the end by
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
  'answer',
  'back-to-page',
] as const
type Call = (typeof calls)[number]
/** `request`: it never reaches the server. `reply`: the server has done it, and its reply is lost. */
type Moment = 'before' | 'during' | 'request' | 'reply' | 'after'
/** `delayMs`: so long after the call has begun, where it is stopped during the call. */
export type Stop = readonly [call: Call, moment: Moment, delayMs?: number]

/** What these calls ask of the server. */
const requests: Partial<Record<Call, RegExp>> = {
  state: /^GET .*\/state$/,
  site: /^GET .*\/site$/,
  'first-page': /^GET .*\/first-page$/,
  start: /^POST .*\/runs$/,
  language: /^PUT .*\/language$/,
  cancel: /^DELETE .*\/runs\//,
  answer: /^POST .*\/answers$/,
}

/** For every whole run: at a start, whose lost reply could leave a run open; between two steps (F3); at an answer, which could be lost or sent twice; and at a press. */
export const sampleOfStops: readonly Stop[] = [
  ['start', 'reply'],
  ['answer', 'before'],
  ['answer', 'reply'],
  ['accept', 'during', 30],
]

/** A call without a server takes about as long. */
const maxDelayMs = 60

/** So many stops, the same for the same seed. */
export function drawStops(seed: number, count: number): Stop[] {
  const draw = createDraw(seed)
  // Apart, so that a stop is the same whether it is tried alone or after others.
  const delays = createDraw(seed)
  const pick = <T>(list: readonly T[]): T => list[draw.below(list.length)] as T
  return Array.from({ length: count }, () => {
    const call = pick(calls)
    const moment = pick<Moment>(
      requests[call] ? ['before', 'request', 'reply', 'after'] : ['before', 'during', 'after'],
    )
    return moment === 'during' ? [call, moment, delays.below(maxDelayMs)] : [call, moment]
  })
}

type Step = (call: Call, perform: () => Promise<unknown>, settled: () => Promise<unknown>) => Promise<void>

const account = '#field-account'
const password = '#field-password'
const newPassword = '#field-newPassword'
/** The button that leads on. */
const primary = '.button[data-look=primary]'

/** Helps a person once while the background is stopped at one moment; throws where anything of the above does not hold. */
export async function helpOnce(world: JourneyWorld, stop: Stop): Promise<void> {
  const { driver, gate, passwords } = world
  const data = createDataProbe(world.server)
  const before = { changed: data.countEvents('password-changed'), replies: gate.replies.length }
  const step = createStep(world, stop)
  const isFromPopup = ['overview', 'state', 'open-wizard', 'first-page'].includes(stop[0]) && world.isPersonKnown

  const page = isFromPopup ? await openFromPopup(driver, step) : await openFromPage(world, step)
  const wizard = await driver.wizard()
  const waitFor = (selector: string) => () => until(selector, async () => (await wizard.count(selector)) > 0)
  await step('launch-context', () => wizard.reload(), waitFor(account))
  await step('site', () => wizard.reload(), waitFor(account))
  await waitFor(isFromPopup ? newPassword : account)()
  if (!isFromPopup) await beginRun(wizard, step, stop)
  const send = async () => {
    await wizard.fill(password, passwords.current())
    await wizard.fill(newPassword, passwords.next())
    await wizard.click(primary)
  }
  const isLost = stop[0] === 'answer' && stop[1] === 'request'
  const isEmptied = () => until('empty fields', async () => (await wizard.value(newPassword)) === '')
  await step('answer', send, isLost ? isEmptied : waitFor('.outcome'))
  if (isLost) await send()
  await waitFor('.outcome')()
  equal(await wizard.text('h1'), 'Your password is changed')
  passwords.count++
  // The token by which the popup knows a person comes with the reply, once, and a change ends those before it.
  world.isPersonKnown = !(stop[0] === 'answer' && stop[1] === 'reply')
  await step(
    'back-to-page',
    () => wizard.click(primary),
    () => until('closed', () => wizard.isClosed()),
  )
  if (!isFromPopup) await until('the sign-in', async () => (await page.address()).includes('/logon.aspx'))
  if (!(await page.isClosed())) await page.close()

  equal(data.countEvents('password-changed') - before.changed, 1)
  deepEqual(listOpenRuns(world, before.replies), [])
}

/** Does what makes a call, stopping the background at its moment where it is the one. `settled` sees what follows. */
function createStep({ driver, gate }: JourneyWorld, [stopped, moment, delayMs]: Stop): Step {
  return async (call, perform, settled) => {
    if (call !== stopped) {
      await perform()
      await settled()
      return
    }
    if (moment === 'before') await driver.stopBackground()
    const request = requests[call]
    if (request && (moment === 'request' || moment === 'reply')) {
      const hold = gate.hold(request, moment)
      await perform()
      await hold.held
      await driver.stopBackground()
      // Firefox closes the connection of a background that it has stopped some time later.
      hold.lose()
    } else {
      const acting = perform()
      if (moment === 'during') {
        await new Promise((resolve) => setTimeout(resolve, delayMs))
        await driver.stopBackground()
      }
      await acting
    }
    await settled()
    if (moment === 'after') await driver.stopBackground()
  }
}

async function openFromPage(world: JourneyWorld, step: Step): Promise<DrivenPage> {
  const { driver, expiredPage } = world
  const page = await driver.openPage('about:blank')
  await step(
    'look',
    () => page.goto(expiredPage),
    () => waitForOffer(page),
  )
  await step(
    'accept',
    () => acceptOffer(page),
    () => driver.wizard(),
  )
  return page
}

async function openFromPopup(driver: ExtensionDriver, step: Step): Promise<DrivenPage> {
  const popup = await driver.openOwnPage('popup')
  // The first row changes the password.
  const row = '.rows .row'
  const shown = () => until('the tasks', async () => (await popup.count(row)) > 0)
  await step('overview', () => popup.reload(), shown)
  await step('state', () => popup.reload(), shown)
  await step(
    'open-wizard',
    () => popup.click(row),
    () => driver.wizard(),
  )
  return popup
}

/** Names the account, and does what else the stop is about before the passwords are sent. */
async function beginRun(wizard: DrivenPage, step: Step, [stopped]: Stop): Promise<void> {
  const begin = async () => {
    await wizard.fill(account, 'expired.user')
    await wizard.press(account, 'Enter')
  }
  const asks = (selector: string) => () => until(selector, async () => (await wizard.count(selector)) > 0)
  await step('start', begin, asks(newPassword))
  if (stopped === 'cancel') {
    const leave = async () => {
      await wizard.fill(password, 'x')
      await wizard.click('.button[data-look=quiet]')
      await wizard.click('dialog .button:last-child')
    }
    await step('cancel', leave, asks(account))
    await begin()
    await asks(newPassword)()
  }
  if (stopped === 'language') {
    const reads = (language: string) => async () => {
      const label = getTranslator(language)('activities.fields.newPassword')
      await until(label, async () => (await wizard.text('label[for=field-newPassword]'))?.trim() === label)
    }
    await step('language', () => wizard.choose('.language select', 'de'), reads('de'))
    await wizard.choose('.language select', 'en')
    await reads('en')()
  }
}

/** Each run that the server began was finished or cancelled. */
function listOpenRuns({ gate }: JourneyWorld, from: number): string[] {
  const replies = gate.replies.slice(from)
  const open = new Set<string>()
  for (const { call, status, body } of replies) {
    if (call === 'POST /api/v1/runs' && status === 201) open.add(JSON.parse(body).run.id)
    if (call.startsWith('DELETE ') || body.includes('"status":"done"')) open.delete(call.split('/')[4] ?? '')
  }
  return [...open]
}
