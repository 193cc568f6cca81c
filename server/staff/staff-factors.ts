import { z } from 'zod'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { NewPasskey } from '../factors/passkey/webauthn.ts'
import { assertConsumed } from '../profiles/assert-consumed.ts'
import { decryptFor, encryptFor } from '../profiles/encryption.ts'
import type { Reader, Tx } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import {
  findStaffFactors,
  insertStaffFactor,
  recordStaffFactorUse,
  removeStaffFactors,
  type StoredStaffFactor,
} from '../store/staff-factors.ts'

const contentShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('totp'), secret: z.string() }),
  z.object({
    kind: z.literal('passkey'),
    name: z.string(),
    credentialId: z.string(),
    publicKey: z.string(),
    transports: z.array(z.string()),
  }),
])
type Content = z.output<typeof contentShape>

/** An authenticator app or passkey of one person, which can neither be read in a mailbox nor guessed from what a colleague tells. */
export type StaffFactor = Content & { row: StoredStaffFactor }
export type StaffFactorKind = Content['kind']
type Owner = Pick<DirectoryPerson, 'id' | 'domain'>

/**
 * Kept apart from what people register for self-service: there a mail code or a passcode of the helpdesk suffices to add an app, so that
 * operators could make themselves administrators. Throws AppError for a row that was moved, or written without the key file.
 */
export async function loadStaffFactors(reader: Reader, keys: Keys, personId: string): Promise<StaffFactor[]> {
  const rows = await findStaffFactors(reader, personId)
  return rows.map((row) => {
    const content: unknown = JSON.parse(decryptFor(keys, 'staff-factor', personId, row.envelope))
    return { row, ...contentShape.parse(content) }
  })
}

/** A person has one app: setting up another replaces it. `step`: of the code that proved the secret, which counts as used. */
export async function saveStaffApp(
  tx: Tx,
  keys: Keys,
  { person, secret, step }: { person: Owner; secret: string; step: number },
): Promise<void> {
  const { id: personId, domain } = person
  await removeStaffFactors(tx, personId, 'totp')
  const envelope = encryptContent(keys, personId, { kind: 'totp', secret })
  await insertStaffFactor(tx, { personId, domain, kind: 'totp', envelope, lastUse: String(step) })
}

export async function saveStaffPasskey(
  tx: Tx,
  keys: Keys,
  { person, passkey: { counter, ...passkey } }: { person: Owner; passkey: NewPasskey },
): Promise<void> {
  const { id: personId, domain } = person
  const envelope = encryptContent(keys, personId, { kind: 'passkey', ...passkey })
  await insertStaffFactor(tx, { personId, domain, kind: 'passkey', envelope, lastUse: String(counter) })
}

/** For the transaction that ends the sign-in: throws `conflict` if the code or counter was used meanwhile. */
export const consumeUse =
  ({ row }: Pick<StaffFactor, 'row'>, newUse: number) =>
  async (tx: Tx): Promise<void> =>
    assertConsumed(await recordStaffFactorUse(tx, row, String(newUse)))

const encryptContent = (keys: Keys, personId: string, content: Content): string =>
  encryptFor(keys, 'staff-factor', personId, JSON.stringify(content))
