import { z } from 'zod'
import { cutAudit, deleteCutEvents, deleteSubjectsWithoutEvents } from '../../audit/cuts.ts'
import { maxDeletedRows } from '../../store/delete-rows.ts'
import { deleteVersionsBefore } from '../../store/resource-versions.ts'
import { deleteStatisticsBefore } from '../../store/user-statistics.ts'
import { defineJob } from '../job.ts'

const label = (name: string) => ({ label: `schedule.retention.${name}`, unit: 'days' })
const dayMs = 86_400_000
/** So that what an attacker does today cannot be deleted by a setting before it is noticed. */
const minAuditDays = 30
/** Events per transaction, so that others can write in between. */
const maxEventsPerTransaction = 2_000

/** Deletes audit events and statistics beyond their retention. The audit is cut at a checkpoint, so that the rest still verifies. */
export const retention = defineJob({
  id: 'retention',
  cron: '30 4 * * *',
  settings: z.strictObject({
    /** 0: kept for ever. */
    auditDays: z
      .int()
      .min(0)
      .max(36_500)
      .refine((days) => days === 0 || days >= minAuditDays, {
        error: 'audit-days-too-few',
        params: { minimum: minAuditDays },
      })
      .default(0)
      .meta(label('auditDays')),
    /** Of versions of policies, settings and so on; the newest of each stays. 0: kept for ever. */
    versionDays: z.int().min(0).max(36_500).default(0).meta(label('versionDays')),
    statisticsDays: z.int().min(0).max(36_500).default(1825).meta(label('statisticsDays')),
  }),
  async work(run) {
    const { settings, services } = run
    const { keys, audit, clock } = services
    const before = (days: number) => new Date(clock().getTime() - days * dayMs)
    for (const [days, deleteBefore] of [
      [settings.statisticsDays, deleteStatisticsBefore],
      [settings.versionDays, deleteVersionsBefore],
    ] as const) {
      for (let deleted = days > 0 ? maxDeletedRows : 0; deleted >= maxDeletedRows; ) {
        await run.commit(run.progress, async (tx) => {
          deleted = await deleteBefore(tx, before(days))
        })
      }
    }
    if (settings.auditDays > 0) {
      await run.commit(run.progress, async (tx) => {
        const heads = await cutAudit(tx, { keys, now: clock, before: before(settings.auditDays) })
        const ends = heads?.map(({ node, sequence }) => ({ node, sequence }))
        if (ends) await audit.append(tx, { event: 'audit-cut', data: { ends } })
      })
    }
    const counts = { events: 0, names: 0 }
    for (let deleted = 1; deleted > 0; counts.events += deleted) {
      await run.commit(run.progress, async (tx) => {
        deleted = await deleteCutEvents(tx, keys, maxEventsPerTransaction)
      })
    }
    for (let after: string | undefined = counts.events > 0 ? '' : undefined; after !== undefined; ) {
      const from: string = after
      await run.commit(run.progress, async (tx) => {
        const { deleted, last } = await deleteSubjectsWithoutEvents(tx, from)
        counts.names += deleted
        after = last
      })
    }
    return { counts }
  },
})
