import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { beginMutualProof, closeMutualProof, continueMutualProof } from '../../staff/mutual-proof.ts'
import { operatorsOnly } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { getStaff } from '../require-session.ts'
import { type HelpdeskServices, loadPersonForOperator, parsePersonReference } from './services.ts'

const moment = z.iso.datetime()

export const beginMutualProofOperation = defineOperation({
  id: 'beginMutualProof',
  method: 'post',
  path: '/api/v1/helpdesk/people/{id}/mutual-proof',
  summary:
    'A number of six digits that the operator reads out, so that the caller sees on /verify that they speak to the helpdesk',
  caller: 'operator',
  roles: operatorsOnly,
  status: 201,
  reply: z.object({ number: z.string(), expiresAt: moment }),
  errors: ['person-unknown', 'directory-unreachable'],
})

export const continueMutualProofOperation = defineOperation({
  id: 'continueMutualProof',
  method: 'put',
  path: '/api/v1/helpdesk/people/{id}/mutual-proof',
  summary: 'The operator’s page still shows this person: to be sent every few seconds, or the number is over',
  caller: 'operator',
  roles: operatorsOnly,
  status: 200,
  reply: z.object({
    proof: z
      .object({ code: z.string().optional().describe('Once the caller has typed the number'), expiresAt: moment })
      .optional()
      .describe('Absent: the number is over'),
  }),
  errors: ['person-unknown', 'directory-unreachable'],
})

export const closeMutualProofOperation = defineOperation({
  id: 'closeMutualProof',
  method: 'delete',
  path: '/api/v1/helpdesk/people/{id}/mutual-proof',
  summary:
    'The operator’s page shows this person no longer: the code disappears from the caller’s page. Does nothing where there is none',
  caller: 'operator',
  roles: operatorsOnly,
  status: 204,
  errors: ['person-unknown'],
})

export function operatorMutualProofRoutes(app: Hono, services: HelpdeskServices): void {
  const { directory, staffGate } = services

  mount(app, beginMutualProofOperation, async (context, { params: { id } }) => {
    const { session, person: operator } = getStaff(context)
    const person = await loadPersonForOperator(services, context, id)
    const opened = { sessionHash: session.tokenHash, operatorId: operator.id, person }
    const { number, expiresAt } = await beginMutualProof(services, opened)
    return context.reply({ number, expiresAt: expiresAt.toISOString() })
  })

  mount(app, continueMutualProofOperation, async (context, { params: { id } }) => {
    const opened = findOpened(context, id)
    const { id: personId, domain } = opened.person
    const person = await directory.openSession({ domain, signal: context.req.raw.signal }).findById(personId)
    // Nothing of the person is shown, so it is no view of them. Who has left the operator's scope is closed.
    const decision = person && (await staffGate.mayAct(getStaff(context), person))
    if (!person || !decision?.allowed) {
      await closeMutualProof(services, opened)
      throw new AppError('person-unknown')
    }
    const proof = await continueMutualProof(services, opened)
    return context.reply({ proof: proof && { ...proof, expiresAt: proof.expiresAt.toISOString() } })
  })

  // Without a look at the person: what ends a proof must not depend on the directory or on the operator's scope.
  mount(app, closeMutualProofOperation, async (context, { params: { id } }) => {
    await closeMutualProof(services, findOpened(context, id))
    return context.reply()
  })

  const findOpened = (context: Context, reference: string) => ({
    sessionHash: getStaff(context).session.tokenHash,
    person: parsePersonReference(directory, reference),
  })
}
