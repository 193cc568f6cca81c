import { deepEqual, equal, ok } from 'node:assert/strict'
import { difficultPages } from '../pages/difficult-pages.ts'
import { helpOnce, type Stop } from './background-stops.ts'
import { type DrivenPage, type ExtensionDriver, until } from './driver.ts'
import { surroundings } from './surroundings.ts'
import { walletJourney } from './wallet-journey.ts'
import { acceptOffer, configureWorld, type Journey, type JourneyWorld, pressOffer, waitForOffer } from './world.ts'

const difficult: Journey[] = Object.entries(difficultPages).map(([path, { name, opens, ready, says, press }]) => ({
  title: `the offer can be read and answered on ${name}`,
  async run({ driver, pages }) {
    const page = await driver.openPage(pages.origin('127.0.0.1') + path)
    if (opens) await page.click(opens)
    if (ready) await until(ready, async () => (await page.count(ready)) > 0)
    const { card, text } = await waitForOffer(page)
    ok(text.includes(says ?? ''), text)
    equal(card.width, 360)
    ok(card.height < 400, `${card.height} pixels high`)
    ok(card.background !== 'rgb(255, 0, 0)', 'the page has coloured it')
    await pressOffer(page, press)
    if (press === 'accept') await (await driver.wizard()).close()
    await page.close()
  },
}))

export const stopJourney = (stop: Stop, title = 'the background'): Journey => ({
  title: `${title} is stopped at ${stop.join(', ')}: the person reaches the end, once`,
  run: (world) => helpOnce(world, stop),
})

export const journeys: Journey[] = [
  ...difficult,
  {
    title: 'from the page through the window back to its sign-in; then the popup knows the days that are left',
    async run(world) {
      const { driver, expiredPage } = world
      const page = await driver.openPage(expiredPage)
      await acceptOffer(page)
      await changePassword(world, await driver.wizard())
      await until('the sign-in', async () => (await page.address()).includes('/logon.aspx'))
      await page.close()
      const popup = await driver.openOwnPage('popup')
      await until('the days', async () => (await popup.text('.state-text'))?.includes('Your password is valid for'))
      await popup.close()
    },
  },
  {
    title: 'an offer that is declined stays away in its tab',
    async run({ driver, expiredPage, pages }) {
      const page = await driver.openPage(expiredPage)
      await pressOffer(page, 'decline')
      const other = await driver.openPage(expiredPage)
      await page.reload()
      // The other tab was opened before, and its offer is the proof that the first one had its time.
      await waitForOffer(other)
      await page.goto(`${pages.origin('127.0.0.1')}/ordinary`)
      await page.goto(expiredPage)
      await other.reload()
      await waitForOffer(other)
      equal(await page.offer(), undefined)
      await other.close()
      await page.close()
    },
  },
  {
    title: 'pages that are not listed wake nothing, whether they are opened, left or closed',
    async run({ driver, pages, expiredPage }) {
      // A background that slept while tabs of earlier journeys were closed forgets them when it wakes.
      await (await driver.openOwnPage('popup')).close()
      await until('no more tabs', async () => {
        const names = Object.keys(await driver.readStorage('session')).map((entry) => entry.split(':')[0] ?? '')
        return !names.some((name) => ['finding', 'lastFinding', 'declinedOrigin', 'launchContext'].includes(name))
      })
      const unlisted = `${pages.origin('localhost')}/ordinary`
      const page = await driver.openPage(unlisted)
      // Firefox hears of one more closed tab, and of no other after that.
      await (await driver.openPage(unlisted)).close()
      await driver.stopBackground()
      await until('stopped', async () => !(await driver.isBackgroundRunning()))
      for (let count = 0; count < 5; count++) {
        const other = await driver.openPage(unlisted)
        await other.goto(`${unlisted}?${count}`)
        await other.close()
        equal(await driver.isBackgroundRunning(), false)
      }
      // A listed page does.
      await page.goto(expiredPage)
      await until('running', () => driver.isBackgroundRunning())
      await waitForOffer(page)
      await page.close()
    },
  },
  {
    title: 'an update of the extension leaves one card, and it works',
    async run({ driver, expiredPage }) {
      const page = await driver.openPage(expiredPage)
      await waitForOffer(page)
      await driver.reloadExtension()
      await acceptOnlyCard(driver, page)
    },
  },
  ...surroundings,
  walletJourney,
  {
    title: 'F12: of a run from a private window the browser keeps nothing, and its window is private where it can be',
    async run(world) {
      const { driver, expiredPage } = world
      const page = await driver.openPrivatePage(`${expiredPage}?private`)
      const before = await readTokens(driver)
      await acceptOffer(page)
      const wizard = await driver.wizard()
      equal(await driver.isWizardPrivate(), driver.opensWizardPrivately)
      await changePassword(world, wizard)
      // The change ends tokens of earlier runs, which the extension may have found out by now.
      const known = before.map(([, token]) => token)
      deepEqual(
        (await readTokens(driver)).filter(([, token]) => !known.includes(token)),
        [],
      )
      await page.close()
    },
  },
  {
    title: 'after it was removed and installed again nothing is left of the extension, and it can be set up anew',
    async run(world) {
      const { driver, expiredPage } = world
      const page = await driver.openPage(expiredPage)
      await waitForOffer(page)
      await driver.reinstallExtension()
      const local = await driver.readStorage('local')
      deepEqual(
        Object.keys(local).filter((key) => key !== 'grantedBefore'),
        [],
      )
      // What the removed extension has left in the page is replaced.
      await configureWorld(world)
      await acceptOnlyCard(driver, page)
    },
  },
]

/** A card that an extension which is gone has left is no longer there, or is replaced at once: a press of the only one opens the wizard. */
async function acceptOnlyCard(driver: ExtensionDriver, page: DrivenPage): Promise<void> {
  await until('one card that works', async () => {
    if ((await driver.wizards()).length > 0) return true
    equal((await page.count('[data-help-card]')) <= 1, true)
    const offer = await page.offer()
    if (offer) await page.clickAt(offer.accept)
    return false
  })
  await (await driver.wizard()).close()
  await page.close()
}

/** What the browser keeps of a run that succeeded: each gives another token. */
const readTokens = async (driver: ExtensionDriver): Promise<[string, unknown][]> =>
  Object.entries(await driver.readStorage('local')).filter(([key]) => key.startsWith('token:'))

/** Names the account, sends both passwords, and goes back to the page. */
async function changePassword({ passwords }: JourneyWorld, wizard: DrivenPage): Promise<void> {
  await wizard.fill('#field-account', 'expired.user')
  await wizard.press('#field-account', 'Enter')
  await wizard.fill('#field-password', passwords.current())
  await wizard.fill('#field-newPassword', passwords.next())
  await wizard.click('.button[data-look=primary]')
  await until('the end', async () => (await wizard.text('h1')) === 'Your password is changed')
  passwords.count++
  await wizard.click('.button[data-look=primary]')
  await until('the window closed', () => wizard.isClosed())
}
