import type { Context } from 'hono'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { AuditRecord } from '../../audit/chain.ts'
import { type BulkKind, bulkKinds, newBulkOperation } from '../../schedule/bulk/bulk-definition.ts'
import { failedOutcomes } from '../../schedule/bulk/bulk-outcomes.ts'
import { resolveBulkScope } from '../../schedule/bulk/resolve-scope.ts'
import { bulkOperations as bulkJob } from '../../schedule/jobs/bulk-operations.ts'
import {
  type BulkOperation,
  changeBulkStatus,
  findBulkOperation,
  insertBulkOperation,
  listBulkOperations,
  type StatusChange,
} from '../../store/bulk-operations.ts'
import { countBulkPeople, retryBulkPeople } from '../../store/bulk-people.ts'
import type { Store } from '../../store/database.ts'
import { findJob, requestJob } from '../../store/jobs.ts'
import { administratorsOnly, getActor, readers } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { getStaffMember } from '../require-session.ts'
import { bulkDetails, bulkOperationReply, toBulkDetails, toBulkReply } from './bulk-replies.ts'
import { type AdminServices, assertNoProblems, defineResource, pageQuery, pageReply } from './resource.ts'

const path = '/api/v1/admin/bulk-operations'
const caller = 'administrator'

const list = defineOperation({
  id: 'listBulkOperations',
  method: 'get',
  path,
  summary: 'What administrators do to many people, newest first, with how many were reached and how many are left',
  caller,
  roles: readers,
  query: pageQuery,
  status: 200,
  reply: pageReply(bulkOperationReply),
})

const get = defineOperation({
  id: 'getBulkOperation',
  method: 'get',
  path: `${path}/{id}`,
  summary: 'One of them with its scope and its progress',
  caller,
  roles: readers,
  status: 200,
  reply: bulkDetails,
  errors: ['not-found'],
})

const start = defineOperation({
  id: 'startBulkOperation',
  method: 'post',
  path,
  summary:
    'Asks many people for a new password at their next sign-in, or unregisters them: now or from a moment on, in waves. Each wave asks again whether the person who started it still administers, so no API key may',
  caller,
  roles: administratorsOnly,
  personOnly: true,
  // A scope has six lists of names.
  maxBodyBytes: 4 * 1024 * 1024,
  body: newBulkOperation.extend({ kind: z.enum(bulkKinds) }),
  status: 201,
  reply: bulkDetails,
})

const toChange = {
  method: 'post',
  caller,
  roles: administratorsOnly,
  status: 200,
  reply: bulkDetails,
  errors: ['not-found', 'conflict'],
} as const

const pause = defineOperation({
  ...toChange,
  id: 'pauseBulkOperation',
  path: `${path}/{id}/pause`,
  summary: 'Reaches no further people until it is resumed; conflicts with one that has ended',
})

const resume = defineOperation({
  ...toChange,
  id: 'resumeBulkOperation',
  path: `${path}/{id}/resume`,
  summary: 'Goes on where it paused, in the name of the caller, and tries those again whom the directory refused',
  personOnly: true,
})

const stop = defineOperation({
  ...toChange,
  id: 'stopBulkOperation',
  path: `${path}/{id}/stop`,
  summary: 'Ends it for good; what was done stays done, and the list of those who are left stays',
})

export const bulkOperationsResource = defineResource({
  operations: [list, start, get, pause, resume, stop],
  routes(app, services) {
    const { store, audit, directory, policies } = services

    mount(app, list, async (context, { query: { after, limit } }) => {
      const rows = await listBulkOperations(store.read, { before: after, count: limit + 1 })
      const page = rows.slice(0, limit)
      const counts = await countBulkPeople(
        store.read,
        page.map(({ id }) => id),
      )
      return context.reply({
        items: page.map((row) => toBulkReply(row, counts.get(row.id))),
        next: rows.length > limit ? page.at(-1)?.id : undefined,
      })
    })

    mount(app, get, async (context, { params: { id } }) => context.reply(await loadDetails(store, id)))

    mount(app, start, async (context, { body: { kind, name, scope, startAt, ...pace } }) => {
      const { id: author, domain: authorDomain } = getStaffMember(context)
      const signal = context.req.raw.signal
      const resolved = await resolveBulkScope(directory, await policies.listPolicies(), scope, signal)
      assertNoProblems(resolved.problems)
      const id = uuidv7()
      const definition = JSON.stringify({ ...pace, scope: resolved.scope })
      const from = startAt === undefined ? undefined : new Date(startAt)
      await store.transaction(async (tx) => {
        await insertBulkOperation(tx, { id, kind, name, definition, author, authorDomain, startAt: from })
        await audit.append(tx, createRecord(context, { id, kind, action: 'started' }))
        await requestJob(tx, bulkJob.id)
      })
      return context.reply(await loadDetails(store, id))
    })

    mount(app, pause, async (context, { params: { id } }) => {
      const to = { from: ['preparing', 'running'], to: 'paused' }
      return context.reply(await changeStatus(services, context, id, () => to))
    })

    mount(app, resume, async (context, { params: { id } }) => {
      const { id: author, domain } = getStaffMember(context)
      const reply = await changeStatus(services, context, id, ({ prepared, problem }) => ({
        from: ['paused'],
        to: prepared ? 'running' : 'preparing',
        author: { id: author, domain },
        // What waited for an attempt tries at once; a pause between two waves is kept.
        isDueNow: problem !== null,
      }))
      return context.reply(reply)
    })

    mount(app, stop, async (context, { params: { id } }) => {
      const to = { from: ['preparing', 'running', 'paused'], to: 'stopped' }
      return context.reply(await changeStatus(services, context, id, () => to))
    })
  },
})

/** What is asked for twice is done once; throws AppError `conflict` for an operation that has ended. */
async function changeStatus(
  { store, audit }: AdminServices,
  context: Context,
  id: string,
  describe: (operation: BulkOperation) => StatusChange,
): Promise<z.output<typeof bulkDetails>> {
  const before = await load(store, id)
  const wanted = describe(before)
  if (before.status !== wanted.to) {
    const action = wanted.to === 'preparing' || wanted.to === 'running' ? 'resumed' : wanted.to
    const isDone = await store.transaction(async (tx) => {
      if (!(await changeBulkStatus(tx, id, wanted))) return false
      if (action === 'resumed') {
        await retryBulkPeople(tx, id, failedOutcomes)
        await requestJob(tx, bulkJob.id)
      }
      await audit.append(tx, createRecord(context, { id, kind: before.kind as BulkKind, action }))
      return true
    })
    if (!isDone) throw new AppError('conflict')
  }
  return loadDetails(store, id)
}

async function load(store: Store, id: string): Promise<BulkOperation> {
  const operation = id.length <= 36 ? await findBulkOperation(store.read, id) : undefined
  if (!operation) throw new AppError('not-found')
  return operation
}

async function loadDetails(store: Store, id: string): Promise<z.output<typeof bulkDetails>> {
  const operation = await load(store, id)
  const counts = (await countBulkPeople(store.read, [id])).get(id)
  // Before the first server has looked for jobs there is no row.
  const isSwitchedOff = (await findJob(store.read, bulkJob.id))?.enabled === false
  return toBulkDetails(operation, { counts, isSwitchedOff })
}

function createRecord(context: Context, data: { id: string; kind: BulkKind; action: string }): AuditRecord {
  const { id, name } = getActor(context)
  return { event: 'bulk-operation-changed', subject: { id, name }, data }
}
