import { browser } from 'wxt/browser'
import { buildSettings } from './build-settings.ts'
import { type ManagedSettings, type PolicyMistake, readManagedSettings } from './managed-settings.ts'
import { changeStoredOrganisation, readStoredOrganisations, type StoredOrganisation } from './stored-organisations.ts'

/** The settings in effect. The administrator's policy takes precedence over the build's settings, these over the person's. */
export interface Settings {
  /** At least one. No origin is listed twice. */
  organisations: Organisation[]
  /** Whether people are reminded of a password that is about to expire. */
  reminder: boolean
  reminderLocked: boolean
  /** What is wrong in the administrator's policy. */
  policyMistakes: PolicyMistake[]
}

/** One organisation: its server, and the origins on whose pages help is offered. */
export interface Organisation {
  /** Index in the person's own list; absent if the organisation comes entirely from the administrator. */
  storedIndex?: number
  /** Origin of the Latchkey server; absent until one is set. */
  server?: string
  /** The address comes from the administrator and cannot be edited. */
  serverLocked: boolean
  origins: ListedOrigin[]
  /** The list comes from policy and cannot be edited. */
  originsLocked: boolean
  name?: string
}

export interface ListedOrigin {
  origin: string
  by: 'administrator' | 'person'
}

export async function readSettings(): Promise<Settings> {
  const [managed, stored, { reminder }] = await Promise.all([
    readManagedSettings(),
    readStoredOrganisations(),
    browser.storage.local.get('reminder'),
  ])
  const first = mergeFirstOrganisation(managed, stored[0])
  // Where the administrator sets a server, no setting of the person leads to another one.
  const isManaged = first.serverLocked || managed.further.length > 0
  const own = isManaged ? [] : stored.slice(1).map((each, index) => toOwnOrganisation(each, index + 1))
  // A policy that names only further organisations has no first one.
  const isFirstNamed = first.serverLocked || first.originsLocked || managed.further.length === 0
  const further = managed.further.map(({ server, origins, name }) => ({
    server,
    name,
    serverLocked: true,
    origins: (origins ?? []).map(listedBy('administrator')),
    originsLocked: true,
  }))
  return {
    organisations: removeRepeatedOrigins([...(isFirstNamed ? [first] : []), ...further, ...own]),
    reminder: managed.reminder ?? reminder === true,
    reminderLocked: managed.reminder !== undefined,
    policyMistakes: managed.mistakes,
  }
}

/** Finds the organisation that lists this origin; it decides which server a page belongs to. */
export const findOrganisation = (settings: Settings, origin: string): Organisation | undefined =>
  settings.organisations.find(({ origins }) => origins.some((each) => each.origin === origin))

/** Stores a server address that was checked before; does nothing if the address is locked. */
export async function saveServer(server: string, index = 0): Promise<void> {
  if (isLocked(await readSettings(), index, 'serverLocked')) return
  await changeStoredOrganisation(index, ({ origins }) => ({ server, origins }))
}

export async function addOrigin(origin: string, index = 0): Promise<void> {
  await changeOrigins(index, (list) => [...list.filter((each) => each !== origin), origin])
}

/** Adds several at once, so that a failure adds none. */
export async function addOrigins(origins: string[], index = 0): Promise<void> {
  await changeOrigins(index, (list) => [...new Set([...list, ...origins])])
}

export async function removeOrigin(origin: string, index = 0): Promise<void> {
  await changeOrigins(index, (list) => list.filter((each) => each !== origin))
}

/** Adds an organisation that has no server yet; does nothing if the administrator set the first one. */
export async function addOrganisation(): Promise<void> {
  if (isLocked(await readSettings(), 0, 'serverLocked')) return
  await changeStoredOrganisation((await readStoredOrganisations()).length, (empty) => empty)
}

export async function removeOrganisation(index: number): Promise<void> {
  if (!isLocked(await readSettings(), index, 'serverLocked')) await changeStoredOrganisation(index, () => undefined)
}

export async function saveReminder(reminder: boolean): Promise<void> {
  await browser.storage.local.set({ reminder })
}

async function changeOrigins(index: number, change: (list: string[]) => string[]): Promise<void> {
  if (isLocked(await readSettings(), index, 'originsLocked')) return
  await changeStoredOrganisation(index, ({ server, origins }) => ({ server, origins: change(origins) }))
}

const isLocked = ({ organisations }: Settings, index: number, what: 'serverLocked' | 'originsLocked') =>
  organisations.find((each) => each.storedIndex === index)?.[what] ?? true

/** Merges policy, build and the person's settings into the first organisation. */
function mergeFirstOrganisation(managed: ManagedSettings, stored: StoredOrganisation | undefined): Organisation {
  const server = managed.namesServer ? managed.server : buildSettings.server
  const serverLocked = managed.namesServer || server !== undefined
  const originsLocked = managed.origins !== undefined
  return {
    storedIndex: 0,
    server: serverLocked ? server : stored?.server,
    serverLocked,
    name: managed.name ?? buildSettings.name,
    origins: [
      ...[...(managed.origins ?? []), ...buildSettings.origins].map(listedBy('administrator')),
      ...(originsLocked ? [] : (stored?.origins ?? []).map(listedBy('person'))),
    ],
    originsLocked,
  }
}

const toOwnOrganisation = ({ server, origins }: StoredOrganisation, index: number): Organisation => ({
  storedIndex: index,
  server,
  serverLocked: false,
  origins: origins.map(listedBy('person')),
  originsLocked: false,
})

function removeRepeatedOrigins(organisations: Organisation[]): Organisation[] {
  const seen = new Set<string>()
  const isNew = ({ origin }: ListedOrigin) => !seen.has(origin) && seen.add(origin)
  return organisations.map((each) => ({ ...each, origins: each.origins.filter(isNew) }))
}

const listedBy = (who: ListedOrigin['by']) => (origin: string) => ({ origin, by: who })
