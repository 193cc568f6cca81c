import { AppError } from '../../shared/errors.ts'
import type { AuditRecord } from '../audit/chain.ts'
import { endAccessUnrecorded } from '../authentication/end-access.ts'
import type { PasswordRefusal, SetOutcome } from '../connected-systems/connected-system.ts'
import type { Tx } from '../store/database.ts'
import {
  announceTargetPassword,
  findTargetPassword,
  settleTargetPassword,
  type TargetPassword,
  writeLeaseMs,
} from '../store/target-passwords.ts'
import { notifyPasswordSet } from './notify-password-set.ts'
import type { Asker, PasswordPageServices } from './services.ts'
import type { SettableTarget } from './targets.ts'

/** `pending`: the process that took the order is still at it. */
export type TargetOutcome =
  | { outcome: 'applied' | 'unknown' | 'unreachable' | 'pending' | 'busy' }
  | { outcome: 'refused'; refusal: PasswordRefusal }

interface Order {
  request: string
  target: SettableTarget
  newPassword: string
}

/**
 * Sets the password of one account at most once: the write is announced before it is sent, and a write whose outcome is not known is settled before another
 * is sent. The same request, sent again, gets what became of it.
 */
export async function setPassword(
  services: PasswordPageServices,
  asker: Asker,
  { request, target, newPassword }: Order,
): Promise<TargetOutcome> {
  const { store } = services
  const before = await findTargetPassword(store.read, target.id)
  if (before?.isLeased) return { outcome: before.request === request ? 'pending' : 'busy' }
  if (before && before.state !== 'announced' && before.request === request) return readOutcome(before)
  if (before?.state === 'announced') {
    const settled = await settle(services, asker, { announced: before, target, newPassword })
    if (settled !== 'not-applied') return { outcome: settled }
  }
  const outcome = await target.account.set(newPassword, createAnnouncer(services, asker, { request, target }))
  if (outcome.outcome === 'busy' || outcome.outcome === 'unknown') return outcome
  await record(services, asker, { request, target, outcome })
  return outcome
}

/** Finds out what became of a write that an earlier request has announced. */
async function settle(
  services: PasswordPageServices,
  asker: Asker,
  { announced, target, newPassword }: { announced: TargetPassword; target: SettableTarget; newPassword: string },
): Promise<'applied' | 'not-applied' | 'unknown'> {
  const settled = await target.account.settle(JSON.parse(announced.ticket), newPassword)
  if (settled === 'unknown') return settled
  const outcome = settled === 'applied' ? ({ outcome: 'applied' } as const) : ({ outcome: 'unreachable' } as const)
  await record(services, asker, { request: announced.request, target, outcome, isSettled: true })
  return settled
}

/** Stores the ticket of a write right before it is sent. False: another request has announced one meanwhile, or it took too long to be sure of that. */
function createAnnouncer(
  { store }: PasswordPageServices,
  { identity }: Asker,
  { request, target }: Pick<Order, 'request' | 'target'>,
): (ticket: object) => Promise<boolean> {
  let isAnnounced = false
  return async (ticket) => {
    const startedAt = performance.now()
    const row = { target: target.id, request, personId: identity.id, ticket: JSON.stringify(ticket) }
    const mayBeSent = await store.transaction(async (tx) => {
      // The one before was certainly not sent.
      if (isAnnounced && !(await settleTargetPassword(tx, row, { state: 'not-applied', refusal: null }))) return false
      return announceTargetPassword(tx, row)
    })
    isAnnounced ||= mayBeSent
    return mayBeSent && performance.now() - startedAt < writeLeaseMs / 2
  }
}

interface Recorded {
  request: string
  target: SettableTarget
  outcome: Exclude<SetOutcome, { outcome: 'unknown' | 'busy' }>
  /** It was found out by a later request. */
  isSettled?: boolean
}

/** One transaction: what became of the write, the audit under the signed-in identity, the end of what the old password opened, and the mails. */
async function record(services: PasswordPageServices, asker: Asker, recorded: Recorded): Promise<void> {
  const { store, audit } = services
  const { request, target, outcome } = recorded
  const mails = outcome.outcome === 'applied' ? await notifyPasswordSet(services, asker, target) : undefined
  await store.transaction(async (tx) => {
    const refusal = outcome.outcome === 'refused' ? JSON.stringify(outcome.refusal) : null
    const state = { applied: 'applied', refused: 'refused', unreachable: 'not-applied' }[outcome.outcome]
    const isFirst = await settleTargetPassword(tx, { target: target.id, request }, { state, refusal })
    // Nothing was announced, or another request has found out the same.
    if (!isFirst) return
    await audit.append(tx, ...(await toRecords(tx, asker, recorded)))
    await mails?.(tx)
  })
}

async function toRecords(tx: Tx, asker: Asker, { target, outcome, isSettled }: Recorded): Promise<AuditRecord[]> {
  const { owner } = target.account
  const subject = { id: owner.id, name: owner.name }
  const { identity, person, sessionHash } = asker
  const data = {
    by: person.id,
    identity: identity.id,
    authenticatedIdentity: identity.id,
    relation: target.relation,
    target: target.id,
    settled: isSettled,
  }
  if (outcome.outcome !== 'applied') {
    const code = outcome.outcome === 'refused' ? outcome.refusal.code : 'not-applied'
    return [{ event: 'password-not-set', subject, data: { ...data, code } }]
  }
  const ended = await endAccessUnrecorded(tx, owner, { why: 'password-reset', exceptSession: sessionHash })
  return [...ended, { event: 'password-reset', subject, data }]
}

function readOutcome({ state, refusal }: TargetPassword): TargetOutcome {
  if (state === 'applied') return { outcome: 'applied' }
  if (state === 'refused') return { outcome: 'refused', refusal: JSON.parse(refusal ?? 'null') as PasswordRefusal }
  if (state === 'not-applied') return { outcome: 'unreachable' }
  throw new AppError('unexpected')
}
