import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { readMailWords } from '../../notifications/mail-words.ts'
import type { MailOrder } from '../../notifications/notifications.ts'
import { openOrder } from '../../notifications/outbox.ts'
import { parametersOf } from '../../notifications/parameters.ts'
import { renderMail } from '../../notifications/rendering.ts'
import { templates } from '../../notifications/templates/index.ts'
import type { Tx } from '../../store/database.ts'
import { countMails, discardMail, findMail, listMails, type OutboxMail, retryMail } from '../../store/outbox.ts'
import { defineOperation, mount, readQuery } from '../operation.ts'
import { type AdminServices, changeBy, defineResource, pageOf, pageQuery } from './resource.ts'

const path = '/api/v1/admin/outbox'
const one = `${path}/{id}`
const caller = 'administrator'
const moment = z.iso.datetime()

const item = z.object({
  id: z.string(),
  status: z.enum(['waiting', 'sent', 'given-up']),
  /** Absent where the key is away that the mail was kept with. */
  to: z.string().optional(),
  template: z.string().optional(),
  language: z.string().optional(),
  attempts: z.int(),
  /** Server and codes of the last attempt. */
  lastError: z.string().optional(),
  createdAt: moment,
  nextAttemptAt: moment.optional(),
  sentAt: moment.optional(),
})
const query = pageQuery.extend({ status: z.enum(['waiting', 'sent', 'given-up']).optional() })

const listed = defineOperation({
  ...{ id: 'listOutbox', method: 'get', path, caller, status: 200, query },
  summary: 'Mails, newest first, with how often each was tried and why it did not go',
  reply: pageOf(item).extend({ counts: z.object({ waiting: z.int(), sent: z.int(), givenUp: z.int() }) }),
  errors: ['sign-in-required', 'forbidden'],
})

const read = defineOperation({
  ...{ id: 'getMail', method: 'get', path: one, caller, status: 200 },
  summary: 'One mail as it reads; codes and passwords are covered',
  reply: item.extend({ subject: z.string().optional(), text: z.string().optional() }),
  errors: ['sign-in-required', 'forbidden', 'not-found'],
})

const retried = defineOperation({
  ...{ id: 'retryMail', method: 'post', path: `${one}/retry`, caller, status: 200 },
  summary: 'Puts a mail first in line, also one that was given up, unless it held a code: that is forgotten',
  reply: item,
  errors: ['sign-in-required', 'forbidden', 'csrf-refused', 'not-found', 'conflict'],
})

const discarded = defineOperation({
  ...{ id: 'discardMail', method: 'delete', path: one, caller, status: 204 },
  summary: 'Forgets a mail that is not sent',
  errors: ['sign-in-required', 'forbidden', 'csrf-refused', 'not-found', 'conflict'],
})

export const outboxResource = defineResource({
  operations: [listed, read, retried, discarded],
  routes(app, services) {
    const { store, notifications } = services

    mount(app, listed, async (context) => {
      const { after, limit, status } = readQuery(context, query)
      const rows = await listMails(store.read, { status, before: after, count: limit + 1 })
      const items = rows.slice(0, limit).map((row) => itemOf(services, row))
      const next = rows.length > limit ? items.at(-1)?.id : undefined
      return context.json({ items, ...(next !== undefined && { next }), counts: await countMails(store.read) })
    })

    mount(app, read, async (context) => {
      const row = await standing(services, context)
      const order = orderOf(services, row)
      return context.json({ ...itemOf(services, row), ...(order && (await asItReads(services, order))) })
    })

    mount(app, retried, async (context) => {
      const row = await standing(services, context)
      const order = orderOf(services, row)
      // Of a mail that held a code nothing is left to send once it was given up.
      if (order && Object.keys(order.values).length === 0) throw new AppError('conflict')
      await change(services, context, { id: row.id, event: 'mail-retried', work: retryMail })
      notifications.wake.ring()
      return context.json(itemOf(services, await standing(services, context)))
    })

    mount(app, discarded, async (context) => {
      const { id } = await standing(services, context)
      await change(services, context, { id, event: 'mail-discarded', work: discardMail })
      return context.body(null, 204)
    })
  },
})

async function change(
  { store, audit }: AdminServices,
  context: Context,
  of: { id: string; event: 'mail-retried' | 'mail-discarded'; work: (tx: Tx, id: string) => Promise<boolean> },
): Promise<void> {
  const { id, event, work } = of
  const isDone = await store.transaction(async (tx) => {
    if (!(await work(tx, id))) return false
    await audit.append(tx, { ...changeBy(context, { mail: id }), event })
    return true
  })
  if (!isDone) throw new AppError('conflict')
}

async function standing({ store }: AdminServices, context: Context): Promise<OutboxMail> {
  const id = context.req.param('id') ?? ''
  const row = id.length <= 36 ? await findMail(store.read, id) : undefined
  if (!row) throw new AppError('not-found')
  return row
}

function itemOf(services: AdminServices, row: OutboxMail): z.output<typeof item> {
  const order = orderOf(services, row)
  return {
    ...{ id: row.id, status: row.status as z.output<typeof item>['status'], attempts: row.attempts },
    ...(order && { to: order.to, template: order.template, language: order.language }),
    ...(row.lastError !== null && { lastError: row.lastError }),
    createdAt: row.createdAt.toISOString(),
    ...(row.status === 'waiting' && { nextAttemptAt: row.nextAttemptAt.toISOString() }),
    ...(row.sentAt !== null && { sentAt: row.sentAt.toISOString() }),
  }
}

function orderOf({ keys }: AdminServices, { order }: OutboxMail): MailOrder | undefined {
  try {
    return openOrder(keys, order)
  } catch {
    return undefined
  }
}

/** What it says, with every secret covered; nothing of a mail whose values are forgotten. */
async function asItReads({ store }: AdminServices, order: MailOrder) {
  const template = templates.find(({ id }) => id === order.template)
  const secret = new Set(template && parametersOf(template).flatMap((one) => (one.secret ? [one.name] : [])))
  const values = Object.fromEntries(
    Object.entries(order.values).map(([name, value]) => [name, secret.has(name) ? '••••••' : value]),
  )
  const covered = { ...order, values }
  try {
    const { subject, text } = renderMail(covered, { words: await readMailWords(store.read, covered) })
    return { subject, text }
  } catch {
    return {}
  }
}
