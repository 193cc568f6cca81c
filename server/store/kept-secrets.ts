import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Reader, Tx } from './database.ts'
import { readDatabaseTime } from './database-time.ts'
import type { Keys } from './keys.ts'

/**
 * Secrets of other systems: an administrator enters one where a setting or a step of a workflow asks for it, and what is stored, shown, compared, kept
 * as a version and exported there is a reference, `secret:<id>`. The secret itself is here, encrypted, and is read only by what sends it.
 */
const reference = /^secret:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

const keyPurpose = 'kept secret'

/**
 * A field for such a secret. `purpose`, such as `radius server`, is part of what is encrypted: whoever may edit one kind of setting cannot have the secret of
 * another kind sent somewhere.
 */
export const keptSecret = (purpose: string, maxLength = 500) =>
  z.string().min(1).max(maxLength).meta({ secret: true, keptFor: purpose, autocomplete: 'off' })

export interface KeptSecrets {
  /** Undefined: no secret of that purpose is kept under the reference. */
  reveal(named: string, purpose: string): Promise<string | undefined>
}

export interface NewSecret {
  id: string
  purpose: string
  text: string
}

/** Id of the secret that a stored value refers to; undefined: it is a secret in clear, as it was entered. */
export const readReference = (value: string): string | undefined => reference.exec(value)?.[1]

export function createSecret(purpose: string, text: string): NewSecret & { reference: string } {
  const id = uuidv7()
  return { id, purpose, text, reference: `secret:${id}` }
}

export async function insertSecret(tx: Tx, keys: Keys, { id, purpose, text }: NewSecret): Promise<void> {
  // Its own id and purpose are in the envelope: nobody who writes into the database can put it in another's place.
  const envelope = keys.encrypt(JSON.stringify([id, purpose, text]), keyPurpose)
  const createdAt = await readDatabaseTime(tx)
  await tx.insertInto('KeptSecret').values({ id, purpose, envelope, createdAt }).execute()
}

/** Those of these ids that are kept for their purpose. */
export async function findKeptIds(reader: Reader, wanted: readonly Omit<NewSecret, 'text'>[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const { id, purpose } of wanted) {
    const row = await reader.selectFrom('KeptSecret').select('purpose').where('id', '=', id).executeTakeFirst()
    if (row?.purpose === purpose) found.add(id)
  }
  return found
}

export const createKeptSecrets = (read: Reader, keys: Keys): KeptSecrets => ({
  async reveal(named, purpose) {
    const id = readReference(named) ?? ''
    const row = await read.selectFrom('KeptSecret').select('envelope').where('id', '=', id).executeTakeFirst()
    const [ownId, ownPurpose, text] = row ? (JSON.parse(keys.decrypt(row.envelope, keyPurpose)) as string[]) : []
    return ownId === id && ownPurpose === purpose ? text : undefined
  },
})
