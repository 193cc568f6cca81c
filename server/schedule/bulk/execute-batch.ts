import { AppError } from '../../../shared/errors.ts'
import { findEndReason } from '../../authentication/end-access.ts'
import type { DirectoryPerson, WriteTicket } from '../../directory/directory.ts'
import { readAdministration } from '../../policies/administration.ts'
import { isAdministrator } from '../../policies/staff-roles.ts'
import { type BulkPerson, listBulkPeople, saveBulkOutcomes } from '../../store/bulk-people.ts'
import type { Tx } from '../../store/database.ts'
import { deleteProfile } from '../../store/profiles.ts'
import { deleteRemindersOfPerson } from '../../store/reminders.ts'
import type { BulkOutcome } from './bulk-outcomes.ts'
import { choosePeople, createBulkMatcher } from './bulk-people.ts'
import { type BulkRun, commitStep, createBulkMail, createPersonRecord, endStep, postpone } from './bulk-run.ts'
import { forceChange } from './force-change.ts'

/** People between two commits: so many writes are announced at most when a process ends. */
const batchSize = 20

/** How long announced writes are sent: half of the job's lease, so that no other node settles what this one is about to send. */
const maxSendMs = 30_000

/** What is known of a person of the batch. */
interface Reached {
  personId: string
  outcome: BulkOutcome
  /** Of those who are told. */
  person?: DirectoryPerson
}

/** Reaches the next people of the current wave, or begins the next wave. False: the operation waits or has ended. */
export async function executeBatch(bulk: BulkRun): Promise<boolean> {
  const { run, operation, definition } = bulk
  const left = operation.waveLeft
  const waiting = await listBulkPeople(run.services.store.read, {
    operation: operation.id,
    outcome: 'waiting',
    count: Math.min(batchSize, left === 0 ? 1 : left),
  })
  if (waiting.length === 0) {
    await endStep(bulk, { to: 'done' })
    return false
  }
  if (!(await isAuthorAdmitted(bulk))) {
    await endStep(bulk, { to: 'paused', problem: 'author-not-admitted' })
    return false
  }
  if (left === 0) {
    await commitStep(bulk, { isGuarded: true, progress: { wave: operation.wave + 1, waveLeft: definition.waveSize } })
    return true
  }
  const { skipped, chosen } = await checkAgain(bulk, waiting)
  return bulk.kind === 'unregister' ? unregister(bulk, skipped, chosen) : forceChanges(bulk, skipped, chosen)
}

/** Who started it, or resumed it last, answers for every effect: an account that was taken over stops with its role. */
async function isAuthorAdmitted({ run: { services, signal }, operation }: BulkRun): Promise<boolean> {
  const session = services.directory.openSession({ domain: operation.authorDomain, signal })
  const found = await session.findByIdWithState(operation.author)
  if (!found || findEndReason(found.state)) return false
  return isAdministrator(found.person, await readAdministration(services.store.read), services.directory)
}

/** Everybody is looked at again right before the effect, since days may have passed since they were listed. */
async function checkAgain({ run: { services, signal }, kind, definition }: BulkRun, waiting: readonly BulkPerson[]) {
  const matches = createBulkMatcher(services, definition.scope)
  const skipped: Reached[] = []
  const chosen: DirectoryPerson[] = []
  for (const { personId, domain, passwordLastSet } of waiting) {
    const listed = await services.directory.openSession({ domain, signal }).findByIdWithState(personId)
    const [one] = listed ? await choosePeople(services, kind, matches, [listed]) : []
    if (!listed) skipped.push({ personId, outcome: 'left-directory' })
    else if (!one) skipped.push({ personId, outcome: 'left-scope' })
    else if (one.leftOut) skipped.push({ personId, outcome: one.leftOut })
    else if (kind === 'force-password-change' && !isSameMoment(passwordLastSet, one.state.passwordLastSet))
      skipped.push({ personId, outcome: 'changed-meanwhile' })
    else chosen.push(one.person)
  }
  return { skipped, chosen }
}

/** A database keeps milliseconds, a directory more. */
const isSameMoment = (one: Date | null, other: Date | undefined): boolean => one?.getTime() === other?.getTime()

/** Database and outbox alone: one transaction does it, and no write has to be announced. */
async function unregister(bulk: BulkRun, skipped: readonly Reached[], chosen: readonly DirectoryPerson[]) {
  const done = chosen.map((person): Reached => ({ personId: person.id, outcome: 'done', person }))
  await commitReached(bulk, [...skipped, ...done], {
    isGuarded: true,
    async write(tx) {
      for (const { id } of chosen) {
        await deleteProfile(tx, id)
        await deleteRemindersOfPerson(tx, id)
      }
    },
  })
  return true
}

async function forceChanges(bulk: BulkRun, skipped: readonly Reached[], chosen: readonly DirectoryPerson[]) {
  const { run, operation } = bulk
  const prepared: { person: DirectoryPerson; ticket: WriteTicket }[] = []
  for (const person of chosen) {
    const ticket = await run.services.directory
      .openSession({ domain: person.domain, signal: run.signal })
      .prepareWrite(person)
    if (!ticket) throw new AppError('directory-unreachable')
    prepared.push({ person, ticket })
  }
  const announced = prepared.map(({ person, ticket }) => ({
    personId: person.id,
    outcome: 'announced',
    ticket: JSON.stringify(ticket),
    wave: operation.wave,
  }))
  await commitStep(bulk, {
    isGuarded: true,
    progress: { unsettled: announced.length > 0, problem: null, failures: 0 },
    counts: countOutcomes(skipped),
    write: (tx) =>
      saveBulkOutcomes(tx, operation.id, [...announced, ...skipped.map((one) => toRow(one, operation.wave))]),
  })
  if (announced.length === 0) return true

  const reached: Reached[] = []
  let isUnreachable = false
  let isUnsettled = false
  const sentUntil = performance.now() + maxSendMs
  for (const { person, ticket } of prepared) {
    // A server that stops sends nothing more; what was sent is recorded by the one that goes on.
    run.signal.throwIfAborted()
    if (performance.now() > sentUntil) {
      isUnsettled = true
      break
    }
    const session = run.services.directory.openSession({ domain: person.domain, signal: run.signal })
    const outcome = isUnreachable ? 'unreachable' : await forceChange(session, person, ticket)
    if (outcome === 'unreachable') {
      isUnreachable = true
      reached.push({ personId: person.id, outcome: 'waiting' })
    } else if (outcome === 'unsettled') isUnsettled = true
    else reached.push({ personId: person.id, outcome, person })
  }
  await commitReached(bulk, reached, { isGuarded: false, unsettled: isUnsettled })
  if (reached.length > 0 && reached.every(({ outcome }) => outcome === 'not-permitted')) {
    await endStep(bulk, { to: 'paused', problem: 'not-permitted' })
    return false
  }
  if (!isUnreachable && !isUnsettled) return true
  await postpone(bulk, 'directory-unreachable')
  return false
}

const toRow = ({ personId, outcome }: Reached, wave: number) => ({ personId, outcome, wave })

const countOutcomes = (reached: readonly Reached[]): Record<string, number> => {
  const isDone = ({ outcome }: Reached) => outcome === 'done'
  const others = reached.filter((one) => !isDone(one) && one.outcome !== 'waiting')
  return { reached: reached.filter(isDone).length, notReached: others.length }
}

/** Records what became of people; those who were reached are in the audit, and get their mail. */
export async function commitReached(
  bulk: BulkRun,
  reached: readonly Reached[],
  options: { isGuarded: boolean; unsettled?: boolean; write?(tx: Tx): Promise<void> },
): Promise<void> {
  const { run, operation, definition } = bulk
  const { audit, notifications } = run.services
  const done = reached.flatMap(({ outcome, person }) => (outcome === 'done' && person ? [person] : []))
  const mails = await Promise.all(done.map((person) => createBulkMail(bulk, person)))
  const waveLeft = Math.max(0, operation.waveLeft - done.length)
  const isWaveOver = operation.waveLeft > 0 && waveLeft === 0
  await commitStep(bulk, {
    isGuarded: options.isGuarded,
    progress: {
      waveLeft,
      unsettled: options.unsettled ?? false,
      problem: null,
      failures: 0,
      ...(isWaveOver && { nextInMs: definition.pauseMinutes * 60_000 }),
    },
    counts: countOutcomes(reached),
    async write(tx) {
      await options.write?.(tx)
      await saveBulkOutcomes(
        tx,
        operation.id,
        reached.map((one) => toRow(one, operation.wave)),
      )
      for (const mail of mails) if (mail) await notifications.enqueue(tx, mail)
      await audit.append(tx, ...done.map((person) => createPersonRecord(bulk, person)))
    },
  })
}
