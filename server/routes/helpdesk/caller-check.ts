import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { translateFirst } from '../../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { findCurrentCheck } from '../../engine/caller-checks.ts'
import { endCallerCheck, findCallerCheck } from '../../store/caller-checks.ts'
import { operatorsOnly } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { getStaff } from '../require-session.ts'
import { type HelpdeskServices, parsePersonReference } from './services.ts'

const moment = z.iso.datetime()

export const callerCheckReply = z
  .object({ method: z.object({ id: z.string(), title: z.string() }), checkedAt: moment, expiresAt: moment })
  .describe('This operator has checked the caller; until then tasks that ask for the same check do not ask again')

export const loadCallerCheckOperation = defineOperation({
  id: 'loadCallerCheck',
  method: 'get',
  path: '/api/v1/helpdesk/people/{id}/caller-check',
  summary: 'The check of the caller that holds for this operator now',
  caller: 'operator',
  roles: operatorsOnly,
  status: 200,
  reply: z.object({ callerCheck: callerCheckReply.optional() }),
  errors: ['person-unknown', 'directory-unreachable'],
})

export const endCallerCheckOperation = defineOperation({
  id: 'endCallerCheck',
  method: 'delete',
  path: '/api/v1/helpdesk/people/{id}/caller-check',
  summary: 'The operator is done with the caller: the next task checks again. Does nothing where no check holds',
  caller: 'operator',
  roles: operatorsOnly,
  status: 204,
  errors: ['person-unknown'],
})

/** What the page of a person says about the check that holds for this operator. */
export async function loadCallerCheck(
  services: HelpdeskServices,
  context: Context,
  person: DirectoryPerson,
): Promise<z.output<typeof callerCheckReply> | undefined> {
  const { tokenHash: sessionHash } = getStaff(context).session
  const check = await findCurrentCheck(services, { sessionHash, person })
  if (!check) return undefined
  const { method: id, checkedAt, expiresAt } = check
  const title = translateFirst(getTranslator(negotiateLanguage(context)), [`activities.authentication-methods.${id}`])
  return { method: { id, title: title ?? id }, checkedAt: checkedAt.toISOString(), expiresAt: expiresAt.toISOString() }
}

export function callerCheckRoutes(app: Hono, services: HelpdeskServices): void {
  const { store, audit, directory } = services
  mount(app, loadCallerCheckOperation, async (context, { params: { id } }) => {
    // Nothing of the person is shown, so it is no view of them.
    const { id: personId, domain } = parsePersonReference(directory, id)
    const person = await directory.openSession({ domain, signal: context.req.raw.signal }).findById(personId)
    return context.reply({ callerCheck: person && (await loadCallerCheck(services, context, person)) })
  })
  // Without a look at the person: what ends a check must not depend on the directory or on the operator's scope.
  mount(app, endCallerCheckOperation, async (context, { params: { id } }) => {
    const { id: personId } = parsePersonReference(directory, id)
    const { session, person: operator } = getStaff(context)
    const key = { sessionHash: session.tokenHash, personId }
    await store.transaction(async (tx) => {
      const check = await findCallerCheck(tx, key)
      if (!check || !(await endCallerCheck(tx, key))) return
      const data = { operator: operator.id, callerCheck: check.id }
      await audit.append(tx, { event: 'caller-check-ended', subject: { id: personId }, data })
    })
    return context.reply()
  })
}
