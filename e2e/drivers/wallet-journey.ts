import { equal, ok } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createApi } from '../environment/api.ts'
import { signInAsAdministrator } from '../environment/staff.ts'
import { type DrivenPage, type ExtensionDriver, until } from './driver.ts'
import { configureWorld, type Journey } from './world.ts'

const workflow = (id: string, activities: { key: string; activity: string; settings: object }[]) => ({
  policy: 'default',
  definition: { id, site: 'self-service', name: id, description: id, enabled: true, availability: [], activities },
})
export const addKey = workflow('add-key', [
  { key: 'authenticate', activity: 'authenticate-with-password', settings: {} },
  {
    key: 'register',
    activity: 'register',
    settings: { methods: ['decentralized-identity'], mandatory: 'decentralized-identity' },
  },
])
export const useKey = workflow('use-key', [
  { key: 'authenticate', activity: 'authenticate-with-decentralized-identity', settings: {} },
  { key: 'unlock', activity: 'unlock-account', settings: {} },
  { key: 'restart', activity: 'restart-workflow-if-error-occurs', settings: {} },
])
const primary = '.button[data-look=primary]'

/** The wizard's window for a server, as the popup opens it, with the account named and a task begun. */
async function begin(driver: ExtensionDriver, server: string, task: string): Promise<DrivenPage> {
  const key = randomUUID()
  await driver.writeStorage('session', { [`launchContext:${key}`]: { server } })
  const page = await driver.openOwnPage('wizard')
  // Firefox does not tell its driver when a page of an extension has loaded.
  void page.goto(`${await page.address()}?window=${key}`).catch(() => undefined)
  await page.fill('#field-account', 'active.user')
  await page.click(`.task[value="${task}"]`)
  return page
}

const waitForHeading = (page: DrivenPage, text: string) =>
  until(`the page “${text}”`, async () => (await page.text('h1')) === text)

/** The extension as wallet: a key is made after a sign-in by password, shows by one press who it is, and is removed in the settings. */
export const walletJourney: Journey = {
  title: 'a key of the browser is added after the password, identifies its person by one press, and is removed',
  async run(world) {
    const { driver, server, pages } = world
    const administrator = await signInAsAdministrator(createApi(server))
    for (const body of [addKey, useKey])
      equal((await administrator.call('POST', '/api/v1/admin/workflows', body)).status, 201)
    await administrator.update('/api/v1/admin/policies/default', (policy: object) => ({ ...policy, newMethodHours: 0 }))
    // The keys sign for the server's own address alone, which the gate does not have.
    await driver.configure([{ server: server.url, origin: pages.origin('127.0.0.1') }])

    const adding = await begin(driver, server.url, 'add-key')
    await adding.fill('#field-password', 'Harbour-Lantern-41')
    await adding.click(primary)
    await waitForHeading(adding, 'Add a browser key or wallet')
    await until('no field for a code', async () => (await adding.count('#field-code')) === 0)
    equal(await adding.count('.qr'), 0)
    await adding.fill('#field-name', 'This laptop')
    await adding.click(primary)
    await until('the end', async () => (await adding.count('.outcome')) > 0)
    await adding.close()

    const using = await begin(driver, server.url, 'use-key')
    await waitForHeading(using, 'Use your browser key or wallet')
    await until('its own key', async () => (await using.text('.notice'))?.includes('This browser has a key'))
    equal(await using.count('#field-code'), 0)
    await using.click(primary)
    await until('the end', async () => (await using.count('.outcome')) > 0)
    await using.close()

    const options = await driver.openOwnPage('options')
    await until('the key', async () => (await options.text('[aria-labelledby=wallet]'))?.includes('active.user'))
    await options.click('[aria-labelledby=wallet] .options-remove')
    await options.click('dialog .button[data-look=second]')
    await until('no key', async () => (await options.count('[aria-labelledby=wallet] li')) === 0)
    await options.close()

    const without = await begin(driver, server.url, 'use-key')
    await until('the reason', async () => (await without.text('.notice'))?.includes('its key is gone'))
    ok((await without.count('.qr')) === 1)
    ok((await without.count('#field-code')) === 1)
    await without.close()
    await configureWorld(world)
  },
}
