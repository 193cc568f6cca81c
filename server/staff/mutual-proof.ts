import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { readCode } from '../../shared/digits.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { auditSubject } from '../engine/audit-events.ts'
import type { StartRequest } from '../engine/engine.ts'
import type { EngineServices } from '../engine/services.ts'
import type { UnprovenCaller } from '../engine/sign-in-services.ts'
import { openOutsideRun } from '../engine/sign-ins.ts'
import { mutualProofGuesses } from '../factors/common/guess-limits.ts'
import { toSpokenCode } from '../factors/common/spoken-code.ts'
import type { Tx } from '../store/database.ts'
import { newToken } from '../store/keys.ts'
import {
  claimMutualProof,
  endMutualProof,
  findCallersProof,
  findMutualProof,
  keepMutualProofOpen,
  listOpenProofs,
  type MutualProofKey,
  type MutualProofRow,
  saveMutualProof,
} from '../store/mutual-proofs.ts'
import { findSession } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'

/**
 * How a caller sees that they speak to the helpdesk: the operator, who has opened the caller, reads out a number; the caller types it with their
 * account on `/verify`, and both pages show one short code for as long as the operator's page shows that person.
 */

const proofMs = 10 * 60_000
/** The operator's page tells every few seconds that it still shows the person; silent for this long, it is closed. */
const maxSilenceMs = 15_000
const numberLength = 6
const purpose = 'mutual proof number'

type Services = Pick<EngineServices, 'store' | 'keys' | 'audit'>

/** The operator who reads out, and whom they have opened. */
interface Opened {
  sessionHash: string
  operatorId: string
  person: Pick<DirectoryPerson, 'id' | 'account' | 'domain'>
}

interface OpenedPerson {
  sessionHash: string
  person: Pick<DirectoryPerson, 'id'>
}

const keyOf = ({ sessionHash, person }: OpenedPerson): MutualProofKey => ({ sessionHash, personId: person.id })

/** A new number to read out; an earlier one of this operator for the same person is over. */
export async function beginMutualProof(
  { store, keys, audit }: Services,
  opened: Opened,
): Promise<{ number: string; expiresAt: Date }> {
  const { operatorId, person } = opened
  const id = uuidv7()
  const number = String(randomInt(10 ** numberLength)).padStart(numberLength, '0')
  const numberHash = keys.hmac(purpose, id, person.id, number)
  const expiresAt = await store.transaction(async (tx) => {
    await audit.append(tx, {
      event: 'mutual-proof-begun',
      subject: { id: person.id, name: `${person.account}@${person.domain}` },
      data: { operator: operatorId, mutualProof: id },
    })
    return saveMutualProof(tx, { ...keyOf(opened), id, numberHash, openMs: maxSilenceMs, milliseconds: proofMs })
  })
  return { number, expiresAt }
}

/** What the operator's page shows, and that it still shows this person. Undefined: the number is over. `code`: once the caller has typed the number. */
export async function continueMutualProof(
  services: Pick<Services, 'store' | 'keys'>,
  opened: OpenedPerson,
): Promise<{ code?: string; expiresAt: Date } | undefined> {
  const { store } = services
  const key = keyOf(opened)
  const isOpen = await store.transaction((tx) => keepMutualProofOpen(tx, { ...key, openMs: maxSilenceMs }))
  const proof = isOpen ? await findMutualProof(store.read, key) : undefined
  return proof && { code: proof.callerHash === null ? undefined : codeOf(services, proof), expiresAt: proof.expiresAt }
}

/** The operator's page shows this person no longer. */
export async function closeMutualProof({ store }: Pick<Services, 'store'>, opened: OpenedPerson): Promise<void> {
  await store.transaction((tx) => endMutualProof(tx, keyOf(opened)))
}

export type TypedNumber = Pick<StartRequest, 'account' | 'domain'> & { number: string }

/** `token`: with which the caller's page asks for the code from now on. */
export type NumberVerdict =
  | { valid: true; token: string; code: string; expiresAt: Date }
  | { valid: false; code: 'mutual-proof-refused' }
  | { valid: false; code: 'too-many-attempts'; until?: Date }

/**
 * Judges what a caller typed, as one guess at the account. For an account that does not exist, that no operator has opened, or whose number is over,
 * the same is done and answered.
 */
export async function evaluateMutualProof(
  services: EngineServices,
  { number, account, domain }: TypedNumber,
  caller?: UnprovenCaller,
): Promise<NumberVerdict> {
  const { store, audit } = services
  const { subject, guesses } = await openOutsideRun(services, { account, domain, signInTo: 'self-service' }, caller)
  if (!(await guesses.reserve(mutualProofGuesses)))
    return { valid: false, code: 'too-many-attempts', until: guesses.refusedUntil }
  // The directory also has people who have registered nothing.
  const proof = await findRightProof(services, (subject.found ?? subject.person).id, number)
  if (!proof) return { valid: false, code: 'mutual-proof-refused' }
  const token = newToken()
  const claim = async (tx: Tx) => {
    if (!(await claimMutualProof(tx, { ...proof, callerHash: hashToken(tx, token) }))) return false
    await guesses.settle(tx)
    await audit.append(tx, {
      event: 'mutual-proof-shown',
      subject: auditSubject(subject),
      data: { mutualProof: proof.id },
    })
    return true
  }
  guesses.confirm(mutualProofGuesses)
  // Another page was first, or the operator has closed the person meanwhile.
  if (!(await store.transaction(claim))) return { valid: false, code: 'mutual-proof-refused' }
  return { valid: true, token, code: codeOf(services, proof), expiresAt: proof.expiresAt }
}

/** The proof whose number was typed. Where no number is read out, one comparison is made too, so that both take as long. */
async function findRightProof(
  { store, keys }: Services,
  personId: string,
  number: string,
): Promise<MutualProofRow | undefined> {
  const open = await listOpenProofs(store.read, personId)
  const isRight = ({ id, numberHash }: Pick<MutualProofRow, 'id' | 'numberHash'>) =>
    keys.verifyHmac(numberHash, purpose, id, personId, readCode(number))
  if (open.length === 0) isRight({ id: '', numberHash: '' })
  const right = open.find(isRight)
  return right && (await isOfSession(store, right)) ? right : undefined
}

/** The code for the page of the caller; undefined once the operator's page shows them no longer, or the operator's session is over. */
export async function loadCallersCode(
  services: Pick<Services, 'store' | 'keys'>,
  token: string,
): Promise<string | undefined> {
  const { store } = services
  const proof = await findCallersProof(store.read, hashToken(store.read, token))
  return proof && (await isOfSession(store, proof)) ? codeOf(services, proof) : undefined
}

const isOfSession = async (store: Services['store'], { sessionHash }: MutualProofRow): Promise<boolean> =>
  (await findSession(store.read, sessionHash)) !== undefined

/** Four characters: they are compared, not guessed. */
const codeOf = ({ keys }: Pick<Services, 'keys'>, { id }: Pick<MutualProofRow, 'id'>): string =>
  toSpokenCode(keys.stableHmac('mutual proof code', id), 4)
