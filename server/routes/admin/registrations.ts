import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { deleteRemindersOfPerson } from '../../store/reminders.ts'
import { administratorsOnly, getActor } from '../authorise.ts'
import { domainName } from '../names.ts'
import { defineOperation, mount } from '../operation.ts'
import { findPerson } from './find-person.ts'
import { findRemoval } from './registered-items.ts'
import { defineResource } from './resource.ts'

const path = '/api/v1/admin/people/{id}/registrations'
const caller = 'administrator'
const query = z.strictObject({ domain: domainName.optional() })
const errors = ['person-unknown', 'not-found', 'directory-unreachable'] as const

const removeOne = defineOperation({
  id: 'removeRegistration',
  method: 'delete',
  path: `${path}/{method}`,
  summary: 'Removes one thing that a person registered: a passkey, an app, an address. The person gets a mail',
  caller,
  roles: administratorsOnly,
  query: query.extend({ item: z.string().max(100).optional() }),
  status: 204,
  errors,
})

const removeAll = defineOperation({
  id: 'unregisterPerson',
  method: 'delete',
  path,
  summary: 'Unregisters a person: everything that they registered is deleted, and they can register again. No mail',
  caller,
  roles: administratorsOnly,
  query,
  status: 204,
  errors: ['person-unknown', 'directory-unreachable'],
})

/** What administrators take back of what a person registered; the audit says who did. */
export const registrationsResource = defineResource({
  operations: [removeAll, removeOne],
  routes(app, services) {
    const { store, audit, profiles } = services

    mount(app, removeOne, async (context, { params: { id, method }, query: { domain, item } }) => {
      const person = await findPerson(services, context, { id, domain })
      const profile = profiles.forPerson(person)
      const changes = await findRemoval(profile, { method, item })
      if (!changes) throw new AppError('not-found')
      const write = await profile.change(changes)
      await store.transaction(async (tx) => {
        await write(tx)
        await audit.append(tx, createRecord(context, person, { action: 'registration-removed', method }))
      })
      return context.reply()
    })

    mount(app, removeAll, async (context, { params: { id }, query: { domain } }) => {
      const person = await findPerson(services, context, { id, domain })
      await store.transaction(async (tx) => {
        await profiles.forPerson(person).unregister(tx)
        await deleteRemindersOfPerson(tx, person.id)
        await audit.append(tx, createRecord(context, person, { action: 'unregistered' }))
      })
      return context.reply()
    })
  },
})

/** About the person, so that it is among what happened to them. */
const createRecord = (context: Context, person: DirectoryPerson, data: { action: string; method?: string }) => ({
  event: 'configuration-changed' as const,
  subject: { id: person.id, name: `${person.account}@${person.domain}` },
  data: { resource: 'registration', ...data, by: getActor(context).id },
})
