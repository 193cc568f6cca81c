import type { AuditEventName } from '../audit/events.ts'
import type { Config } from '../config.ts'
import { printErrors, printLines } from '../log.ts'
import type { Store } from '../store/database.ts'
import { listOldKeys, type OldKey } from '../store/key-uses.ts'
import type { KeyFacts, Keys } from '../store/keys.ts'
import { openKeys, renewKeysProof } from '../store/open-keys.ts'
import { describeKeyUse } from '../terminal-text.ts'
import { openAudit, withStore } from './with-store.ts'

const usage = 'Use one of: npm start -- keys · npm start -- keys rotate [HOURS] · npm start -- keys remove ID'
const hourMs = 3_600_000
const maxHours = 30 * 24

/**
 * `keys` lists the keys of the key file and what still needs each. `keys rotate` makes a new key, also while the server runs, used at
 * once or after a number of hours. `keys remove ID` removes a key that nothing needs.
 */
export async function manageKeys(
  config: Config,
  [subcommand = 'list', ...rest]: string[],
  signal: AbortSignal,
): Promise<number> {
  const [argument] = rest
  const hours = Number(argument ?? 0)
  const isUsedRightly =
    (subcommand === 'list' && argument === undefined) ||
    (subcommand === 'rotate' && Number.isFinite(hours) && hours >= 0 && hours <= maxHours) ||
    (subcommand === 'remove' && argument !== undefined)
  if (!isUsedRightly || rest.length > 1) {
    printErrors(usage)
    return 2
  }
  return withStore(config, signal, async (store) => {
    const context = { config, store, keys: await openKeys(store, config.keyFile) }
    if (subcommand === 'rotate') return rotateKeys(context, hours)
    if (subcommand === 'remove') return removeKey(context, argument ?? '')
    return listKeys(context)
  })
}

interface KeyCommandContext {
  config: Config
  store: Store
  keys: Keys
}

async function listKeys({ store, keys }: KeyCommandContext): Promise<number> {
  const oldKeys = await listOldKeys(store.read, keys)
  for (const key of keys.list()) {
    const oldKey = oldKeys.find(({ id }) => id === key.id)
    printLines(describeKey(key, oldKey))
  }
  return 0
}

function describeKey({ id, createdAt, usedFrom, inUse }: KeyFacts, oldKey: OldKey | undefined): string {
  const made = `${id}  made ${createdAt.toISOString().slice(0, 10)}`
  if (inUse) return `${made}, in use`
  if (!oldKey) return `${made}, used from ${usedFrom.toISOString()} on`
  return oldKey.uses.length > 0
    ? `${made}, still needed for ${oldKey.uses.map(describeKeyUse).join(', ')}`
    : `${made}, no longer needed: npm start -- keys remove ${id}`
}

async function rotateKeys(context: KeyCommandContext, hours: number): Promise<number> {
  const { config, store, keys } = context
  const usedFrom = hours > 0 ? new Date(Date.now() + hours * hourMs) : undefined
  const id = keys.rotate(usedFrom)
  await recordAudit(context, 'keys-rotated', { key: id, ...(usedFrom && { usedFrom: usedFrom.toISOString() }) })
  if (!usedFrom) await renewKeysProof(store, keys)
  printLines(
    `Key ${id} was added to ${config.keyFile}. Back the file up now, and copy it to every server that shares the database.`,
  )
  printLines(usedFrom ? `It is used from ${usedFrom.toISOString()} on.` : 'It is in use.')
  return 0
}

async function removeKey(context: KeyCommandContext, id: string): Promise<number> {
  const { store, keys } = context
  const key = keys.list().find((listed) => listed.id === id)
  if (!key) {
    printErrors(`There is no key ${id}.`)
    return 1
  }
  const oldKey = (await listOldKeys(store.read, keys)).find((listed) => listed.id === id)
  if (!oldKey) {
    printErrors(`Key ${id} is in use, or will be: make another first (npm start -- keys rotate).`)
    return 1
  }
  if (oldKey.uses.length > 0) {
    printErrors(`Key ${id} is still needed for ${oldKey.uses.map(describeKeyUse).join(', ')}. Nothing was removed.`)
    return 1
  }
  if (!keys.remove(id)) throw new Error(`key ${id} was removed by another process meanwhile`)
  await recordAudit(context, 'key-removed', { key: id })
  printLines(
    `Key ${id} was removed. Copy the file to every server that shares the database; older backups need the key file of their time.`,
  )
  return 0
}

async function recordAudit(
  { config, store, keys }: KeyCommandContext,
  event: AuditEventName,
  data: Record<string, string>,
): Promise<void> {
  await store.transaction((tx) => openAudit(config, keys).append(tx, { event, data }))
}
