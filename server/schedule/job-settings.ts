import { z } from 'zod'
import { type Finding, findingsOf } from '../policies/findings.ts'
import type { Job, JobSettings } from '../store/jobs.ts'
import { nextDue, timetableProblem } from './cron.ts'
import type { AnyTask } from './task.ts'

/** What an administrator says of a task. */
export const jobSettings = z.strictObject({
  /** Five fields. */
  cron: z.string().trim().min(1).max(200),
  timeZone: z.string().trim().min(1).max(64).default('UTC'),
  enabled: z.boolean(),
  /** Only this server runs it; absent: whichever is free. */
  node: z.string().max(64).optional(),
  settings: z.record(z.string(), z.unknown()).default({}),
})

export type GivenSettings = z.output<typeof jobSettings>

/** What keeps it from being saved. */
export function settingsProblems(
  task: AnyTask,
  given: GivenSettings,
  of: { nodes: readonly string[]; now: Date },
): Finding[] {
  const code = timetableProblem(given, of.now)
  const path = code === 'time-zone-unknown' ? 'timeZone' : 'cron'
  const settings = task.settings.safeParse(given.settings)
  return [
    ...(code ? [{ path, code }] : []),
    ...(given.node !== undefined && !of.nodes.includes(given.node) ? [{ path: 'node', code: 'node-unknown' }] : []),
    ...(settings.success ? [] : findingsOf(settings.error, ['settings'])),
  ]
}

/** As its row has it; settings that were left out get their defaults. */
export function storedSettings(task: AnyTask, given: GivenSettings, of: { job: Job; now: Date }): JobSettings {
  const { cron, timeZone, enabled, node = null } = given
  const nextAt = enabled ? (nextDue(given, of.now, of.job.lastDueAt) ?? null) : null
  return { cron, timeZone, enabled, node, nextAt, settings: JSON.stringify(task.settings.parse(given.settings)) }
}
