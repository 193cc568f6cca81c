import { browser } from 'wxt/browser'
import { noteGranted } from '../granted-before.ts'
import { toMatchPattern } from '../origins.ts'
import { readSettings } from '../settings.ts'

const gate = 'gate'

/** Registers the gate for exactly the origins that are both listed and granted. */
interface Registrations {
  /** Start, installation and changes arrive within milliseconds of each other, so each call waits for the one before. */
  sync(): Promise<void>
}

export function createRegistrations(): Registrations {
  let chain = Promise.resolve()
  return {
    sync() {
      // A failed call rejects for its own caller only and does not block the next.
      const next = chain.catch(() => undefined).then(registerGate)
      chain = next
      return next
    },
  }
}

async function registerGate(): Promise<void> {
  const matches = await listGrantedPatterns()
  const [current] = await browser.scripting.getRegisteredContentScripts({ ids: [gate] })
  if (matches.length === 0) {
    if (current) await browser.scripting.unregisterContentScripts({ ids: [gate] })
    return
  }
  const script = { id: gate, js: ['gate.js'], matches, allFrames: true, runAt: 'document_idle' as const }
  if (current) await browser.scripting.updateContentScripts([script])
  else await browser.scripting.registerContentScripts([script])
  await startInOpenTabs(matches.filter((pattern) => !current?.matches?.includes(pattern)))
}

/** Registered scripts start with the next page load, but a person who lists an origin usually has its page open already. */
async function startInOpenTabs(patterns: string[]): Promise<void> {
  if (patterns.length === 0) return
  const tabs = await browser.tabs.query({ url: patterns })
  // A tab may have been closed or show an error page.
  await Promise.allSettled(
    tabs.map((tab) =>
      browser.scripting.executeScript({ target: { tabId: tab.id ?? -1, allFrames: true }, files: ['/gate.js'] }),
    ),
  )
}

async function listGrantedPatterns(): Promise<string[]> {
  const origins = (await readSettings()).organisations.flatMap((each) => each.origins)
  const patterns = [...new Set(origins.map(({ origin }) => toMatchPattern(origin)))]
  const answers = await Promise.all(patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })))
  const granted = patterns.filter((_, index) => answers[index]).sort()
  // A browser that can store nothing more still gives help; it only cannot tell later that a permission was taken back.
  await noteGranted(granted, patterns).catch(() => undefined)
  return granted
}
