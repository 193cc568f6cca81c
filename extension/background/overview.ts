import { browser } from 'wxt/browser'
import { toMatchPattern } from '../origins.ts'
import type { OrganisationSummary, Overview } from '../popup/overview.ts'
import { findOrganisation, type Organisation, readSettings } from '../settings.ts'
import { tellApart } from '../tell-apart.ts'
import { readBrand } from './brand.ts'
import { readCurrentFinding } from './finding.ts'
import { readServerValue } from './server-values.ts'

/** What the popup shows when it opens: everything that is known without a request to a server. */
export async function loadOverview(): Promise<Overview> {
  const settings = await readSettings()
  const tab = await findActiveTab()
  const finding = tab?.id === undefined ? undefined : await readCurrentFinding(tab.id)
  // The browser gives the address of listed and granted pages only.
  const inFront = findOrganisation(settings, finding?.origin ?? URL.parse(tab?.url ?? '')?.origin ?? '')
  const { organisations } = settings
  const list = inFront ? [inFront, ...organisations.filter((each) => each !== inFront)] : organisations
  const origins = organisations.flatMap((each) => each.origins.map(({ origin }) => origin))
  const granted = await Promise.all(
    origins.map((origin) => browser.permissions.contains({ origins: [toMatchPattern(origin)] })),
  )
  const summaries = (await Promise.all(list.map(summariseOrganisation))).flatMap((each) => each ?? [])
  const names = tellApart(summaries)
  return {
    organisations: summaries.map((each, index) => ({ ...each, name: names[index] ?? each.name })),
    finding: finding && { host: new URL(finding.origin).host, kind: finding.kind, server: inFront?.server },
    ungrantedOrigins: origins.filter((_, index) => !granted[index]),
  }
}

async function summariseOrganisation({ server, name }: Organisation): Promise<OrganisationSummary | undefined> {
  if (!server) return undefined
  return {
    server,
    name: name ?? (await readServerValue('name', server)) ?? new URL(server).host,
    brand: await readBrand(server),
    hasStateToken: (await readServerValue('token', server)) !== undefined,
  }
}

export async function findActiveTab() {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab
}
