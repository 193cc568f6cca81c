import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { loadSubjectNames, type ReadableEvent } from '../../audit/readable-events.ts'
import { type EventPosition, type EventSearch, findActor, searchEvents } from '../../audit/search-events.ts'
import { readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { exportEvents, exportTypes } from './audit-export.ts'
import { type AuditWords, describeDetail, nameWorkflows, tellStep, titleOf } from './audit-words.ts'
import { type AdminServices, defineResource, pageQuery, pageReply } from './resource.ts'

const path = '/api/v1/admin/audit'
const caller = 'administrator'

const words = z.string().trim().min(1).max(200).optional()
const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], { error: 'moment-not-readable' })
  .transform((text) => new Date(text))
  .optional()

const search = z.strictObject({
  person: words.describe('Part of the name of the person whom an event is about, or their id'),
  operator: words.describe('The same of who acted for them, or as staff'),
  event: words.describe('Names of events, with commas between them'),
  workflow: words.describe('Id of a workflow: events that begin and end a run name it'),
  activity: words.describe('Id of an activity'),
  result: words.describe('Result or code of a step, a refusal or an end'),
  address: words.describe('Beginning of the network address'),
  text: words.describe('Part of anything that an event holds'),
  since: moment.describe('A day, or a moment of ISO 8601'),
  until: moment.describe('Before this moment'),
})

const who = z.object({
  id: z.string(),
  name: z.string().optional().describe('Absent: erased, or not in the directory'),
})

const eventReply = z.object({
  at: z.iso.datetime(),
  node: z.string(),
  sequence: z.int(),
  event: z.string(),
  title: z.string(),
  detail: z.string().optional().describe('The step, the way and the reason in words'),
  person: who.optional(),
  operator: who.optional(),
  run: z.string().optional(),
  address: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
  texts: z.record(z.string(), z.string()).optional().describe('What staff typed, unless it was erased'),
})

const list = defineOperation({
  id: 'searchAudit',
  method: 'get',
  path,
  summary:
    'Events of the audit log that fit all that is named, newest first. A page may have fewer than `limit`, or none, and still a `next`: each looks through a limited number of events',
  caller,
  roles: readers,
  query: search.extend({ after: pageQuery.shape.after, limit: pageQuery.shape.limit }),
  status: 200,
  reply: pageReply(eventReply).extend({
    lookedBackTo: z.iso
      .datetime()
      .optional()
      .describe('Where there is a `next`: the moment of the last event that was compared'),
  }),
})

const getRun = defineOperation({
  id: 'getAuditOfRun',
  method: 'get',
  path: `${path}/runs/{run}`,
  summary: 'One run step by step, in sentences, oldest first',
  caller,
  roles: readers,
  status: 200,
  reply: z.object({
    title: z.string().describe('Of the workflow'),
    person: who.optional(),
    steps: z.array(z.object({ at: z.iso.datetime(), event: z.string(), text: z.string(), isFailure: z.boolean() })),
  }),
  errors: ['not-found'],
})

const download = defineOperation({
  id: 'exportAudit',
  method: 'get',
  path: `${path}/export`,
  summary: 'Every event that fits, newest first, as CSV for a spreadsheet or as one JSON object a line',
  caller,
  roles: readers,
  query: search.extend({ format: z.enum(['csv', 'jsonl']) }),
  status: 200,
  download: Object.values(exportTypes),
})

export const auditResource = defineResource({
  operations: [download, getRun, list],
  routes(app, services) {
    const { store, clock } = services

    mount(app, download, (context, { query: { format, ...asked } }) =>
      context.send({
        name: `latchkey-audit-${clock().toISOString().slice(0, 10)}.${format}`,
        type: exportTypes[format],
        content: exportEvents(store.read, toSearch(asked), { format, signal: context.req.raw.signal }),
      }),
    )

    mount(app, getRun, async (context, { params: { run } }) => {
      const { events } = await searchEvents(store.read, { run }, { limit: maxStepsOfRun })
      const steps = events.reverse()
      const [first] = steps
      if (!first) throw new AppError('not-found')
      const named = await loadWords(services, steps, negotiateLanguage(context))
      const workflow = String(steps.find(({ data }) => data.workflow !== undefined)?.data.workflow ?? '')
      return context.reply({
        title: named.workflows.get(workflow) ?? workflow,
        person: first.person,
        steps: steps.map((event) => ({
          at: event.at,
          event: event.event,
          text: tellStep(event, named),
          isFailure: event.event === 'activity-failed' || event.event === 'run-stopped',
        })),
      })
    })

    mount(app, list, async (context, { query: { after, limit, ...asked } }) => {
      const found = await searchEvents(store.read, toSearch(asked), { after: readPosition(after), limit })
      const named = await loadWords(services, found.events, negotiateLanguage(context))
      return context.reply({
        items: found.events.map((event) => toReply(event, named)),
        next: found.next && writePosition(found.next),
        lookedBackTo: found.next?.at.toISOString(),
      })
    })
  },
})

/** More than a workflow of a hundred steps leaves, with its failures. */
const maxStepsOfRun = 1_000

const toSearch = ({ event, ...asked }: Omit<z.output<typeof search>, never>): EventSearch => ({
  ...asked,
  events: event?.split(',').map((name) => name.trim()),
})

async function loadWords(
  { store, policies }: AdminServices,
  events: readonly ReadableEvent[],
  language: string,
): Promise<AuditWords> {
  const actors = events.flatMap((event) => findActor(event) ?? [])
  return {
    t: getTranslator(language),
    workflows: await nameWorkflows(policies, language),
    names: await loadSubjectNames(store.read, actors),
  }
}

function toReply(event: ReadableEvent, named: AuditWords): z.input<typeof eventReply> {
  const { at, node, sequence, person, run, data, texts } = event
  const actor = findActor(event)
  return {
    at,
    node,
    sequence,
    event: event.event,
    title: titleOf(named.t, event.event),
    detail: describeDetail(event, named),
    person,
    operator: actor === undefined ? undefined : { id: actor, name: named.names.get(actor) },
    run,
    address: texts?.address,
    data,
    texts,
  }
}

const writePosition = ({ at, node, sequence }: EventPosition): string => [at.toISOString(), sequence, node].join('~')

/** Throws AppError `invalid-request` for what no page of ours gave. */
function readPosition(text: string | undefined): EventPosition | undefined {
  if (text === undefined) return undefined
  const [at = '', sequence = '', ...node] = text.split('~')
  const position = { at: new Date(at), sequence: Number(sequence), node: node.join('~') }
  if (Number.isNaN(position.at.getTime()) || !Number.isSafeInteger(position.sequence))
    throw new AppError('invalid-request', { values: { field: 'after' } })
  return position
}
