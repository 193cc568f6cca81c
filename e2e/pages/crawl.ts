import { expect, type Page, type Request } from 'playwright/test'
import type { RunningServer } from '../environment/server.ts'

/**
 * Opens each page of the Administration site to which links lead from `starts`, and calls `use` on it; of pages that are alike (workflows, texts
 * of mails, versions) only the first. Returns the addresses after the `#`.
 */
export async function crawl(
  page: Page,
  server: Pick<RunningServer, 'url'>,
  options: { starts: readonly string[]; use?: (address: string) => Promise<void> },
): Promise<string[]> {
  const waiting = [...options.starts]
  const kinds = new Set(waiting.map(kindOf))
  const opened: string[] = []
  const waitForQuiet = watchRequests(page)
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    await page.goto(`${server.url}/admin/#${address}`)
    await waitForPaint(page)
    await waitForQuiet()
    opened.push(address)
    const links = await page.locator('a[href^="#/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    await options.use?.(address)
    await waitForQuiet()
    for (const link of links) {
      const found = link?.slice(1) ?? ''
      if (kinds.has(kindOf(found))) continue
      kinds.add(kindOf(found))
      waiting.push(found)
    }
  }
  return opened
}

/** The address without what names one of many. */
function kindOf(address: string): string {
  const [path = ''] = address.split('?')
  const [section, ...rest] = path.split('/').filter(Boolean)
  const isOneOfMany = /^(audit|people|policies|questions|scheduled|workflows)$/.test(section ?? '')
  const named = rest.map((part, index) => {
    if (/^(bulk|history|lists|new|publish|simulate)$/.test(part)) return part
    return isOneOfMany || index > 0 || rest.at(-1) === 'history' ? '…' : part
  })
  return [section, ...named].join('/')
}

/** Waits until the page has its heading and asks the server for nothing more. */
function watchRequests(page: Page): () => Promise<void> {
  const open = new Set<Request>()
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return async () => {
    await expect(page.locator('h1:not(.only-read)')).toHaveCount(1)
    // What was loaded may lead to a further request after a pause in typing.
    await expect
      .poll(
        async () => {
          const before = open.size
          await page.waitForTimeout(50)
          return before + open.size + (await page.locator('.section .skeletons').count())
        },
        { intervals: [0] },
      )
      .toBe(0)
  }
}

/** What follows from a new address has begun by then. */
const waitForPaint = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))

/** Presses every button that the page shows, and both answers to each question that follows. */
export async function pressEverything(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 20))
    const pressAll = (where: string) => {
      const buttons = document.querySelectorAll<HTMLButtonElement>(`${where} button:enabled`)
      for (const button of buttons) if (button.checkVisibility()) button.click()
    }
    pressAll('.section')
    await pause()
    pressAll('dialog[open]')
    await pause()
  })
}
