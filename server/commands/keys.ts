import { createAudit } from '../audit/chain.ts'
import type { AuditEventName } from '../audit/events.ts'
import type { Config } from '../config.ts'
import type { Store } from '../store/database.ts'
import { type OldKey, oldKeys } from '../store/key-uses.ts'
import type { KeyFacts, Keys } from '../store/keys.ts'
import { normaliseName } from '../store/normalise-name.ts'
import { openStore } from '../store/open.ts'
import { openKeys, proveKeys } from '../store/open-keys.ts'
import { wordUse } from './key-uses.ts'

const usage = 'Use one of: npm start -- keys · npm start -- keys rotate [HOURS] · npm start -- keys remove ID'
const hourMs = 3_600_000
const mostHours = 30 * 24

/**
 * `keys` lists the keys of the key file and what still needs each; `keys rotate` makes a new one, also while the server runs, used at
 * once or after so many hours; `keys remove ID` takes out one that nothing needs.
 */
export async function keys(config: Config, [what = 'list', ...rest]: string[], signal: AbortSignal): Promise<number> {
  const [given] = rest
  const hours = Number(given ?? 0)
  const isRight =
    (what === 'list' && given === undefined) ||
    (what === 'rotate' && Number.isFinite(hours) && hours >= 0 && hours <= mostHours) ||
    (what === 'remove' && given !== undefined)
  if (!isRight || rest.length > 1) {
    console.error(usage)
    return 2
  }
  const store = await openStore(config.database, signal)
  try {
    const held = await openKeys(store, config.keyFile)
    const of = { config, store, keys: held }
    if (what === 'rotate') return await rotate(of, hours)
    if (what === 'remove') return await remove(of, given ?? '')
    return await list(of)
  } finally {
    await store.close()
  }
}

interface Of {
  config: Config
  store: Store
  keys: Keys
}

async function list({ store, keys }: Of): Promise<number> {
  const old = await oldKeys(store.read, keys)
  for (const key of keys.list())
    console.log(
      describe(
        key,
        old.find(({ id }) => id === key.id),
      ),
    )
  return 0
}

function describe({ id, createdAt, usedFrom, inUse }: KeyFacts, old: OldKey | undefined): string {
  const made = `${id}  made ${createdAt.toISOString().slice(0, 10)}`
  if (inUse) return `${made}, in use`
  if (!old) return `${made}, used from ${usedFrom.toISOString()} on`
  return old.uses.length > 0
    ? `${made}, still needed for ${old.uses.map(wordUse).join(', ')}`
    : `${made}, needed by nothing any more: npm start -- keys remove ${id}`
}

async function rotate(of: Of, hours: number): Promise<number> {
  const { config, store, keys } = of
  const usedFrom = hours > 0 ? new Date(Date.now() + hours * hourMs) : undefined
  const id = keys.rotate(usedFrom)
  await tell(of, 'keys-rotated', { key: id, ...(usedFrom && { usedFrom: usedFrom.toISOString() }) })
  if (!usedFrom) await proveKeys(store, keys)
  console.log(
    `Key ${id} was added to ${config.keyFile}. Back the file up now, and bring it to every server that shares the database.`,
  )
  console.log(usedFrom ? `It is used from ${usedFrom.toISOString()} on.` : 'It is in use.')
  return 0
}

async function remove(of: Of, id: string): Promise<number> {
  const key = of.keys.list().find((one) => one.id === id)
  const old = (await oldKeys(of.store.read, of.keys)).find((one) => one.id === id)
  if (!key || !old) {
    console.error(
      key
        ? `Key ${id} is in use, or will be: make another first (npm start -- keys rotate).`
        : `There is no key ${id}.`,
    )
    return 1
  }
  if (old.uses.length > 0) {
    console.error(`Key ${id} is still needed for ${old.uses.map(wordUse).join(', ')}. Nothing was removed.`)
    return 1
  }
  if (!of.keys.remove(id)) throw new Error(`key ${id} went while it was looked at`)
  await tell(of, 'key-removed', { key: id })
  console.log(
    `Key ${id} was removed. Bring the file to every server that shares the database; backups from before need the file from before.`,
  )
  return 0
}

/** Recorded by this host, whichever process does it. */
async function tell({ config, store, keys }: Of, event: AuditEventName, data: Record<string, string>): Promise<void> {
  const audit = createAudit({ node: normaliseName(config.host) ?? 'latchkey', keys, now: () => new Date() })
  await store.transaction((tx) => audit.append(tx, { event, data }))
}
