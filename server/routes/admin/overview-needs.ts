import { z } from 'zod'
import { translateFirst } from '../../../shared/languages/composed-keys.ts'
import type { Translator } from '../../../shared/languages/translator.ts'
import { readAdministration } from '../../policies/administration.ts'
import { listMissingRoleGroups } from '../../policies/check-administrators.ts'
import { isOverdue } from '../../schedule/overdue.ts'
import { toJobStatus } from '../../schedule/status.ts'
import { listBulkOperations } from '../../store/bulk-operations.ts'
import type { Reader } from '../../store/database.ts'
import { readDatabaseTime } from '../../store/database-time.ts'
import { type Job, listJobs } from '../../store/jobs.ts'
import { countMails, findWaitingSince } from '../../store/outbox.ts'
import { certificateWarningDays } from '../../text-file.ts'
import type { AdminServices, KnownCertificate } from './resource.ts'

/** What waits for an administrator. */
export const need = z.object({
  code: z.enum([
    'certificate-of-directory',
    'certificate-of-mail',
    'certificate-of-server',
    'mails-given-up',
    'mails-waiting',
    'job-failed',
    'jobs-overdue',
    'role-group-missing',
    'second-factor-off',
    'sample-company',
    'bulk-paused',
  ]),
  count: z.int().optional().describe('Of a certificate: days that are left; 0: it has ended'),
  id: z.string().optional().describe('Of the bulk operation'),
  title: z
    .string()
    .optional()
    .describe(
      'Of the scheduled task (of several the one that is due longest) or bulk operation; of a group, as it is stored; of a certificate, the host',
    ),
  at: z.iso
    .datetime()
    .optional()
    .describe('Since when mails wait, or a scheduled task is due; until when a certificate holds'),
})

type Need = z.output<typeof need>

/** Older ones that paused long ago are no news. */
const recentOperations = 20
/** A mail that waits longer is not merely queued: no mail server is set, or none accepts it. */
const maxWaitMs = 15 * 60_000

export async function listNeeds(
  { store: { read }, directory, certificates }: AdminServices,
  { t, needsSecondFactor, signal }: { t: Translator; needsSecondFactor: boolean; signal: AbortSignal },
): Promise<Need[]> {
  const now = await readDatabaseTime(read)
  // A directory that does not answer says nothing of groups.
  const missing = await listMissingRoleGroups(directory, await readAdministration(read), signal).catch(() => [])
  const paused = (await listBulkOperations(read, { count: recentOperations })).filter(
    ({ status, problem }) => status === 'paused' && problem !== null,
  )
  return [
    ...paused.map(({ id, name }) => ({ code: 'bulk-paused' as const, id, title: name })),
    ...missing.map(({ group }) => ({ code: 'role-group-missing' as const, title: group })),
    ...(directory.isSample ? [{ code: 'sample-company' as const }] : []),
    ...certificates.list().flatMap((certificate) => toNeed(certificate, now)),
    ...(await listNeedsOfMails(read, now)),
    ...listNeedsOfJobs(await listJobs(read), now, t),
    ...(directory.isSample || needsSecondFactor ? [] : [{ code: 'second-factor-off' as const }]),
  ]
}

const dayMs = 86_400_000

/** Nothing for a certificate that holds long enough. */
function toNeed({ shownBy, name, until }: KnownCertificate, now: Date): Need[] {
  const days = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / dayMs))
  if (days > certificateWarningDays) return []
  return [{ code: `certificate-of-${shownBy}`, count: days, title: name, at: until.toISOString() }]
}

async function listNeedsOfMails(read: Reader, now: Date): Promise<Need[]> {
  const { givenUp, waiting } = await countMails(read)
  const since = waiting > 0 ? await findWaitingSince(read) : undefined
  const isLong = since !== undefined && now.getTime() - since.getTime() > maxWaitMs
  return [
    ...(isLong ? [{ code: 'mails-waiting' as const, count: waiting, at: since.toISOString() }] : []),
    ...(givenUp > 0 ? [{ code: 'mails-given-up' as const, count: givenUp }] : []),
  ]
}

function listNeedsOfJobs(jobs: readonly Job[], now: Date, t: Translator): Need[] {
  const toTitle = ({ id }: Job) => translateFirst(t, [`schedule.${id}.name`]) ?? id
  const failed = jobs.filter((job) => toJobStatus(job).lastResult?.outcome === 'failed')
  const overdue = jobs
    .filter((job) => isOverdue(job, now))
    .toSorted((one, other) => Number(one.nextAt) - Number(other.nextAt))
  const [first] = overdue
  return [
    ...failed.map((job) => ({ code: 'job-failed' as const, title: toTitle(job) })),
    ...(first
      ? [
          {
            code: 'jobs-overdue' as const,
            count: overdue.length,
            title: toTitle(first),
            at: first.nextAt?.toISOString(),
          },
        ]
      : []),
  ]
}
