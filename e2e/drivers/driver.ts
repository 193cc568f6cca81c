import type { Point, Prompt } from '../pages/prompt.ts'

/**
 * What a journey of the extension does in a browser. Chromium is driven by Playwright, Firefox by WebDriver BiDi: journeys that are written against this run in both.
 *
 * What a driver cannot do:
 *   Chromium   answer the browser's question for a permission: the test's build has its hosts granted
 *   Firefox    measure whether something lies over the card: the browser has no such interface
 *   both       press the toolbar's button: the popup is opened as a page
 */
export interface ExtensionDriver {
  /** Whether the browser opens pages of an extension in private windows. */
  readonly opensWizardPrivately: boolean
  openPage(url: string): Promise<DrivenPage>
  openOwnPage(name: 'options' | 'popup' | 'welcome' | 'wizard'): Promise<DrivenPage>
  /** The only wizard window; waits for it. */
  wizard(): Promise<DrivenPage>
  wizards(): Promise<DrivenPage[]>
  /** Sets the extension up for these organisations, each with one page. */
  configure(organisations: OrganisationOfTest[]): Promise<void>
  /** Everything in one of the extension's storages. */
  readStorage(area: 'local' | 'session'): Promise<Record<string, unknown>>
  /** Stores values in one of them, also damaged ones. */
  writeStorage(area: 'local' | 'session', values: Record<string, unknown>): Promise<void>
  /** Empties what the browser keeps until it is closed, as a restart does. */
  clearSession(): Promise<void>
  /** Stops worker or event page as the browser does it. */
  stopBackground(): Promise<void>
  isBackgroundRunning(): Promise<boolean>
  /** Reloads the extension while the pages stay open, as an update does. */
  reloadExtension(): Promise<void>
  /** Removes the extension while the pages stay open, and installs it again. */
  reinstallExtension(): Promise<void>
  /** Opens a page in a private window, in which the extension may run from then on. */
  openPrivatePage(url: string): Promise<DrivenPage>
  /** Whether the wizard is in a private window. */
  isWizardPrivate(): Promise<boolean>
  close(): Promise<void>
}

export interface OrganisationOfTest {
  server: string
  origin: string
}

/** `selector`: CSS. What waits does so for a minute. */
export interface DrivenPage {
  goto(url: string): Promise<void>
  reload(): Promise<void>
  /** Waits for the field and replaces its text. */
  fill(selector: string, value: string): Promise<void>
  press(selector: string, key: 'Enter'): Promise<void>
  /** Waits for the element and clicks in its middle. */
  click(selector: string): Promise<void>
  /** Chooses in a select. */
  choose(selector: string, value: string): Promise<void>
  clickAt(point: Point): Promise<void>
  /** Turns the mouse's wheel at this point by so many pixels. */
  scrollAt(point: Point, pixels: number): Promise<void>
  resize(size: { width: number; height: number }): Promise<void>
  /** Shows the page as it is printed, or as on a screen. */
  showAs(medium: 'print' | 'screen'): Promise<void>
  /** The text of the first such element; undefined without one. */
  text(selector: string): Promise<string | undefined>
  count(selector: string): Promise<number>
  /** What a field holds. */
  value(selector: string): Promise<string | undefined>
  address(): Promise<string>
  /** The offer in the page; undefined without one. */
  offer(): Promise<Prompt | undefined>
  isClosed(): Promise<boolean>
  close(): Promise<void>
}

/** A script for a page of the extension that stores these settings; "chrome" is its name in both browsers. */
export const storeOrganisations = (organisations: OrganisationOfTest[]): string => {
  const stored = organisations.map(({ server, origin }) => ({ server, origins: [origin] }))
  return `chrome.storage.local.set({ organisations: ${JSON.stringify(stored)} })`
}

/** A script for a page of the extension that tells whether the gate runs on exactly these pages. */
export const areRegistered = (patterns: string[]): string =>
  `chrome.scripting.getRegisteredContentScripts({ ids: ['gate'] }).then(([gate]) =>
    JSON.stringify(gate?.matches ?? []) === '${JSON.stringify([...new Set(patterns)].sort())}')`

/** A page that is leaving may never answer what it was asked. */
const maxLookMs = 15_000

/** Asks again until the answer is neither undefined nor false. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  let cause: unknown
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    try {
      const found = await answerInTime(look())
      if (found !== undefined && found !== false) return found
    } catch (error) {
      // A page that loads takes what is asked in it down with it.
      cause = error
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Never: ${what}`, { cause })
}

async function answerInTime<T>(asked: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${maxLookMs / 1000} s`)), maxLookMs)
  })
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}
