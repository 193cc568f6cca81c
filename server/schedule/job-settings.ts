import { z } from 'zod'
import { type Finding, toFindings } from '../policies/findings.ts'
import type { Job, JobSettings } from '../store/jobs.ts'
import { checkTimetable, findNextDue } from './cron.ts'
import type { AnyJobDefinition } from './job.ts'

/** What an administrator sets for a job. */
export const jobSettings = z.strictObject({
  /** Five fields. */
  cron: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ control: 'timetable', label: 'schedule.cron', hint: 'schedule.cron-hint' }),
  timeZone: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .default('UTC')
    .meta({ label: 'schedule.timeZone', hint: 'schedule.timeZone-hint' }),
  enabled: z.boolean().meta({ label: 'schedule.enabled' }),
  /** Only this server runs it; absent: any server. */
  node: z.string().max(64).optional().meta({ label: 'schedule.node', hint: 'schedule.node-hint' }),
  settings: z.record(z.string(), z.unknown()).default({}).meta({ label: 'schedule.settings' }),
})

export type JobSettingsInput = z.output<typeof jobSettings>

/** Problems that prevent saving. */
export function checkJobSettings(
  definition: AnyJobDefinition,
  given: JobSettingsInput,
  { nodes, now }: { nodes: readonly string[]; now: Date },
): Finding[] {
  const code = checkTimetable(given, now)
  const path = code === 'time-zone-unknown' ? 'timeZone' : 'cron'
  const settings = definition.settings.safeParse(given.settings)
  return [
    ...(code ? [{ path, code }] : []),
    ...(given.node !== undefined && !nodes.includes(given.node) ? [{ path: 'node', code: 'node-unknown' }] : []),
    ...(settings.success ? [] : toFindings(settings.error, ['settings'])),
  ]
}

/** As they are stored; omitted settings get their defaults. */
export function toStoredSettings(
  definition: AnyJobDefinition,
  given: JobSettingsInput,
  { job, now }: { job: Job; now: Date },
): JobSettings {
  const { cron, timeZone, enabled, node = null } = given
  const nextAt = enabled ? (findNextDue(given, now, job.lastDueAt) ?? null) : null
  return { cron, timeZone, enabled, node, nextAt, settings: JSON.stringify(definition.settings.parse(given.settings)) }
}

/** What an administrator sets, as its versions are kept. */
export function toJobContent(job: Omit<JobSettings, 'nextAt'>) {
  const { cron, timeZone, enabled, node, settings } = job
  return { cron, timeZone, enabled, node, settings: JSON.parse(settings) as unknown }
}
