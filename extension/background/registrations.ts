import { browser } from 'wxt/browser'
import { patternOf } from '../origins.ts'
import { readSettings } from '../settings.ts'

const gate = 'gate'

/** Keeps the gate registered for exactly the origins that are both listed and granted. */
export interface Registrations {
  /** Start, installation and changes arrive within milliseconds of each other, so each run waits for the one before. */
  sync(): Promise<void>
}

export function createRegistrations(): Registrations {
  let chain = Promise.resolve()
  return {
    sync() {
      // A failed run is told to its own caller and does not stand in the way of the next.
      const next = chain.catch(() => undefined).then(registerGate)
      chain = next
      return next
    },
  }
}

async function registerGate(): Promise<void> {
  const matches = await grantedPatterns()
  const [standing] = await browser.scripting.getRegisteredContentScripts({ ids: [gate] })
  if (matches.length === 0) {
    if (standing) await browser.scripting.unregisterContentScripts({ ids: [gate] })
    return
  }
  const script = { id: gate, js: ['gate.js'], matches, allFrames: true, runAt: 'document_idle' as const }
  if (standing) await browser.scripting.updateContentScripts([script])
  else await browser.scripting.registerContentScripts([script])
  await startInOpenTabs(matches.filter((pattern) => !standing?.matches?.includes(pattern)))
}

/** Registered scripts begin with the next page; somebody who has just listed an origin means the page before them. */
async function startInOpenTabs(patterns: string[]): Promise<void> {
  if (patterns.length === 0) return
  const tabs = await browser.tabs.query({ url: patterns })
  // A tab may be closed or show an error page by now.
  await Promise.allSettled(
    tabs.map((tab) =>
      browser.scripting.executeScript({ target: { tabId: tab.id ?? -1, allFrames: true }, files: ['/gate.js'] }),
    ),
  )
}

async function grantedPatterns(): Promise<string[]> {
  const origins = (await readSettings()).organisations.flatMap((each) => each.origins)
  const patterns = [...new Set(origins.map(({ origin }) => patternOf(origin)))]
  const granted = await Promise.all(patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })))
  return patterns.filter((_, index) => granted[index]).sort()
}
