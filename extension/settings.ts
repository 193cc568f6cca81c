import { browser } from 'wxt/browser'
import { buildSettings } from './build-settings.ts'
import { type Managed, readManaged } from './managed.ts'
import { changeStored, readStored, type StoredOrganisation } from './stored.ts'

/** How this installation is set up. The administrator's policy goes before the build, the build before the person. */
export interface Settings {
  /** At least one. No origin is listed twice. */
  organisations: Organisation[]
  /** Whether a person is reminded of a password that runs out. */
  reminder: boolean
  reminderLocked: boolean
}

/** One organisation: its server, and the pages on which it offers help. */
export interface Organisation {
  /** Place in the person's own list; absent when nothing of it is the person's. */
  place?: number
  /** Origin of the Latchkey server; absent until somebody names one. */
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
    readManaged(),
    readStored(),
    browser.storage.local.get('reminder'),
  ])
  const first = firstOf(managed, stored[0])
  // Whoever is told a server by an administrator is not led to another one by anybody.
  const own = first.serverLocked ? [] : stored.slice(1).map((each, index) => ownOf(each, index + 1))
  const further = managed.further.map(({ server, origins, name }) => ({
    server,
    name,
    serverLocked: true,
    origins: origins.map(by('administrator')),
    originsLocked: true,
  }))
  return {
    organisations: withoutRepeats([first, ...further, ...own]),
    reminder: managed.reminder ?? reminder === true,
    reminderLocked: managed.reminder !== undefined,
  }
}

/** The organisation whose list names this origin: it decides which server a page belongs to. */
export const organisationOf = (settings: Settings, origin: string): Organisation | undefined =>
  settings.organisations.find(({ origins }) => origins.some((each) => each.origin === origin))

/** Keeps the address that a check has accepted. A locked one stays as it is. */
export async function saveServer(server: string, place = 0): Promise<void> {
  if (isLocked(await readSettings(), place, 'serverLocked')) return
  await changeStored(place, ({ origins }) => ({ server, origins }))
}

export async function addOrigin(origin: string, place = 0): Promise<void> {
  await changeOrigins(place, (list) => [...list.filter((each) => each !== origin), origin])
}

export async function removeOrigin(origin: string, place = 0): Promise<void> {
  await changeOrigins(place, (list) => list.filter((each) => each !== origin))
}

/** A further organisation, still without a server; none where an administrator set the first. */
export async function addOrganisation(): Promise<void> {
  if (isLocked(await readSettings(), 0, 'serverLocked')) return
  await changeStored((await readStored()).length, (empty) => empty)
}

export async function removeOrganisation(place: number): Promise<void> {
  if (!isLocked(await readSettings(), place, 'serverLocked')) await changeStored(place, () => undefined)
}

export async function saveReminder(reminder: boolean): Promise<void> {
  await browser.storage.local.set({ reminder })
}

async function changeOrigins(place: number, change: (list: string[]) => string[]): Promise<void> {
  if (isLocked(await readSettings(), place, 'originsLocked')) return
  await changeStored(place, ({ server, origins }) => ({ server, origins: change(origins) }))
}

const isLocked = ({ organisations }: Settings, place: number, what: 'serverLocked' | 'originsLocked') =>
  organisations.find((each) => each.place === place)?.[what] ?? true

/** What policy, build and person say together of the first one. */
function firstOf(managed: Managed, stored: StoredOrganisation | undefined): Organisation {
  const server = managed.server ?? buildSettings.server
  const originsLocked = managed.origins.length > 0
  return {
    place: 0,
    server: server ?? stored?.server,
    serverLocked: server !== undefined,
    name: managed.name ?? buildSettings.name,
    origins: [
      ...[...managed.origins, ...buildSettings.origins].map(by('administrator')),
      ...(originsLocked ? [] : (stored?.origins ?? []).map(by('person'))),
    ],
    originsLocked,
  }
}

const ownOf = ({ server, origins }: StoredOrganisation, place: number): Organisation => ({
  place,
  server,
  serverLocked: false,
  origins: origins.map(by('person')),
  originsLocked: false,
})

function withoutRepeats(organisations: Organisation[]): Organisation[] {
  const seen = new Set<string>()
  const isNew = ({ origin }: ListedOrigin) => !seen.has(origin) && seen.add(origin)
  return organisations.map((each) => ({ ...each, origins: each.origins.filter(isNew) }))
}

const by = (who: ListedOrigin['by']) => (origin: string) => ({ origin, by: who })
