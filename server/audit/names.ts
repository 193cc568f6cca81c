import type { Reader, Tx } from '../store/database.ts'
import { insertIfAbsent } from '../store/inserting.ts'
import type { Keys } from '../store/keys.ts'
import { limitRows } from '../store/paging.ts'
import { runPrepared } from '../store/prepared.ts'
import type { Tables } from '../store/tables.ts'
import { isErasableUnchanged, signErasable } from './erasable.ts'

const purpose = 'audit subject'

/** Stores the name of a person whom the audit does not know yet. Without a name: an account that the directory does not have. */
export async function rememberSubject(tx: Tx, keys: Keys, { id, name = '' }: { id: string; name?: string }) {
  const { rows } = await runPrepared(tx, 'find audit subject', { id }, ({ id }) =>
    tx.selectFrom('AuditSubject').select('id').where('id', '=', id),
  )
  if (rows.length === 0) await insertSubject(tx, keys, { id, name })
}

/** The same where a name that was just read may be deleted already. */
export async function insertSubject(tx: Tx, keys: Keys, { id, name = '' }: { id: string; name?: string }) {
  const stored = name === '' ? null : name
  await insertIfAbsent(tx, 'AuditSubject', { id, name: stored, hmac: signErasable(keys, purpose, [id], stored) })
}

/** Erases a person's name; the events stay and verify. False if the id is unknown. */
export async function eraseSubject(tx: Tx, keys: Keys, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('AuditSubject')
    .set({ name: null, hmac: signErasable(keys, purpose, [id], null) })
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Signs names that an older program stored, at most `count`; returns how many. That of a decoy was typed by the person, perhaps in
 * the wrong field, and is dropped.
 */
export async function signOldNames(
  tx: Tx,
  keys: Keys,
  { count, isDecoy }: { count: number; isDecoy: (id: string) => boolean },
): Promise<number> {
  const unsigned = tx.selectFrom('AuditSubject').selectAll().where('hmac', 'is', null).orderBy('id')
  const rows = await limitRows<Tables, 'AuditSubject', Subject>(tx, unsigned, count).execute()
  for (const { id, name } of rows) {
    // An older program stored an empty name for an account that the directory did not have.
    const stored = (!isDecoy(id) && name) || null
    const changes = { name: stored, hmac: signErasable(keys, purpose, [id], stored) }
    // A name that another node has signed or erased meanwhile stays as that node has left it.
    await tx.updateTable('AuditSubject').set(changes).where('id', '=', id).where('hmac', 'is', null).execute()
  }
  return rows.length
}

interface Subject {
  id: string
  name: string | null
  hmac: string | null
}

export type NameProblem = { kind: 'name-edited' | 'name-missing'; subject: string }

const pageSize = 1000

/**
 * Names that were replaced, emptied or deleted. `mayBeUnsigned`: no start of this program has signed the names of an older one yet;
 * then a name without HMAC is passed over.
 */
export async function* findNameProblems(
  reader: Reader,
  keys: Keys,
  { mayBeUnsigned }: { mayBeUnsigned: boolean },
): AsyncGenerator<NameProblem> {
  for (let after = ''; ; ) {
    const query = reader.selectFrom('AuditSubject').selectAll().where('id', '>', after).orderBy('id')
    const page = await limitRows<Tables, 'AuditSubject', Subject>(reader, query, pageSize).execute()
    for (const { id, name, hmac } of page) {
      const isFine = hmac === null ? mayBeUnsigned : isErasableUnchanged(keys, purpose, [id], { value: name, hmac })
      if (!isFine) yield { kind: 'name-edited', subject: id }
    }
    const last = page.at(-1)
    if (page.length < pageSize || !last) break
    after = last.id
  }
  // The events' foreign key forbids it; an attacker with the file alone need not ask.
  const without = await reader
    .selectFrom('AuditEvent')
    .select('subject')
    .distinct()
    .where('subject', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('AuditSubject').select('id').whereRef('AuditSubject.id', '=', 'AuditEvent.subject'))),
    )
    .execute()
  for (const { subject } of without) if (subject !== null) yield { kind: 'name-missing', subject }
}
