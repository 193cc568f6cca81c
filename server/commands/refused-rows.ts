import type { Config } from '../config.ts'
import { printErrors, printLines } from '../log.ts'
import type { Store } from '../store/database.ts'
import { deleteRefusedRow, type FoundRow, findRefusedRow, findRefusedRows } from '../store/find-refused-rows.ts'
import type { Keys } from '../store/keys.ts'
import { openKeys } from '../store/open-keys.ts'
import { type Fault, toAuditData } from '../store/refused-rows.ts'
import { describeTable, isSigned, type SignedTable } from '../store/signed-tables.ts'
import { openAudit, withStore } from './with-store.ts'

const usage =
  'Use one of: npm start -- refused-rows · refused-rows delete TABLE KEY · refused-rows delete all · refused-rows delete signed-with KEY_ID'

/** More lines than a person reads; the rest is counted. */
const maxListed = 500

/**
 * `refused-rows` lists the rows that carry no right signature and therefore open nothing. `delete TABLE KEY` deletes one of them, as
 * the list names it; `delete all` deletes those that were written without the key file; `delete signed-with KEY_ID` those of a key
 * that is lost. A row whose signature is right is never deleted.
 */
export async function manageRefusedRows(config: Config, args: string[], signal: AbortSignal): Promise<number> {
  const work = parseCommand(args)
  if (!work) {
    printErrors(usage)
    return 2
  }
  return withStore(config, signal, async (store) =>
    work({ config, store, keys: await openKeys(store, config.keyFile), signal }),
  )
}

interface RowCommandContext {
  config: Config
  store: Store
  keys: Keys
  signal: AbortSignal
}

type Work = (context: RowCommandContext) => Promise<number>

function parseCommand([subcommand, what = '', ...key]: string[]): Work | undefined {
  if (subcommand === undefined) return listRows
  if (subcommand !== 'delete') return undefined
  if (what === 'all' && key.length === 0) return deleteForgedRows
  const [keyId] = key
  if (what === 'signed-with' && keyId && key.length === 1) return (context) => deleteRowsOfKey(context, keyId)
  if (isSigned(what) && key.length === describeTable(what).key.length) return (context) => deleteRow(context, what, key)
  return undefined
}

async function listRows({ config, store }: RowCommandContext): Promise<number> {
  let count = 0
  const lostKeys = new Set<string>()
  for await (const { refused } of findRefusedRows(store.read)) {
    for (const row of refused) {
      if (count < maxListed) printLines(describeRow(row))
      if (row.reason === 'unknown-key' && row.keyId) lostKeys.add(row.keyId)
      count++
    }
  }
  if (count === 0) {
    printLines('No row is refused.')
    return 0
  }
  if (count > maxListed) printLines(`… and ${count - maxListed} more`)
  printLines('', `${countRows(count)} refused: they open nothing. Keep a backup of them as evidence, then delete them:`)
  printLines(
    '  npm start -- refused-rows delete TABLE KEY    one, as it is named above',
    '  npm start -- refused-rows delete all',
  )
  for (const key of lostKeys)
    printLines(
      `Key ${key} is not in ${config.keyFile}. Copy the file of the server that has it, or put it back from a backup: its rows are right then. If it is lost: npm start -- refused-rows delete signed-with ${key}`,
    )
  return 0
}

const faults: Record<Fault, (row: FoundRow) => string> = {
  'no-mac': () => 'not signed',
  'wrong-mac': () => 'wrong signature',
  'unknown-key': ({ keyId }) => `signed with ${keyId}, which the key file lacks`,
}

function describeRow(row: FoundRow): string {
  const { table, key, reason, person, writtenAt } = row
  const facts = [
    `${table} ${key.map(quoteForShell).join(' ')}`,
    faults[reason](row),
    ...(person === undefined ? [] : [`person ${person}`]),
    ...(writtenAt === undefined ? [] : [writtenAt.toISOString()]),
  ]
  return facts.join('  ')
}

/** So that the key can be copied into the command that deletes its row. */
const quoteForShell = (text: string): string =>
  /^[\w.@:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`

const countRows = (count: number): string => (count === 1 ? '1 row is' : `${count} rows are`)

async function deleteRow(context: RowCommandContext, table: SignedTable, key: readonly string[]): Promise<number> {
  const row = await findRefusedRow(context.store.read, table, key)
  if (row === undefined) {
    printErrors(`${table} has no row ${key.join(' ')}.`)
    return 1
  }
  if (row === 'signed') {
    printErrors(`The row ${key.join(' ')} of ${table} is one of Latchkey's own. Nothing was deleted.`)
    return 1
  }
  return reportDeleted(await deleteRows(context, [row]))
}

/** Leaves the rows of a key that the file lacks: another server may have made that key, and they may be right. */
async function deleteForgedRows(context: RowCommandContext): Promise<number> {
  const lostKeys = new Map<string, number>()
  const deleted = await deleteWhere(context, ({ reason, keyId = '' }) => {
    if (reason !== 'unknown-key') return true
    lostKeys.set(keyId, (lostKeys.get(keyId) ?? 0) + 1)
    return false
  })
  reportDeleted(deleted)
  for (const [key, count] of lostKeys)
    printErrors(
      `${countRows(count)} left, signed with key ${key}, which ${context.config.keyFile} lacks: copy the file of the server that has it. If the key is lost: npm start -- refused-rows delete signed-with ${key}`,
    )
  return lostKeys.size > 0 ? 1 : 0
}

async function deleteRowsOfKey(context: RowCommandContext, keyId: string): Promise<number> {
  if (context.keys.list().some(({ id }) => id === keyId)) {
    printErrors(`Key ${keyId} is in ${context.config.keyFile}, so it is not lost. Nothing was deleted.`)
    return 1
  }
  return reportDeleted(await deleteWhere(context, (row) => row.reason === 'unknown-key' && row.keyId === keyId))
}

async function deleteWhere(context: RowCommandContext, isChosen: (row: FoundRow) => boolean): Promise<number> {
  let deleted = 0
  for await (const { refused } of findRefusedRows(context.store.read)) {
    context.signal.throwIfAborted()
    const chosen = refused.filter(isChosen)
    if (chosen.length > 0) deleted += await deleteRows(context, chosen)
  }
  return deleted
}

/** Deletes and records them in one transaction; a row that a server has replaced meanwhile stays. */
function deleteRows({ config, store, keys }: RowCommandContext, rows: readonly FoundRow[]): Promise<number> {
  const audit = openAudit(config, keys)
  return store.transaction(async (tx) => {
    const deleted: FoundRow[] = []
    for (const row of rows) if (await deleteRefusedRow(tx, row)) deleted.push(row)
    await audit.append(tx, ...deleted.map((row) => ({ event: 'refused-row-deleted' as const, data: toAuditData(row) })))
    return deleted.length
  })
}

function reportDeleted(count: number): number {
  printLines(count === 0 ? 'No row was deleted.' : `${count === 1 ? '1 row was' : `${count} rows were`} deleted.`)
  return 0
}
