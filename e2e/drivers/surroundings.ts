import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { createServer } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import { selfSignedCertificate } from '../../server/directory/active-directory/testing/self-signed.ts'
import { portOf } from '../environment/free-port.ts'
import { servePages } from '../environment/static-pages.ts'
import { expiredPage as otherPage } from '../pages/difficult-pages.ts'
import { type DrivenPage, until } from './driver.ts'
import { acceptOffer, configureWorld, type Journey, pressOffer, waitForOffer } from './world.ts'

/** Journeys among other organisations, closed and restored windows, small pages, print and servers that are none. */

/** Nothing listens there. */
const otherServer = 'http://localhost:9'

const reads = (page: DrivenPage, selector: string, wanted: RegExp) =>
  until(`${wanted} in ${selector}`, async () => wanted.test((await page.text(selector)) ?? ''))

export const surroundings: Journey[] = [
  {
    title:
      'F2: the same tab on another organisation’s page gets a window of its own, which asks that organisation’s server',
    async run(world) {
      const { driver, expiredPage, gate, pages } = world
      const other = await servePages({ '/': otherPage })
      const origins = [pages.origin('127.0.0.1'), other.origin('127.0.0.1')] as const
      await driver.configure([
        { server: gate.url, origin: origins[0] },
        { server: otherServer, origin: origins[1] },
      ])
      const page = await driver.openPage(expiredPage)
      await acceptOffer(page)
      const first = await driver.wizard()
      await reads(first, '.from-page', new RegExp(new URL(origins[0]).host))
      await page.goto(origins[1])
      await acceptOffer(page)
      const second = await until('a second window', async () => {
        for (const each of await driver.wizards()) {
          if ((await each.text('.from-page'))?.includes(new URL(origins[1]).host)) return each
        }
        return undefined
      })
      await reads(second, '[role=alert]', /localhost:9 does not answer\./)
      ok((await first.count('#field-account')) > 0, 'the first window still asks its own server')
      equal((await driver.wizards()).length, 2)
      for (const each of [first, second, page]) await each.close()
      await configureWorld(world)
      await other.close()
    },
  },
  {
    title: 'F2: a window that is left without what the browser remembers says so, asks nothing and closes',
    async run({ driver, expiredPage }) {
      const page = await driver.openPage(expiredPage)
      await acceptOffer(page)
      const wizard = await driver.wizard()
      await until('the account', async () => (await wizard.count('#field-account')) > 0)
      await driver.clearSession()
      await wizard.reload()
      await reads(wizard, 'h1', /This window has lost its page/)
      equal(await wizard.count('input'), 0)
      await wizard.click('.button[data-look=primary]')
      await until('closed', () => wizard.isClosed())
      await page.close()
    },
  },
  {
    title: 'F13: an unfinished window that is closed brings the offer back without a reload',
    async run({ driver, expiredPage }) {
      const page = await driver.openPage(expiredPage)
      await acceptOffer(page)
      const wizard = await driver.wizard()
      await until('the account', async () => (await wizard.count('#field-account')) > 0)
      await wizard.close()
      match((await waitForOffer(page)).text, /Change it here/)
      equal((await driver.wizards()).length, 0)
      await page.close()
    },
  },
  {
    title: 'F15: at 500 % zoom both buttons are reached by scrolling, and the offer is not printed',
    async run({ driver, expiredPage }) {
      const page = await driver.openPage(expiredPage)
      await waitForOffer(page)
      await page.showAs('print')
      await until('nothing printed', async () => !((await page.offer())?.card.height ?? 0))
      await page.showAs('screen')
      const size = { width: 600, height: 150 }
      await page.resize(size)
      const reach = (button: 'accept' | 'decline', pixels: number) =>
        until(`${button} in sight`, async () => {
          const offer = await waitForOffer(page)
          ok(offer.card.height <= 118, `${offer.card.height} pixels high`)
          const { y } = offer[button]
          // Half of the button's height from the edges of card and page.
          if (y > 16 + 18 && y < size.height - 16 - 18) return true
          await page.scrollAt({ x: size.width - 100, y: size.height / 2 }, y < 0 ? -pixels : pixels)
          return false
        })
      await reach('accept', 40)
      await reach('decline', 40)
      await pressOffer(page, 'decline')
      await page.close()
    },
  },
  {
    title:
      'F17: a certificate that the browser does not trust, and an address that leads elsewhere, have words of their own',
    async run(world) {
      const { driver, pages } = world
      const untrusted = createServer(selfSignedCertificate(), (_, response) => response.end())
      await new Promise<void>((resolve) => untrusted.listen(0, '127.0.0.1', resolve))
      await driver.configure([])
      const page = await driver.openOwnPage('welcome')
      const find = async (address: string) => {
        await page.fill('#welcome-address', address)
        await page.press('#welcome-address', 'Enter')
      }
      await find(`https://127.0.0.1:${portOf(untrusted)}`)
      await reads(page, '#welcome-address-note', /or your browser does not trust its certificate\. Open it in a tab/)
      // Of a host that the extension may not read.
      await find(pages.origin('localhost'))
      await reads(page, '#welcome-address-note', /answers, but not as a Latchkey server/)
      await page.close()
      untrusted.closeAllConnections()
      untrusted.close()
      await configureWorld(world)
    },
  },
  {
    title: 'F18: a damaged token is forgotten by the popup, and a wizard’s address without a key says what is lost',
    async run({ driver, gate }) {
      const key = `token:${gate.url}`
      const { [key]: token } = await driver.readStorage('local')
      await driver.writeStorage('local', { [key]: 'two\nlines' })
      const popup = await driver.openOwnPage('popup')
      await until('the way on', async () => (await popup.count('.popup-organisation .row')) > 0)
      deepEqual([await popup.count('[role=alert]'), await popup.count('.state-text')], [0, 0])
      equal((await driver.readStorage('local'))[key], undefined)
      await popup.close()
      if (token) await driver.writeStorage('local', { [key]: token })
      const wizard = await driver.openOwnPage('wizard')
      await reads(wizard, 'h1', /This window has lost its page/)
      await wizard.close()
    },
  },
  {
    title: 'a message without a field right after a sign-in in the same document is offered help',
    async run({ driver, pages }) {
      const page = await driver.openPage('about:blank')
      // A sign-in before the rules have come is not noticed: it is tried again.
      for (let tries = 0; tries < 10 && !(await page.offer()); tries++) {
        await page.goto(`${pages.origin('127.0.0.1')}/application`)
        await pause(1000)
        await page.fill('[type=password]', 'Old-Password-1')
        await page.click('button')
        await pause(2000)
      }
      match((await waitForOffer(page)).text, /seems to have expired/)
      await pressOffer(page, 'decline')
      await page.close()
    },
  },
]
