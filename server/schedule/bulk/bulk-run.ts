import type { AuditRecord } from '../../audit/chain.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { oneAddress } from '../../directory/mail-address.ts'
import type { MailOrder } from '../../notifications/notifications.ts'
import {
  type BulkOperation,
  changeBulkStatus,
  type StatusChange,
  saveBulkProgress,
} from '../../store/bulk-operations.ts'
import type { Tx } from '../../store/database.ts'
import type { JobRun } from '../job.ts'
import { addCounts } from '../progress.ts'
import { findTaskLink } from '../task-link.ts'
import { type BulkDefinition, type BulkKind, bulkDefinition, bulkKinds } from './bulk-definition.ts'

/** One operation, as this call of the job found it. */
export interface BulkRun {
  run: JobRun<unknown>
  operation: BulkOperation
  kind: BulkKind
  definition: BulkDefinition
}

/** An administrator has paused or stopped the operation since it was read; nothing of the transaction is kept. */
export class ChangedOperation extends Error {
  constructor() {
    super('the operation was paused or stopped')
    this.name = 'ChangedOperation'
  }
}

export function openBulkRun(run: JobRun<unknown>, operation: BulkOperation): BulkRun {
  const kind = bulkKinds.find((one) => one === operation.kind)
  if (!kind) throw new Error(`there is no bulk operation ${operation.kind}`)
  return { run, operation, kind, definition: bulkDefinition.parse(JSON.parse(operation.definition)) }
}

type Progress = Parameters<typeof saveBulkProgress>[2]

interface Step {
  /** Only while no administrator has changed the operation; throws `ChangedOperation` else. */
  isGuarded: boolean
  progress: Progress
  /** People who are done with. */
  counts?: Record<string, number>
  write?(tx: Tx): Promise<void>
}

/** Commits a step of the operation, under the lease of the job. */
export async function commitStep({ run, operation }: BulkRun, { isGuarded, progress, counts = {}, write }: Step) {
  const done = run.progress.done + Object.values(counts).reduce((sum, count) => sum + count, 0)
  await run.commit({ ...run.progress, done, counts: addCounts(run.progress.counts, counts) }, async (tx) => {
    const { id, status } = operation
    if (!(await saveBulkProgress(tx, isGuarded ? { id, status } : { id }, progress))) throw new ChangedOperation()
    await write?.(tx)
  })
}

/** Changes the status by itself, with an event of the audit. An administrator who was first has the last word. */
export async function endStep({ run, operation }: BulkRun, change: Omit<StatusChange, 'from'>): Promise<void> {
  const { id, kind, author, authorName } = operation
  await run.commit(run.progress, async (tx) => {
    if (!(await changeBulkStatus(tx, id, { from: [operation.status], ...change }))) throw new ChangedOperation()
    if (change.to === 'running') return
    const { problem: code } = change
    await run.services.audit.append(tx, {
      event: 'bulk-operation-changed',
      subject: { id: author, name: authorName ?? undefined },
      data: { id, kind, action: change.to, ...(code !== undefined && { code }) },
    })
  })
}

const retryAfterMs = (failures: number) => Math.min(15, 2 ** failures) * 60_000

/** Waits for a directory that does not answer; its administrators read why. */
export function postpone(bulk: BulkRun, problem: string): Promise<void> {
  const { failures } = bulk.operation
  return commitStep(bulk, {
    isGuarded: false,
    progress: { problem, failures: failures + 1, nextInMs: retryAfterMs(failures) },
  })
}

/** What the audit has of a person who was reached. */
export function createPersonRecord({ operation, kind }: BulkRun, person: DirectoryPerson): AuditRecord {
  const subject = { id: person.id, name: `${person.account}@${person.domain}` }
  const by = operation.author
  return kind === 'unregister'
    ? {
        event: 'configuration-changed',
        subject,
        data: { resource: 'registration', action: 'unregistered', by, operation: operation.id },
      }
    : { event: 'password-change-forced', subject, data: { task: 'bulk-operations', by, operation: operation.id } }
}

const mails = {
  'force-password-change': { template: 'password-change-required', workflows: ['manage-my-passwords'] },
  unregister: { template: 'registration-removed', workflows: ['register'] },
} as const satisfies Record<BulkKind, { template: string; workflows: readonly string[] }>

/** The mail to a person who was reached; undefined: none is wanted, or they have no address. */
export async function createBulkMail(
  { run: { services }, kind, definition: { mail, message = '' } }: BulkRun,
  person: DirectoryPerson,
): Promise<MailOrder | undefined> {
  const to = oneAddress.safeParse(person.mail)
  if (!mail || !to.success) return undefined
  const { template, workflows } = mails[kind]
  const { displayName, account, language = 'en' } = person
  const { policy } = await services.policies.resolve(person)
  const url = await findTaskLink(services, policy.id, workflows)
  return { to: to.data, template, language, values: { displayName, account, url, message } }
}
