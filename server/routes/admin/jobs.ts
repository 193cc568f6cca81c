import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { toAnswerSchema } from '../../engine/answer-schema.ts'
import { checkTimetable, listNextDue } from '../../schedule/cron.ts'
import type { AnyJobDefinition } from '../../schedule/job.ts'
import { checkJobSettings, jobSettings, toJobContent, toStoredSettings } from '../../schedule/job-settings.ts'
import { jobDefinitions } from '../../schedule/jobs/index.ts'
import { ensureJobs } from '../../schedule/scheduler.ts'
import { jobStatus, toJobStatus } from '../../schedule/status.ts'
import type { Store } from '../../store/database.ts'
import { readDatabaseTime } from '../../store/database-time.ts'
import { findJob, type Job, listJobs, requestJob, updateJob } from '../../store/jobs.ts'
import { listNodes, nodeAliveMs } from '../../store/nodes.ts'
import { administratorsOnly, readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { formSchema } from '../step.ts'
import {
  acceptReply,
  assertNoProblems,
  createChangeRecord,
  createVersion,
  defineResource,
  readIfMatch,
  withEtag,
  writeVersioned,
} from './resource.ts'

const path = '/api/v1/admin/jobs'
const caller = 'administrator'

const jobReply = jobSettings.extend({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  description: z.string(),
  settings: z.record(z.string(), z.unknown()),
  status: jobStatus,
})

const jobDetails = jobReply.extend({ schema: z.looseObject({}) })

const list = defineOperation({
  id: 'listJobs',
  method: 'get',
  path,
  summary: 'Every scheduled task: when and where it runs, its progress and its last result; and the servers',
  caller,
  roles: readers,
  status: 200,
  reply: z.object({
    items: z.array(jobReply),
    nodes: z.array(z.object({ id: z.string(), alive: z.boolean(), seenAt: z.iso.datetime() })),
  }),
})

const get = defineOperation({
  id: 'getJob',
  method: 'get',
  path: `${path}/{id}`,
  summary: 'One scheduled task with its status and the JSON Schema of its settings',
  caller,
  roles: readers,
  status: 200,
  reply: jobDetails,
  errors: ['not-found'],
})

const getForm = defineOperation({
  id: 'getJobForm',
  method: 'get',
  path: `${path}/{id}/form`,
  summary: 'The form of what an administrator sets for a task, in the requested language, as JSON Schema with texts',
  caller,
  roles: readers,
  status: 200,
  reply: z.object({ title: z.string(), text: z.string(), form: formSchema }),
  errors: ['not-found'],
})

const previewTimetable = defineOperation({
  id: 'previewTimetable',
  method: 'get',
  path: '/api/v1/admin/timetable',
  summary: 'The next three moments of a cron expression in a time zone',
  caller,
  roles: readers,
  query: z.strictObject({ cron: z.string().max(200), timeZone: z.string().max(64).default('UTC') }),
  status: 200,
  reply: z.object({ moments: z.array(z.iso.datetime()) }),
  errors: ['settings-refused'],
})

const replace = defineOperation({
  id: 'replaceJob',
  method: 'put',
  path: `${path}/{id}`,
  summary: 'When and where a task runs, and its settings; a run under way keeps the settings it began with',
  caller,
  roles: administratorsOnly,
  body: acceptReply(jobSettings, jobDetails),
  ifMatch: true,
  status: 200,
  reply: jobReply,
  errors: ['not-found'],
})

const run = defineOperation({
  id: 'runJob',
  method: 'post',
  path: `${path}/{id}/run`,
  summary: 'Runs a task as soon as a server is free, even if it is switched off; a run under way goes on',
  caller,
  roles: administratorsOnly,
  status: 200,
  reply: jobReply,
  errors: ['not-found'],
})

export const jobsResource = defineResource({
  operations: [list, previewTimetable, get, getForm, replace, run],
  routes(app, services) {
    const { store, audit } = services

    mount(app, list, async (context) => {
      await ensureJobs(store, jobDefinitions)
      const jobs = await listJobs(store.read)
      const nodes = await listNodes(store.read, nodeAliveMs)
      const items = jobDefinitions.flatMap((definition) => {
        const job = jobs.find(({ id }) => id === definition.id)
        return job ? [toJobReply(context, definition, job)] : []
      })
      return context.reply({
        items,
        nodes: nodes.map(({ id, alive, seenAt }) => ({ id, alive, seenAt: seenAt.toISOString() })),
      })
    })

    mount(app, get, async (context, { params: { id } }) => {
      const { definition, job } = await loadJob(store, id)
      const schema = z.toJSONSchema(definition.settings, { io: 'input' })
      return context.reply(withEtag(context, { ...toJobReply(context, definition, job), schema: { ...schema } }))
    })

    mount(app, getForm, async (context, { params: { id } }) => {
      const { definition, job } = await loadJob(store, id)
      const { name, description } = toJobReply(context, definition, job)
      const settings = definition.settings.meta({ label: 'schedule.settings' })
      const t = getTranslator(negotiateLanguage(context))
      return context.reply({
        title: name,
        text: description,
        form: toAnswerSchema(jobSettings.extend({ settings }), t),
      })
    })

    mount(app, previewTimetable, async (context, { query }) => {
      const now = await readDatabaseTime(store.read)
      const code = checkTimetable(query, now)
      if (code) assertNoProblems([{ path: code === 'time-zone-unknown' ? 'timeZone' : 'cron', code }])
      return context.reply({ moments: listNextDue(query, now, 3).map((moment) => moment.toISOString()) })
    })

    mount(app, replace, async (context, { params: { id }, body }) => {
      const { definition, job } = await loadJob(store, id)
      const expectedVersion = readIfMatch(context)
      const now = await readDatabaseTime(store.read)
      const nodes = (await listNodes(store.read, nodeAliveMs)).map((node) => node.id)
      assertNoProblems(checkJobSettings(definition, body, { nodes, now }))
      const changes = toStoredSettings(definition, body, { job, now })
      const { cron, timeZone, enabled } = body
      const version = expectedVersion + 1
      const change = { resource: 'task', id, action: 'changed', version, cron, timeZone, enabled }
      const loadCurrent = async () => toJobReply(context, definition, await loadStoredJob(store, id))
      await writeVersioned(services, {
        write: (tx) => updateJob(tx, { id, expectedVersion }, changes),
        record: () => createChangeRecord(context, change),
        version: () =>
          createVersion(context, {
            resource: 'job',
            id,
            action: 'changed',
            version,
            content: toJobContent(changes),
            before: { version: job.version, content: toJobContent(job) },
          }),
        loadCurrent,
      })
      return context.reply(withEtag(context, await loadCurrent()))
    })

    mount(app, run, async (context, { params: { id } }) => {
      const { definition } = await loadJob(store, id)
      await store.transaction(async (tx) => {
        const isNew = await requestJob(tx, id)
        if (isNew) await audit.append(tx, { ...createChangeRecord(context, { task: id }), event: 'task-requested' })
      })
      return context.reply(withEtag(context, toJobReply(context, definition, await loadStoredJob(store, id))))
    })
  },
})

/** Throws AppError `not-found`. */
async function loadJob(store: Store, id: string): Promise<{ definition: AnyJobDefinition; job: Job }> {
  const definition = jobDefinitions.find((one) => one.id === id)
  if (!definition) throw new AppError('not-found')
  await ensureJobs(store, jobDefinitions)
  return { definition, job: await loadStoredJob(store, id) }
}

async function loadStoredJob(store: Store, id: string): Promise<Job> {
  const job = await findJob(store.read, id)
  if (!job) throw new AppError('not-found')
  return job
}

function toJobReply(context: Context, { id }: AnyJobDefinition, job: Job): z.output<typeof jobReply> {
  const translate = getTranslator(negotiateLanguage(context))
  const { cron, timeZone, enabled, node, version } = job
  return {
    id,
    version,
    cron,
    timeZone,
    enabled,
    node: node ?? undefined,
    // Ids are names of files, so the compiler cannot know their keys.
    name: translate(`schedule.${id}.name` as MessageKey),
    description: translate(`schedule.${id}.description` as MessageKey),
    settings: JSON.parse(job.settings),
    status: toJobStatus(job),
  }
}
