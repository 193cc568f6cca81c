import { type Browser, chromium, type Page, type Request } from 'playwright'
import { executablePath } from '../../environment/browser.ts'
import { signInToAdministration } from '../../pages/administration.ts'

/** `{policy}`: the id of one of the policies. */
const addresses = {
  overview: '/overview',
  people: '/people',
  'one person': '/people/account/corp.example.com%5Cr.osei',
  'operations on many people': '/people/bulk',
  policies: '/policies',
  'one policy': '/policies/{policy}',
  'history of a policy': '/policies/{policy}/history',
  workflows: '/workflows',
  'one workflow': '/workflows/default/forgot-my-password',
  'simulation of a workflow': '/workflows/default/forgot-my-password/simulate',
  questions: '/questions',
  'password rules': '/password-rules',
  'password rules of a policy': '/password-rules/default',
  'password lists': '/password-rules/lists',
  'mail templates': '/mail',
  'one mail template': '/mail/templates/workflow-failed',
  outbox: '/mail/outbox',
  'scheduled tasks': '/scheduled',
  'one scheduled task': '/scheduled/remind-of-password-expiry',
  connections: '/connections',
  roles: '/access/roles',
  'API keys': '/access/keys',
  'encryption keys': '/access/encryption',
  'settings, all': '/settings',
  'one group of settings': '/settings/site',
  configuration: '/settings/configuration',
  audit: '/audit',
} as const

export interface ObservedPage {
  name: string
  /** Bytes as they were sent, gzipped, by path; not the answers of the API. */
  files: Map<string, number>
  /** What the page asks the API for before it is whole. */
  calls: { method: 'GET' | 'POST'; path: string; body?: unknown }[]
}

/** Opens each page of the Administration site, as an administrator who has nothing of it in the browser's cache. */
export async function observePages(url: string, policy: string): Promise<ObservedPage[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const page = await openSignedIn(browser, url)
    const observed: ObservedPage[] = []
    for (const [name, address] of Object.entries(addresses))
      observed.push({ name, ...(await observe(page, `${url}/admin/#${address.replace('{policy}', policy)}`)) })
    return observed
  } finally {
    await browser.close()
  }
}

/** On a busy machine the count of the page before may hold the server up. */
const timeoutMs = 180_000

async function openSignedIn(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en' })
  const page = await context.newPage()
  page.setDefaultTimeout(timeoutMs)
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.goto(`${url}/admin/`)
  await signInToAdministration(page)
  await page.locator('.with-navigation h1').waitFor()
  return page
}

/** A page that has asked for nothing so long is whole. */
const quietMs = 1_000

async function observe(page: Page, address: string): Promise<Omit<ObservedPage, 'name'>> {
  const requests: Request[] = []
  let lastAt = performance.now()
  const listen = (request: Request) => {
    if (isCount(request.url())) return
    requests.push(request)
    lastAt = performance.now()
  }
  page.on('requestfinished', listen)
  // Else a new part after the # would stay in the page that is open.
  await page.goto('about:blank')
  await page.goto(address)
  await page.locator('.section h1:not(.only-read)').waitFor()
  const waiting = page.locator('.section [aria-busy="true"]')
  while (performance.now() - lastAt < quietMs || (await waiting.count()) > 0) await page.waitForTimeout(quietMs / 5)
  page.off('requestfinished', listen)
  const files = new Map<string, number>()
  const calls: ObservedPage['calls'] = []
  for (const request of requests) {
    const { pathname, search } = new URL(request.url())
    if (!pathname.startsWith('/api/')) files.set(pathname, (await request.sizes()).responseBodySize)
    else if (pathname.startsWith('/api/v1/admin/')) {
      const method = request.method() === 'POST' ? 'POST' : 'GET'
      calls.push({ method, path: pathname + search, body: request.postDataJSON() ?? undefined })
    }
  }
  return { files, calls }
}

/** A policy's people are counted in several requests while the page is used already. */
const isCount = (url: string): boolean => new URL(url).pathname.endsWith('/count')
