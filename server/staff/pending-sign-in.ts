import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { frontEnds } from '../authentication/sign-in-module.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { decryptFor, encryptFor } from '../profiles/encryption.ts'
import type { Tx } from '../store/database.ts'
import { newToken } from '../store/keys.ts'
import {
  endPendingSignIn,
  findPendingSignIn,
  insertPendingSignIn,
  type PendingSignInRow,
  updatePendingSignIn,
} from '../store/pending-sign-ins.ts'
import { hashToken } from '../store/signed-rows.ts'
import type { StaffFactorServices } from './services.ts'

/** From the right password, and again from the right enrolment code. */
export const pendingSignInMs = 5 * 60_000

const contentShape = z.object({
  frontEnd: z.enum(frontEnds),
  module: z.string(),
  domain: z.string(),
  /** Which identities signed in, for the audit. */
  facts: z.object({ identity: z.string().optional(), authenticatedIdentity: z.string().optional() }).optional(),
  /** Of the passkey that was asked for. */
  challenge: z.string().optional(),
  /** After the right enrolment code: what the new factor is made from. `hmac`: the code's, which is consumed with it. */
  enrolment: z.object({ hmac: z.string(), secret: z.string(), challenge: z.string() }).optional(),
})
type Content = z.output<typeof contentShape>

/** A sign-in whose password was right, as the browser's cookie names it. */
export interface PendingSignIn extends Content {
  row: PendingSignInRow
  person: DirectoryPerson
}

type Services = Pick<StaffFactorServices, 'store' | 'keys' | 'directory' | 'staffGate'>

/** Returns the token, for the browser's cookie. */
export async function beginPendingSignIn(
  { keys }: Pick<Services, 'keys'>,
  tx: Tx,
  {
    person,
    ...content
  }: { person: Pick<DirectoryPerson, 'id' | 'domain'> } & Pick<Content, 'facts' | 'frontEnd' | 'module'>,
): Promise<string> {
  const token = newToken()
  const tokenHash = hashToken(tx, token)
  await insertPendingSignIn(tx, {
    tokenHash,
    personId: person.id,
    envelope: encryptContent(keys, tokenHash, { ...content, domain: person.domain }),
    milliseconds: pendingSignInMs,
  })
  return token
}

/** Throws AppError `sign-in-over` when it has ended, or its person is no longer admitted. */
export async function loadPendingSignIn(services: Services, token: string | undefined): Promise<PendingSignIn> {
  const { store, keys, directory, staffGate } = services
  const row = token === undefined ? undefined : await findPendingSignIn(store.read, hashToken(store.read, token))
  if (!row) throw new AppError('sign-in-over')
  // Bound to the token: a row that was written into the database by others, or moved to another token, does not decrypt.
  const content = contentShape.parse(JSON.parse(decryptFor(keys, 'pending-sign-in', row.tokenHash, row.envelope)))
  const person = await directory.openSession({ domain: content.domain }).findById(row.personId)
  if (!person || !(await staffGate.isAdmitted(content.frontEnd, person))) throw new AppError('sign-in-over')
  return { ...content, row, person }
}

/** Remembers more of it. Throws AppError `conflict` if it has ended, or another call was first. */
export async function updatePending(
  { keys }: Pick<Services, 'keys'>,
  tx: Tx,
  { row, person: _, ...content }: PendingSignIn,
  change: Pick<Content, 'challenge' | 'enrolment'>,
  milliseconds?: number,
): Promise<void> {
  const envelope = encryptContent(keys, row.tokenHash, { ...content, ...change })
  if (!(await updatePendingSignIn(tx, row, { envelope, milliseconds }))) throw new AppError('conflict')
}

/** Throws AppError `sign-in-over` if another call was first, so that it becomes at most one session. */
export async function consumePending(tx: Tx, { row }: Pick<PendingSignIn, 'row'>): Promise<void> {
  if (!(await endPendingSignIn(tx, row.tokenHash))) throw new AppError('sign-in-over')
}

const encryptContent = (keys: Services['keys'], tokenHash: string, content: Content): string =>
  encryptFor(keys, 'pending-sign-in', tokenHash, JSON.stringify(content))
