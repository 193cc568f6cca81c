import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { MailOrder } from '../../notifications/notifications.ts'
import { decryptOrder } from '../../notifications/outbox.ts'
import type { Store, Tx } from '../../store/database.ts'
import { countMails, discardMail, findMail, listMails, type OutboxMail, retryMail } from '../../store/outbox.ts'
import { administratorsOnly, readers } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { renderMasked } from './masked-mail.ts'
import { type AdminServices, createChangeRecord, defineResource, pageQuery, pageReply } from './resource.ts'

const path = '/api/v1/admin/outbox'
const caller = 'administrator'
const moment = z.iso.datetime()
const status = z.enum(['waiting', 'sent', 'given-up'])

const mailReply = z.object({
  id: z.string(),
  status,
  to: z.string().optional().describe('Absent when the key that encrypted the mail is missing'),
  template: z.string().optional(),
  language: z.string().optional(),
  attempts: z.int(),
  lastError: z.string().optional().describe('Server and codes of the last attempt'),
  createdAt: moment,
  nextAttemptAt: moment.optional(),
  sentAt: moment.optional(),
})

const list = defineOperation({
  id: 'listOutbox',
  method: 'get',
  path,
  summary: 'Mails, newest first, with the number of attempts and the last error',
  caller,
  roles: readers,
  query: pageQuery.extend({ status: status.optional() }),
  status: 200,
  reply: pageReply(mailReply).extend({ counts: z.object({ waiting: z.int(), sent: z.int(), givenUp: z.int() }) }),
})

const get = defineOperation({
  id: 'getMail',
  method: 'get',
  path: `${path}/{id}`,
  summary: 'One mail as its reader gets it, with codes and passwords masked',
  caller,
  roles: readers,
  status: 200,
  reply: mailReply.extend({ subject: z.string().optional(), text: z.string().optional() }),
  errors: ['not-found'],
})

const retry = defineOperation({
  id: 'retryMail',
  method: 'post',
  path: `${path}/{id}/retry`,
  summary: 'Sends a mail next, even one that was given up; conflicts when its code is already erased',
  caller,
  roles: administratorsOnly,
  status: 200,
  reply: mailReply,
  errors: ['not-found', 'conflict'],
})

const discard = defineOperation({
  id: 'discardMail',
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'Deletes a mail that is not sent',
  caller,
  roles: administratorsOnly,
  status: 204,
  errors: ['not-found', 'conflict'],
})

export const outboxResource = defineResource({
  operations: [list, get, retry, discard],
  routes(app, services) {
    const { store, notifications } = services

    mount(app, list, async (context, { query: { after, limit, status: wanted } }) => {
      const rows = await listMails(store.read, { status: wanted, before: after, count: limit + 1 })
      const items = rows.slice(0, limit).map((row) => toMailReply(services, row))
      const next = rows.length > limit ? items.at(-1)?.id : undefined
      return context.reply({ items, next, counts: await countMails(store.read) })
    })

    mount(app, get, async (context, { params: { id } }) => {
      const row = await loadMail(store, id)
      const order = tryDecryptOrder(services, row)
      return context.reply({ ...toMailReply(services, row), ...(order && (await renderMasked(services, order))) })
    })

    mount(app, retry, async (context, { params: { id } }) => {
      const row = await loadMail(store, id)
      const order = tryDecryptOrder(services, row)
      // The values of a mail with a code are erased when it is given up: there is nothing left to send.
      if (order && Object.keys(order.values).length === 0) throw new AppError('conflict')
      await changeMail(services, context, { id, event: 'mail-retried', change: retryMail })
      notifications.wake.notify()
      return context.reply(toMailReply(services, await loadMail(store, id)))
    })

    mount(app, discard, async (context, { params: { id } }) => {
      await loadMail(store, id)
      await changeMail(services, context, { id, event: 'mail-discarded', change: discardMail })
      return context.reply()
    })
  },
})

async function changeMail(
  { store, audit }: AdminServices,
  context: Context,
  {
    id,
    event,
    change,
  }: { id: string; event: 'mail-retried' | 'mail-discarded'; change: (tx: Tx, id: string) => Promise<boolean> },
): Promise<void> {
  const isDone = await store.transaction(async (tx) => {
    if (!(await change(tx, id))) return false
    await audit.append(tx, { ...createChangeRecord(context, { mail: id }), event })
    return true
  })
  if (!isDone) throw new AppError('conflict')
}

/** Throws AppError `not-found`. */
async function loadMail({ read }: Store, id: string): Promise<OutboxMail> {
  const row = id.length <= 36 ? await findMail(read, id) : undefined
  if (!row) throw new AppError('not-found')
  return row
}

function toMailReply(services: AdminServices, row: OutboxMail): z.output<typeof mailReply> {
  const order = tryDecryptOrder(services, row)
  return {
    id: row.id,
    status: status.parse(row.status),
    attempts: row.attempts,
    to: order?.to,
    template: order?.template,
    language: order?.language,
    lastError: row.lastError ?? undefined,
    createdAt: row.createdAt.toISOString(),
    nextAttemptAt:
      row.status === 'waiting' ? (isDueAtOnce(row) ? row.createdAt : row.nextAttemptAt).toISOString() : undefined,
    sentAt: row.sentAt?.toISOString(),
  }
}

function tryDecryptOrder({ keys }: AdminServices, { order, occurrences }: OutboxMail): MailOrder | undefined {
  try {
    return decryptOrder(keys, order, occurrences)
  } catch {
    return undefined
  }
}

/** Only its place in the queue is later, where a job sent it to many. */
const isDueAtOnce = ({ attempts, heldUntil }: Pick<OutboxMail, 'attempts' | 'heldUntil'>) =>
  attempts === 0 && heldUntil === null
