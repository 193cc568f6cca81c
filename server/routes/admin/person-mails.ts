import { z } from 'zod'
import { decryptOrder } from '../../notifications/outbox.ts'
import { listMails } from '../../store/outbox.ts'
import { readers } from '../authorise.ts'
import { domainName } from '../names.ts'
import { defineOperation, mount } from '../operation.ts'
import { findPerson } from './find-person.ts'
import { renderMasked } from './masked-mail.ts'
import { defineResource } from './resource.ts'

/** Recipients are encrypted, so that mails are opened one by one, the newest first. */
const maxExamined = 2_000
const pageSize = 500
const maxMails = 50

const list = defineOperation({
  id: 'listPersonMails',
  method: 'get',
  path: '/api/v1/admin/people/{id}/mails',
  summary:
    'Mails to a person, newest first, 50 at most: to the address in the directory and to those that they registered. Of the newest 2,000 mails of the outbox',
  caller: 'administrator',
  roles: readers,
  query: z.strictObject({ domain: domainName.optional() }),
  status: 200,
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        status: z.enum(['waiting', 'sent', 'given-up']),
        template: z.string(),
        subject: z.string().optional().describe('With codes masked; absent where its values were erased'),
        createdAt: z.iso.datetime(),
        sentAt: z.iso.datetime().optional(),
        attempts: z.int(),
        lastError: z.string().optional(),
      }),
    ),
    lookedBackTo: z.iso.datetime().optional().describe('Where older mails were not looked at'),
  }),
  errors: ['person-unknown', 'directory-unreachable'],
})

export const personMailsResource = defineResource({
  operations: [list],
  routes(app, services) {
    const { store, keys, profiles } = services

    mount(app, list, async (context, { params: { id }, query: { domain } }) => {
      const person = await findPerson(services, context, { id, domain })
      const contacts = await profiles.forPerson(person).contacts()
      const own = new Set(contacts.filter(({ kind }) => kind === 'mail').map(({ value }) => value.toLowerCase()))
      const items: z.output<typeof list.reply>['items'] = []
      let before: string | undefined
      let lookedBackTo: Date | undefined
      for (let examined = 0; items.length < maxMails; ) {
        const rows = await listMails(store.read, { before, count: pageSize })
        for (const { order: envelope, occurrences, ...row } of rows) {
          const order = tryDecrypt(keys, envelope, occurrences)
          // An address may be several people's: what names an account is its person's alone.
          const isTheirs = order && own.has(order.to.toLowerCase()) && isAbout(order.values.account, person.account)
          if (!order || !isTheirs || items.length === maxMails) continue
          items.push({
            id: row.id,
            status: z.enum(['waiting', 'sent', 'given-up']).parse(row.status),
            template: order.template,
            subject: (await renderMasked(services, order)).subject,
            createdAt: row.createdAt.toISOString(),
            sentAt: row.sentAt?.toISOString(),
            attempts: row.attempts,
            lastError: row.lastError ?? undefined,
          })
        }
        before = rows.at(-1)?.id
        examined += rows.length
        if (rows.length < pageSize) break
        lookedBackTo = rows.at(-1)?.createdAt
        if (examined >= maxExamined) break
      }
      return context.reply({ items, lookedBackTo: lookedBackTo?.toISOString() })
    })
  },
})

const isAbout = (named: string | number | undefined, account: string): boolean =>
  named === undefined || String(named).toLowerCase() === account.toLowerCase()

function tryDecrypt(...[keys, envelope, occurrences]: Parameters<typeof decryptOrder>) {
  try {
    return decryptOrder(keys, envelope, occurrences)
  } catch {
    return undefined
  }
}
