import type { Job } from '../store/jobs.ts'

/** Servers look for due jobs every few seconds, so a job that is due for longer was not started by any. */
const overdueMs = 10 * 60_000

/** Whether the job should have begun long ago. `now`: by the database's clock. */
export const isOverdue = ({ enabled, running, nextAt }: Job, now: Date): boolean =>
  enabled && !running && nextAt !== null && now.getTime() - nextAt.getTime() > overdueMs
