import { join } from 'node:path'
import { openRequestGate, type RequestGate } from '../environment/request-gate.ts'
import { type RunningServer, repository, startServer } from '../environment/server.ts'
import { type StaticPages, servePages } from '../environment/static-pages.ts'
import { listDifficultPages, signInPage } from '../pages/difficult-pages.ts'
import type { Prompt } from '../pages/prompt.ts'
import { type DrivenPage, type ExtensionDriver, until } from './driver.ts'
import { notePendingCalls, type PendingCalls } from './pending-calls.ts'

/** What the journeys of the extension share: one browser, one server behind a gate, and pages of which one origin is listed. */
export interface JourneyWorld {
  driver: ExtensionDriver
  server: RunningServer
  gate: RequestGate
  pages: StaticPages
  expiredPage: string
  /** Of `expired.user`. */
  passwords: { count: number; current(): string; next(): string }
  /** Whether the popup knows the person: the server's token arrived after the last change. */
  isPersonKnown: boolean
  pending: PendingCalls
  close(): Promise<void>
}

/** A journey that runs in both browsers, on one world after the other journeys. */
export interface Journey {
  title: string
  run(world: JourneyWorld): Promise<void>
}

const path = '/owa/auth/expiredpassword.aspx'
const passwordOf = (serial: number) => (serial === 0 ? 'Copper-Meadow-52' : `Quiet-Teapot-${10_000 + serial}`)

export async function createWorld(launch: () => Promise<ExtensionDriver>): Promise<JourneyWorld> {
  const pages = await servePages({
    ...listDifficultPages(),
    [path]: { file: join(repository, 'extension/detectors/pages/exchange-owa.html') },
    '/owa/auth/logon.aspx': { html: '<!doctype html><title>Sign in</title><h1>Sign in</h1>' },
    '/application': signInPage,
    '/ordinary': { html: '<!doctype html><title>News</title><h1>News</h1>' },
  })
  // The gate is a proxy.
  const server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' } })
  const gate = await openRequestGate(server.url)
  const pending = notePendingCalls()
  const driver = pending.note(await launch())
  const world: JourneyWorld = {
    driver,
    server,
    gate,
    pages,
    expiredPage: pages.origin('127.0.0.1') + path,
    passwords: {
      count: 0,
      current() {
        return passwordOf(this.count)
      },
      next() {
        return passwordOf(this.count + 1)
      },
    },
    isPersonKnown: false,
    pending,
    async close() {
      await driver.close()
      await gate.close()
      await server.stop()
      await pages.close()
    },
  }
  await configureWorld(world)
  return world
}

/** Sets the extension up for the world's server and page. */
export const configureWorld = ({ driver, gate, pages }: JourneyWorld): Promise<void> =>
  driver.configure([{ server: gate.url, origin: pages.origin('127.0.0.1') }])

export const waitForOffer = (page: DrivenPage): Promise<Prompt> => until('an offer', () => page.offer())

/** Presses again where a press came before the card had stood still for half a second. */
export async function pressOffer(page: DrivenPage, button: 'accept' | 'decline'): Promise<void> {
  await waitForOffer(page)
  // A card that stays says why: something may lie over it, or no extension was reached.
  let said = ''
  await until('the offer gone', async () => {
    const offer = await page.offer()
    if (offer) said = offer.text
    if (offer) await page.clickAt(offer[button])
    return offer === undefined
  }).catch((cause: unknown) => {
    throw new Error(`The offer stayed; it says: ${said}`, { cause })
  })
}

export const acceptOffer = (page: DrivenPage): Promise<void> => pressOffer(page, 'accept')

/** Runs a journey; one that takes longer fails by what its driver has not answered, and not by its time alone. */
export async function runNamingWhatHangs(world: JourneyWorld, run: Journey['run'], limitMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Not answered: ${world.pending.list().join('; ') || 'nothing'}`)),
      limitMs,
    )
  })
  await Promise.race([run(world), late]).finally(() => clearTimeout(timer))
}
