import { browser } from 'wxt/browser'
import { buildSettings } from './build-settings.ts'
import { originOf } from './origins.ts'
import { serverAddress } from './server-link/server-address.ts'

/** How this installation is set up. The administrator's policy goes before the build, the build before the person. */
export interface Settings {
  /** Origin of the Latchkey server; absent until somebody names one. */
  server?: string
  /** The address comes from the administrator and cannot be edited. */
  serverLocked: boolean
  origins: ListedOrigin[]
  /** The list comes from policy and cannot be edited. */
  originsLocked: boolean
  organisation?: string
}

export interface ListedOrigin {
  origin: string
  by: 'administrator' | 'person'
}

/** Shape of `managed-schema.json`; checked here, since a policy file is written by hand. */
interface Managed {
  serverAddress?: unknown
  origins?: unknown
  organisation?: unknown
}

export async function readSettings(): Promise<Settings> {
  const [managed, local] = await Promise.all([readManaged(), browser.storage.local.get(['server', 'origins'])])
  const ruled = typeof managed.serverAddress === 'string' ? serverAddress(managed.serverAddress) : undefined
  const ruledServer = ruled?.ok ? ruled.origin : buildSettings.server
  const ruledOrigins = origins(managed.origins)
  const built = buildSettings.origins.map(by('administrator'))
  return {
    server: ruledServer ?? (typeof local.server === 'string' ? local.server : undefined),
    serverLocked: ruledServer !== undefined,
    origins: unique([
      ...ruledOrigins.map(by('administrator')),
      ...built,
      ...(ruledOrigins.length > 0 ? [] : origins(local.origins).map(by('person'))),
    ]),
    originsLocked: ruledOrigins.length > 0,
    organisation: typeof managed.organisation === 'string' ? managed.organisation.slice(0, 80) : undefined,
  }
}

/** Keeps the address that a check has accepted. A locked one stays as it is. */
export async function saveServer(origin: string): Promise<void> {
  if ((await readSettings()).serverLocked) return
  // A token of one server is nothing to another.
  await browser.storage.local.remove('stateToken')
  await browser.storage.local.set({ server: origin })
}

export async function addOrigin(origin: string): Promise<void> {
  await changeOrigins((list) => [...list.filter((each) => each !== origin), origin])
}

export async function removeOrigin(origin: string): Promise<void> {
  await changeOrigins((list) => list.filter((each) => each !== origin))
}

async function changeOrigins(change: (list: string[]) => string[]): Promise<void> {
  if ((await readSettings()).originsLocked) return
  const { origins: stored } = await browser.storage.local.get('origins')
  await browser.storage.local.set({ origins: change(origins(stored)) })
}

async function readManaged(): Promise<Managed> {
  try {
    return await browser.storage.managed.get()
  } catch {
    // Firefox throws where no policy names this extension.
    return {}
  }
}

function origins(list: unknown): string[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((each) => (typeof each === 'string' ? (originOf(each) ?? []) : []))
}

const by = (who: ListedOrigin['by']) => (origin: string) => ({ origin, by: who })

const unique = (list: ListedOrigin[]) =>
  [...new Map(list.toReversed().map((each) => [each.origin, each])).values()].reverse()
