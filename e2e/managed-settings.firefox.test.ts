import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firefoxExtensionId } from '../shared/extension-id.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { type Firefox, launchFirefox, waitFor, waitForElement } from './environment/firefox.ts'
import { createRunInFirefox, reloadExtensionInFirefox } from './environment/in-firefox.ts'
import { createManagedFirefox, type ManagedBrowser } from './environment/managed-browser.ts'
import { type RunningServer, repository, startServer } from './environment/server.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { readPromptInFirefox } from './pages/firefox-prompt.ts'

/** An administrator's settings in a real Firefox under `policies.json`; in Chromium: managed-settings.spec.ts. */
const expiredPath = '/owa/auth/expiredpassword.aspx'

let built: BuiltExtension
let server: RunningServer
let pages: StaticPages
let managed: ManagedBrowser
let firefox: Firefox

const policy = (organisation: string, mistaken: string[] = []) => {
  const origins = [pages.origin('127.0.0.1'), ...mistaken]
  const settings = { serverAddress: server.url, origins, organisation, remind: false }
  return { policies: { '3rdparty': { Extensions: { [firefoxExtensionId]: settings } } } }
}

beforeAll(async () => {
  pages = await servePages({ [expiredPath]: { file: join(repository, 'extension/detectors/pages/exchange-owa.html') } })
  ;[built, server] = await Promise.all([buildExtension({ browser: 'firefox' }), startServer()])
  managed = await createManagedFirefox(policy('Example Bank'))
  firefox = await launchFirefox(built.folder, { executablePath: managed.executablePath })
})
afterAll(async () => {
  await firefox?.close()
  await managed?.remove()
  await built?.remove()
  await server?.stop()
  await pages?.close()
})

test('under a policy all is set and locked, and a listed page offers help once its permission is given', async () => {
  const options = await firefox.open('options', '.options-locked')
  const text = await options.evaluate(() => document.body.innerText)
  for (const says of ['Your administrator set this address.', 'Your administrator set this list.', server.url])
    expect(text).toContain(says)
  expect(text.match(/Your administrator decided this\./g)).toHaveLength(2)
  const count = (selector: string) => options.evaluate((what) => document.querySelectorAll(what).length, selector)
  expect(await count('input[type=text], .options-remove')).toBe(0)
  expect(await count('input[type=checkbox]:disabled')).toBe(2)

  // No policy of Firefox gives a permission for pages: the person does it once.
  await (await waitForElement(options, '.options-list button')).click()
  await waitFor(options, async () => (await count('.options-list button')) === 0 || undefined, 'permission')
  const page = await firefox.browser.newPage()
  await page.goto(pages.origin('127.0.0.1') + expiredPath)
  const prompt = await waitFor(page, () => readPromptInFirefox(page), 'offer')
  expect(prompt.text).toContain('From Latchkey, installed by Example Bank')
})

test('F19: a policy that changes while Firefox runs applies from the next start on', async () => {
  const readOrganisation = async () => {
    const popup = await firefox.open('popup', 'main.popup:not([aria-busy=true])')
    const name = await popup.$eval('h1', ({ textContent }) => textContent)
    await popup.close()
    return name
  }
  await managed.write(policy('Second Bank', ['htps//x y']))
  expect(await readOrganisation()).toBe('Example Bank')
  const run = createRunInFirefox(await firefox.browser.newPage())
  // What a start does: the browser reads its policies, and then loads its extensions.
  await run("Services.obs.notifyObservers(null, 'EnterprisePolicies:Restart')")
  const readPolicy = () => run(`return Services.policies.getExtensionPolicy('${firefoxExtensionId}').organisation`)
  await expect.poll(readPolicy, { timeout: 60_000 }).toBe('Second Bank')
  expect(await readOrganisation()).toBe('Example Bank')
  await run(reloadExtensionInFirefox)
  await expect.poll(readOrganisation, { timeout: 60_000 }).toBe('Second Bank')
  // F11: a mistake is named, and opens no field.
  const options = await firefox.open('options', '.options-locked')
  const text = await options.evaluate(() => document.body.innerText)
  for (const says of ['The settings from your organisation have mistakes.', '"htps//x y"']) expect(text).toContain(says)
  expect(await options.evaluate(() => document.querySelectorAll('input[type=text]').length)).toBe(0)
})
