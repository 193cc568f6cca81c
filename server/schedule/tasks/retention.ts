import { z } from 'zod'
import { cutAudit, deleteCutEvents, forgetSubjectsWithoutEvents } from '../../audit/cuts.ts'
import { deleteStatisticsBefore } from '../../store/user-statistics.ts'
import { defineTask } from '../task.ts'

const label = (name: string) => ({ label: `schedule.retention.${name}` })
const dayMs = 86_400_000
/** So few in one transaction that others write in between. */
const eventsAtOnce = 2_000

/** Deletes what is kept for looking back and is older than it may be. The audit is cut at a checkpoint, so that the rest still verifies. */
export const retention = defineTask({
  id: 'retention',
  cron: '30 4 * * *',
  settings: z.strictObject({
    /** 0: for good. */
    auditDays: z.int().min(0).max(36_500).default(0).meta(label('auditDays')),
    statisticsDays: z.int().min(0).max(36_500).default(1825).meta(label('statisticsDays')),
  }),
  async work(run) {
    const { settings, services } = run
    const { keys, audit, clock } = services
    const before = (days: number) => new Date(clock().getTime() - days * dayMs)
    if (settings.statisticsDays > 0) {
      await run.commit(run.progress, async (tx) => {
        await deleteStatisticsBefore(tx, before(settings.statisticsDays))
      })
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
        deleted = await deleteCutEvents(tx, keys, eventsAtOnce)
      })
    }
    await run.commit(run.progress, async (tx) => {
      counts.names = counts.events > 0 ? await forgetSubjectsWithoutEvents(tx) : 0
    })
    return { counts }
  },
})
