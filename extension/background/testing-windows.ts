import { vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { ExtensionPageMessage, WizardMessage } from '../messages/messages.ts'
import { findOrganisation, readSettings } from '../settings.ts'
import type { WizardLaunchContext } from '../wizard/launch-context.ts'

/**
 * A browser with wizard windows of two organisations, for tests of where a secret may go. Every window types a secret of its own, and every server gives each
 * account a run token and a state token of its own, so that each request shows whose they are.
 */

/** An open window, as a person sees it. */
export interface OpenWindow {
  id: number
  key: string
  /** Origin of the server that it was opened for; undefined where none was known. */
  opened: string | undefined
  /** Of the page that it was opened from. */
  origin?: string
  /** Host of the server that it names. */
  names?: string
  lost?: boolean
}

type Press = Extract<ExtensionPageMessage, { type: 'open-wizard' }>

interface SentRequest {
  server: string
  url: string
  body: string
  bearer: string | undefined
  isBare: boolean
}

/** A background that the browser has just started: nothing that an earlier one had in memory. */
async function startBackground() {
  vi.resetModules()
  const [messages, pages, session, windows, reminder] = await Promise.all([
    import('./content-script-messages.ts'),
    import('./extension-page-messages.ts'),
    import('./session.ts'),
    import('./wizard-window.ts'),
    import('./reminder.ts'),
  ])
  return { ...messages, ...pages, ...session, ...windows, ...reminder }
}

export const secretOf = (window: number | ''): string => `Secret-of-window-${window}`
const accountOf = (window: number | '') => `person-${window}`
const runTokenOf = (server: string, window: number) => `run.${new URL(server).host}.${accountOf(window)}`
const stateTokenOf = (server: string) => `state.${new URL(server).host}`

export async function createBrowserHarness() {
  const backgrounds = await Promise.all(Array.from({ length: 8 }, startBackground))
  let running = 0
  const background = () => backgrounds[running % backgrounds.length] as (typeof backgrounds)[number]
  const closedTabs = new Set<number>()
  let windows: OpenWindow[] = []
  let focused: number | undefined
  let policy: Record<string, unknown> = {}
  let lastId = 100
  let finishes = false
  /** What the popup sent last: it sends it again where the background was stopped before its answer. */
  let lastPress: { message: Press; page: string | undefined } | undefined
  const requests: SentRequest[] = []

  const originals = [
    [fakeBrowser.storage.managed, { get: fakeBrowser.storage.managed.get }],
    [fakeBrowser.tabs, { get: fakeBrowser.tabs.get, query: fakeBrowser.tabs.query }],
    [fakeBrowser.tabs, { sendMessage: fakeBrowser.tabs.sendMessage }],
    [fakeBrowser.scripting, { executeScript: fakeBrowser.scripting.executeScript }],
    [fakeBrowser.action, { setBadgeText: fakeBrowser.action.setBadgeText }],
    [fakeBrowser.windows, { create: fakeBrowser.windows.create, update: fakeBrowser.windows.update }],
  ] as const

  /** Starts a browser in which nothing has happened yet. */
  async function start(organisations: unknown[]): Promise<void> {
    fakeBrowser.reset()
    closedTabs.clear()
    requests.length = 0
    windows = []
    policy = {}
    running = 0
    finishes = false
    lastPress = undefined
    vi.stubGlobal('location', { href: 'https://extension.example/background.js' })
    vi.stubGlobal('fetch', answerRequest)
    Object.assign(fakeBrowser.storage.managed, { get: async () => policy })
    Object.assign(fakeBrowser.tabs, {
      async get(id: number) {
        if (closedTabs.has(id)) throw new Error('no such tab')
        return { id, url: 'https://elsewhere.example' }
      },
      query: async () => [{ id: 1 }],
      // The page confirms what it shows.
      sendMessage: async () => true,
    })
    Object.assign(fakeBrowser.scripting, { executeScript: async () => [] })
    Object.assign(fakeBrowser.action, { setBadgeText: async () => undefined })
    Object.assign(fakeBrowser.windows, {
      async create({ url }: { url: string }) {
        const key = new URL(url, 'https://extension.example').searchParams.get('window') ?? ''
        const created: OpenWindow = { id: ++lastId, key, opened: undefined }
        windows.push(created)
        focused = created.id
        return { id: created.id }
      },
      async update(id: number) {
        if (!windows.some((each) => each.id === id)) throw new Error('no such window')
        focused = id
        return { id }
      },
    })
    await saveOrganisations(organisations)
  }

  async function answerRequest(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const { origin: server, href: url, pathname } = new URL(String(input))
    const body = String(init.body ?? '')
    const bearer = new Headers(init.headers).get('authorization')?.replace(/^Bearer /, '')
    const isBare = init.redirect === 'error' && init.credentials === 'omit' && init.referrerPolicy === 'no-referrer'
    requests.push({ server, url, body, bearer, isBare })
    if (pathname.endsWith('/state')) return Response.json({ account: 'anna', tasks: [] })
    if (pathname.endsWith('/answers') && finishes) {
      return Response.json({ status: 'done', title: 'Done', text: '', result: { stateToken: stateTokenOf(server) } })
    }
    const step = { status: 'ask', number: 1, position: 1, activity: 'x', page: {} }
    if (!pathname.endsWith('/runs')) return Response.json(step)
    const window = Number(String(JSON.parse(body).account).slice(accountOf('').length))
    return Response.json({ run: { id: 'r', token: runTokenOf(server, window) }, step }, { status: 201 })
  }

  const saveOrganisations = (organisations: unknown[]) => fakeBrowser.storage.local.set({ organisations })

  const findServerOf = async (origin: string) => findOrganisation(await readSettings(), origin)?.server

  /** The window in front after `open`; one that is new was opened for this server. */
  async function openWindow(opened: string | undefined, open: () => Promise<unknown>, origin?: string) {
    const before = new Set(windows)
    focused = undefined
    await open()
    const window = windows.find(({ id }) => id === focused)
    if (window && !before.has(window)) {
      Object.assign(window, { opened, origin })
      await load(window)
    }
    return window
  }

  const showFinding = (tabId: number, origin: string) =>
    background().saveToSession('finding', tabId, { id: 'generic', kind: 'expired', origin, signIn: `${origin}/` })

  /** A page with an expired password in this tab, on which the offer is accepted. */
  async function acceptOffer(tabId: number, origin: string): Promise<OpenWindow | undefined> {
    closedTabs.delete(tabId)
    await showFinding(tabId, origin)
    const url = new URL(`${origin}/expired`)
    const accept = () =>
      background().handleContentScriptMessage(
        { prompt: 'accepted' },
        { kind: 'content-script', tabId, frameId: 0, url },
      )
    return openWindow(await findServerOf(origin), accept, origin)
  }

  async function sendPress(press: Press, page: string | undefined): Promise<OpenWindow | undefined> {
    if (page) await showFinding(1, page)
    else await background().forgetTab(1)
    const isListed = (await readSettings()).organisations.some(({ server }) => server === press.server)
    const opened = page ? await findServerOf(page) : isListed ? press.server : undefined
    return openWindow(opened, () => background().handleExtensionPageMessage(press, { window: null }), page)
  }

  /** A task that is chosen in the popup, which knows this server, or for the page in front. */
  async function chooseInPopup({ server, page }: { server: string; page?: string }): Promise<OpenWindow | undefined> {
    const [type, window, workflow] = ['open-wizard' as const, crypto.randomUUID(), 'manage-my-passwords']
    lastPress = { message: { type, window, workflow, server, forPage: page !== undefined, language: 'en' }, page }
    return sendPress(lastPress.message, page)
  }

  const pressAgain = async () => lastPress && sendPress(lastPress.message, lastPress.page)

  const clickReminder = (server: string) =>
    openWindow(server, () => background().handleReminderClick(`reminder:${server}`))

  const askForState = (server: string) =>
    background().handleExtensionPageMessage({ type: 'state', server, language: 'en' }, { window: null })

  const send = (window: OpenWindow, message: WizardMessage) =>
    background().handleExtensionPageMessage({ ...message, language: 'en' }, { window: window.key, windowId: window.id })

  /** Loads the window's page, which then names its server. */
  async function load(window: OpenWindow): Promise<void> {
    const { value } = (await send(window, { type: 'launch-context' })) as { value: WizardLaunchContext }
    window.names = value.server
    window.lost = value.lost === true
  }

  const begin = (window: OpenWindow) =>
    send(window, { type: 'start', workflow: 'manage-my-passwords', account: accountOf(window.id) })

  async function sendSecret(window: OpenWindow): Promise<void> {
    await send(window, { type: 'try-password', number: 1, newPassword: secretOf(window.id) })
    await send(window, { type: 'answer', number: 1, answer: { password: secretOf(window.id) } })
  }

  return {
    requests,
    start,
    saveOrganisations,
    acceptOffer,
    chooseInPopup,
    pressAgain,
    clickReminder,
    askForState,
    load,
    begin,
    sendSecret,
    send: (message: ExtensionPageMessage, window: string | null) =>
      background().handleExtensionPageMessage(message, { window }),
    windows: () => windows,
    async typePassword(window: OpenWindow): Promise<void> {
      await begin(window)
      await sendSecret(window)
    },
    setPolicy(given: Record<string, unknown>) {
      policy = given
    },
    /** Whether the next answers end their runs. */
    setFinishes(given: boolean) {
      finishes = given
    },
    stopBackground() {
      running++
    },
    /** The browser is closed and started again, and restores its windows. */
    async restart(): Promise<void> {
      await fakeBrowser.storage.session.clear()
      running++
      lastPress = undefined
      for (const window of windows) await load(window)
    },
    async closeTab(tabId: number): Promise<void> {
      closedTabs.add(tabId)
      await background().forgetTab(tabId)
    },
    /** Closes a window; gives the page of one whose run had not ended. */
    async close(window: OpenWindow) {
      windows = windows.filter((each) => each !== window)
      return background().clearWindow(window.id)
    },
    stop() {
      for (const [api, original] of originals) Object.assign(api, original)
      vi.unstubAllGlobals()
    },
  }
}

export type BrowserHarness = Awaited<ReturnType<typeof createBrowserHarness>>

/** Whether today's settings name this server: for the window's page, or, without a page, at all. */
export async function isStillNamed({ origin, opened }: OpenWindow): Promise<boolean> {
  const settings = await readSettings()
  const found = origin ? [findOrganisation(settings, origin)] : settings.organisations
  return opened !== undefined && found.some((each) => each?.server === opened)
}

/** What of these requests, and of what the browser stores, is somewhere where it may not be. */
export async function findAstray(requests: SentRequest[], everyWindow: OpenWindow[]): Promise<string[]> {
  const astray: string[] = []
  for (const { server, url, body, bearer, isBare } of requests) {
    const at = `${server} ${url.slice(server.length)}`
    if (!isBare) astray.push(`${at}: may be led elsewhere, or says who asks`)
    const typing = everyWindow.filter(({ id }) => body.includes(`"${secretOf(id)}"`))
    if (url.includes(secretOf(''))) astray.push(`${at}: a secret in an address`)
    for (const { id, opened } of typing) {
      if (opened !== server) astray.push(`${at}: the secret of a window of ${opened}`)
      if (bearer !== runTokenOf(server, id)) astray.push(`${at}: a secret for a run that is not its own, ${bearer}`)
    }
    // A window without a run asks what is said of one that does not exist.
    const known = ['lost', stateTokenOf(server), ...everyWindow.map(({ id }) => runTokenOf(server, id))]
    if (bearer !== undefined && !known.includes(bearer)) astray.push(`${at}: the token of another server, ${bearer}`)
  }
  const stored = JSON.stringify([
    await fakeBrowser.storage.local.get(null),
    await fakeBrowser.storage.session.get(null),
  ])
  if (stored.includes(secretOf(''))) astray.push(`stored: ${stored}`)
  return astray
}
