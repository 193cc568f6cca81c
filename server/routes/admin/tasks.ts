import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import { words } from '../../../shared/languages/words.ts'
import { jobSettings, settingsProblems, storedSettings } from '../../schedule/job-settings.ts'
import { ensureJobs } from '../../schedule/scheduler.ts'
import { statusOf, taskStatus } from '../../schedule/status.ts'
import type { AnyTask } from '../../schedule/task.ts'
import { tasks } from '../../schedule/tasks/index.ts'
import { findJob, type Job, listJobs, readClock, requestJob, updateJob } from '../../store/jobs.ts'
import { listNodes } from '../../store/nodes.ts'
import { languageOf } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import {
  type AdminServices,
  changeBy,
  changedMeanwhile,
  defineResource,
  expectedVersion,
  versioned,
} from './resource.ts'

const path = '/api/v1/admin/tasks'
const caller = 'administrator'
/** A node that was not seen for so long is away. */
const aliveMs = 60_000

const taskReply = jobSettings.extend({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  description: z.string(),
  settings: z.record(z.string(), z.unknown()),
  status: taskStatus,
})

const listed = defineOperation({
  ...{ id: 'listScheduledTasks', method: 'get', path, caller, status: 200 },
  summary: 'What the server does by itself: when, where, how far it is and how it ended the last time; and the servers',
  reply: z.object({
    items: z.array(taskReply),
    nodes: z.array(z.object({ id: z.string(), alive: z.boolean(), seenAt: z.iso.datetime() })),
  }),
  errors: ['sign-in-required', 'forbidden'],
})

const read = defineOperation({
  ...{ id: 'getScheduledTask', method: 'get', path: `${path}/{id}`, caller, status: 200 },
  summary: 'One scheduled task with its status and the JSON Schema of its settings',
  reply: taskReply.extend({ schema: z.record(z.string(), z.unknown()) }),
  errors: ['sign-in-required', 'forbidden', 'not-found'],
})

const replaced = defineOperation({
  ...{ id: 'replaceScheduledTask', method: 'put', path: `${path}/{id}`, caller, status: 200, ifMatch: true },
  summary: 'When and where a task runs, and its settings; a run that has begun ends as it began',
  body: jobSettings,
  reply: taskReply,
  errors: [
    ...(['sign-in-required', 'forbidden', 'csrf-refused', 'not-found'] as const),
    ...(['precondition-required', 'changed-meanwhile', 'settings-refused'] as const),
  ],
})

const requested = defineOperation({
  ...{ id: 'runScheduledTask', method: 'post', path: `${path}/{id}/run`, caller, status: 200 },
  summary: 'Runs a task as soon as a server looks, also one that is switched off; one that runs already is left to run',
  reply: taskReply,
  errors: ['sign-in-required', 'forbidden', 'csrf-refused', 'not-found'],
})

export const tasksResource = defineResource({
  operations: [listed, read, replaced, requested],
  routes(app, services) {
    const { store, audit } = services

    mount(app, listed, async (context) => {
      await ensureJobs(store, tasks)
      const jobs = await listJobs(store.read)
      const nodes = (await listNodes(store.read, aliveMs)).map(({ id, alive, seenAt }) => ({ id, alive, seenAt }))
      const items = tasks.flatMap((task) => {
        const job = jobs.find(({ id }) => id === task.id)
        return job ? [replyOf(context, task, job)] : []
      })
      return context.json({ items, nodes })
    })

    mount(app, read, async (context) => {
      const { task, job } = await standing(services, context)
      const schema = z.toJSONSchema(task.settings, { io: 'input' })
      return versioned(context, { ...replyOf(context, task, job), schema })
    })

    mount(app, replaced, async (context, given) => {
      const { task, job } = await standing(services, context)
      const expected = expectedVersion(context)
      const now = await readClock(store.read)
      const nodes = (await listNodes(store.read, aliveMs)).map(({ id }) => id)
      const problems = settingsProblems(task, given, { nodes, now })
      if (problems.length > 0) throw new AppError('settings-refused', { problems })
      const isSaved = await store.transaction(async (tx) => {
        const changes = storedSettings(task, given, { job, now })
        const updated = await updateJob(tx, { id: task.id, expectedVersion: expected }, changes)
        const { cron, timeZone, enabled } = given
        const change = { resource: 'task', id: task.id, action: 'changed', version: expected + 1 }
        if (updated) await audit.append(tx, changeBy(context, { ...change, cron, timeZone, enabled }))
        return updated
      })
      const current = replyOf(context, task, await jobOf(services, task))
      return isSaved ? versioned(context, current) : changedMeanwhile(context, current)
    })

    mount(app, requested, async (context) => {
      const { task } = await standing(services, context)
      await store.transaction(async (tx) => {
        const isNew = await requestJob(tx, task.id)
        if (isNew) await audit.append(tx, { ...changeBy(context, { task: task.id }), event: 'task-requested' })
      })
      return versioned(context, replyOf(context, task, await jobOf(services, task)))
    })
  },
})

/** The task that the path names. Throws AppError `not-found`. */
async function standing(services: AdminServices, context: Context): Promise<{ task: AnyTask; job: Job }> {
  const task = tasks.find(({ id }) => id === context.req.param('id'))
  if (!task) throw new AppError('not-found')
  await ensureJobs(services.store, tasks)
  return { task, job: await jobOf(services, task) }
}

async function jobOf({ store }: AdminServices, { id }: AnyTask): Promise<Job> {
  const job = await findJob(store.read, id)
  if (!job) throw new AppError('not-found')
  return job
}

function replyOf(context: Context, { id }: AnyTask, job: Job): z.output<typeof taskReply> {
  const say = words(languageOf(context))
  const { cron, timeZone, enabled, node, version } = job
  return {
    ...{ id, version, cron, timeZone, enabled, ...(node !== null && { node }) },
    name: say(`schedule.${id}.name` as MessageKey),
    description: say(`schedule.${id}.description` as MessageKey),
    settings: JSON.parse(job.settings) as Record<string, unknown>,
    status: statusOf(job),
  }
}
