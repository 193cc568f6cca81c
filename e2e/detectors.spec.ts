import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { type SavedPage, savedPages } from '../extension/detectors/saved-pages.ts'
import { type ExtensionBrowser, launchWithExtension } from './environment/browser.ts'
import { type BuiltExtension, buildExtension } from './environment/build-extension.ts'
import { repository } from './environment/server.ts'
import { type StaticPages, servePages } from './environment/static-pages.ts'
import { areRulesInjected, configureExtension, readFinding } from './pages/extension.ts'

/**
 * Every saved page at its path in a real browser, against the extension as it is built.
 *
 *   saved page, after a sign-in of the same origin where it is one → gate → rules → what the background stores, and the badge
 */
const fileOf = (name: string) => join(repository, `extension/detectors/pages/${name}.html`)
const pathOf = (path: string) => new URL(path, 'http://localhost').pathname
const together = 13

let built: BuiltExtension
let browser: ExtensionBrowser

test.beforeAll(async () => {
  built = await buildExtension({ hosts: ['http://127.0.0.1:*'] })
  browser = await launchWithExtension(built.folder)
})

test.afterAll(async () => {
  await browser?.close()
  await built?.remove()
})

/** The origins are listed by the person; what differs for those of an administrator is in the unit tests. */
const pagesOfPersons = savedPages.filter(({ byAdministrator }) => !byAdministrator)

for (let from = 0; from < pagesOfPersons.length; from += together) {
  const some = pagesOfPersons.slice(from, from + together)
  test(some.map(({ file }) => file).join(', '), async () => {
    const open: { saved: SavedPage; pages: StaticPages; page: Page }[] = []
    try {
      for (const saved of some) open.push({ saved, pages: await serve(saved), page: await browser.context.newPage() })
      await configureExtension(browser.worker, { origins: open.map(({ pages }) => pages.origin('127.0.0.1')) })
      await Promise.all(open.map(({ saved, pages, page }) => openSavedPage(page, pages.origin('127.0.0.1'), saved)))
      for (const { saved, page } of open.filter(({ saved }) => saved.finds !== 'silent')) {
        const { finds, kind = 'expired', file, path } = saved
        await expect
          .poll(() => readFinding(browser.worker, page), `${file} at ${path}`)
          .toEqual({ id: finds, kind, badge: '!' })
      }
      await open[0]?.page.waitForTimeout(1200)
      for (const { saved, page } of open.filter(({ saved }) => saved.finds === 'silent')) {
        expect.soft(await readFinding(browser.worker, page), `${saved.file} at ${saved.path}`).toEqual({ badge: '' })
      }
    } finally {
      for (const { page, pages } of open) {
        await page.close()
        await pages.close()
      }
    }
  })
}

/** 3,000 elements, and a form in a shadow root where none is expected: only a search of every element would find it. */
const hidden = `<!doctype html><html lang="en"><title>Portal</title><div id="host"></div>
${'<div><p>One <b>of</b> many</p></div>'.repeat(1000)}<script>
document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = \`<p>Your password has expired.</p><form method="post">
<label>User <input name="username"></label><label>Current password <input type="password" autocomplete="current-password"></label>
<label>New password <input type="password" autocomplete="new-password"></label>
<label>Repeat <input type="password" autocomplete="new-password"></label><button>Change</button></form>\`</script></html>`

test('a shadow root on a plain element of a large page is found when it has the focus, or at once by the address', async () => {
  const pages = await servePages({ '/portal': { html: hidden }, '/change-password': { html: hidden } })
  const page = await browser.context.newPage()
  try {
    await configureExtension(browser.worker, { origins: [pages.origin('127.0.0.1')] })
    await page.goto(`${pages.origin('127.0.0.1')}/portal`)
    await page.waitForTimeout(1200)
    expect(await readFinding(browser.worker, page)).toEqual({ badge: '' })
    await page.getByLabel('User').focus()
    const found = { id: 'generic', kind: 'expired', badge: '!' }
    await expect.poll(() => readFinding(browser.worker, page)).toEqual(found)
    // It stays found when they leave it and the page changes.
    await page.evaluate(() => {
      ;(document.activeElement as HTMLElement).blur()
      document.body.append('More')
    })
    await page.waitForTimeout(700)
    expect(await readFinding(browser.worker, page)).toEqual(found)
    await page.goto(`${pages.origin('127.0.0.1')}/change-password`)
    await expect.poll(() => readFinding(browser.worker, page)).toEqual(found)
  } finally {
    await page.close()
    await pages.close()
  }
})

/** The view after the sign-in has no field: only right after a sign-in does such a page count. */
const signInView = (
  form: string,
) => `<!doctype html><html lang="en"><title>Timesheets</title><main>${form}</main><script>
const next = () => { document.querySelector('main').innerHTML = '<h1>One more step</h1><p>Your password has expired.</p>' }
document.querySelector('form')?.addEventListener('submit', (event) => { event.preventDefault(); next() })
document.querySelector('main > button')?.addEventListener('click', next)</script></html>`
const signInFields = '<label>Name <input></label><label>Password <input type="password"></label><button>Enter</button>'

for (const [how, html, send] of [
  ['by Enter in a form', signInView(`<form>${signInFields}</form>`), (page: Page) => pressEnter(page)],
  ['by a button without a form', signInView(signInFields), (page: Page) => page.getByRole('button').click()],
] as const) {
  test(`a sign-in in the same document is noticed ${how}: a view without a field that follows it is found`, async () => {
    const pages = await servePages({ '/app': { html } })
    const page = await browser.context.newPage()
    try {
      await configureExtension(browser.worker, { origins: [pages.origin('127.0.0.1')] })
      await page.goto(`${pages.origin('127.0.0.1')}/app`)
      await expect.poll(() => areRulesInjected(browser.worker, page)).toBe(true)
      await page.getByLabel('Password').fill('Old-Password-1')
      await send(page)
      await expect.poll(() => readFinding(browser.worker, page)).toEqual({ id: 'generic', kind: 'expired', badge: '!' })
    } finally {
      await page.close()
      await pages.close()
    }
  })
}

const pressEnter = (page: Page) => page.getByLabel('Password').press('Enter')

async function serve({ file, path }: SavedPage): Promise<StaticPages> {
  return servePages({
    [pathOf(path)]: { file: fileOf(file) },
    '/inner/change-password': { file: fileOf('frame-inner') },
    '/sign-in-before': {
      html: `<!doctype html><title>Sign in</title><form method="post" action="${path.replaceAll('&', '&amp;')}"><input name="user"><input type="password"><button>Sign in</button></form>`,
    },
  })
}

async function openSavedPage(page: Page, origin: string, { path, afterSignIn }: SavedPage): Promise<void> {
  if (!afterSignIn) return void (await page.goto(origin + path))
  await page.goto(`${origin}/sign-in-before`)
  await expect.poll(() => areRulesInjected(browser.worker, page)).toBe(true)
  await page.getByRole('button').click()
  await page.waitForURL(origin + path)
}
