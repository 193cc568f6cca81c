import { z } from 'zod'
import type { Finding } from '../../policies/findings.ts'
import { checkJobSettings, jobSettings, toJobContent, toStoredSettings } from '../../schedule/job-settings.ts'
import { jobDefinitions } from '../../schedule/jobs/index.ts'
import { readDatabaseTime } from '../../store/database-time.ts'
import { type Job, listJobs, updateJob } from '../../store/jobs.ts'
import { listNodes, nodeAliveMs } from '../../store/nodes.ts'
import { isSameContent } from '../canonical.ts'
import { type Change, defineSection } from '../section.ts'

const shape = z
  .strictObject(
    Object.fromEntries(
      jobDefinitions.map(({ id, settings }) => [id, jobSettings.extend({ settings: settings.prefault({}) })]),
    ),
  )
  .partial()

/** Scheduled tasks that a document does not name stay as they are. */
export const jobsSection = defineSection({
  name: 'jobs',
  // What is in `settings` is checked by the task's own shape.
  shape: shape as z.ZodType<Record<string, z.output<typeof jobSettings>>>,

  async read(reader) {
    const stored = await listJobs(reader)
    return Object.fromEntries(
      jobDefinitions.flatMap(({ id, settings }) => {
        const job = stored.find((one) => one.id === id)
        return job ? [[id, readJob(job, settings)]] : []
      }),
    )
  },

  async compare({ services: { store } }, wanted) {
    const stored = await listJobs(store.read)
    const now = await readDatabaseTime(store.read)
    const nodes = (await listNodes(store.read, nodeAliveMs)).map((node) => node.id)
    const changes: Change[] = []
    const problems: Finding[] = []
    for (const definition of jobDefinitions) {
      const { id } = definition
      const given = wanted[id]
      const job = stored.find((one) => one.id === id)
      if (!given || !job) continue
      const before = readJob(job, definition.settings)
      if (isSameContent(before, given)) continue
      const findings = checkJobSettings(definition, given, { nodes, now })
      problems.push(...findings.map((finding) => ({ ...finding, path: `${id}.${finding.path}` })))
      if (findings.length > 0) continue
      const settings = toStoredSettings(definition, given, { job, now })
      const version = job.version + 1
      changes.push({
        resource: 'job',
        id,
        action: 'changed',
        before,
        after: given,
        async write(tx) {
          if (!(await updateJob(tx, { id, expectedVersion: job.version }, settings))) return undefined
          const content = toJobContent(settings)
          const earlier = { version: job.version, content: toJobContent(job) }
          return {
            number: version,
            kept: { resource: 'job', id, action: 'imported', version, content, before: earlier },
          }
        },
      })
    }
    return { changes, problems, warnings: [] }
  },
})

function readJob({ cron, timeZone, enabled, node, settings }: Job, shape: z.ZodType): z.output<typeof jobSettings> {
  const stored = JSON.parse(settings)
  // Every task's settings are an object.
  const parsed = (shape.safeParse(stored).data ?? stored) as Record<string, unknown>
  return { cron, timeZone, enabled, ...(node !== null && { node }), settings: parsed }
}
