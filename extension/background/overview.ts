import { browser } from 'wxt/browser'
import { patternOf } from '../origins.ts'
import type { KnownOrganisation, Overview } from '../popup/overview.ts'
import { type Organisation, organisationOf, readSettings } from '../settings.ts'
import { known } from './known.ts'
import { kept } from './session.ts'

/** What the popup opens with: everything that is known without asking a server. */
export async function overview(): Promise<Overview> {
  const settings = await readSettings()
  const tab = await activeTab()
  const found = tab?.id === undefined ? undefined : await kept('found', tab.id)
  // Only of listed and granted pages does the browser tell the address.
  const inFront = organisationOf(settings, found?.origin ?? URL.parse(tab?.url ?? '')?.origin ?? '')
  const { organisations } = settings
  const list = inFront ? [inFront, ...organisations.filter((each) => each !== inFront)] : organisations
  const origins = organisations.flatMap((each) => each.origins.map(({ origin }) => origin))
  const granted = await Promise.all(
    origins.map((origin) => browser.permissions.contains({ origins: [patternOf(origin)] })),
  )
  return {
    organisations: (await Promise.all(list.map(knownOf))).flatMap((each) => each ?? []),
    found: found && { host: new URL(found.origin).host, says: found.says, server: inFront?.server },
    waitingForPermission: origins.filter((_, index) => !granted[index]),
  }
}

async function knownOf({ server, name }: Organisation): Promise<KnownOrganisation | undefined> {
  if (!server) return undefined
  return {
    server,
    name: name ?? (await known('name', server)) ?? new URL(server).host,
    knowsPerson: (await known('token', server)) !== undefined,
  }
}

export async function activeTab() {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab
}
