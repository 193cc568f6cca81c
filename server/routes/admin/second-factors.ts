import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { createStaffGate } from '../../policies/staff-gate.ts'
import { issueEnrolmentCode } from '../../staff/enrolment-codes.ts'
import { findStaffMember } from '../../staff/find-staff-member.ts'
import { findEnrolmentCode } from '../../store/enrolment-codes.ts'
import { findStaffFactors } from '../../store/staff-factors.ts'
import { administratorsOnly, getActor, readers } from '../authorise.ts'
import { accountName, domainName } from '../names.ts'
import { defineOperation, mount } from '../operation.ts'
import { getStaffMember } from '../require-session.ts'
import { type AdminServices, defineResource } from './resource.ts'

const path = '/api/v1/admin/second-factors'
const caller = 'administrator'
const person = z.strictObject({ person: accountName, domain: domainName.optional() })
const errors = ['person-unknown', 'directory-unreachable'] as const

const get = defineOperation({
  id: 'getSecondFactors',
  method: 'get',
  path,
  summary: 'Which second factors an operator or administrator has, and until when an enrolment code is open',
  caller,
  roles: readers,
  query: person,
  status: 200,
  reply: z.object({
    account: z.string(),
    displayName: z.string(),
    factors: z.array(
      z.object({ kind: z.string(), addedAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().optional() }),
    ),
    codeExpiresAt: z.iso.datetime().optional(),
    isCaller: z.boolean().describe('Whoever asks: no code is issued to oneself'),
  }),
  errors,
})

const codeReply = z.object({ account: z.string(), code: z.string(), expiresAt: z.iso.datetime() })

const issue = defineOperation({
  id: 'issueEnrolmentCode',
  method: 'post',
  path: `${path}/enrolment-codes`,
  summary: 'A one-time code with which another operator or administrator enrols a second factor; shown only now',
  caller,
  roles: administratorsOnly,
  personOnly: true,
  body: person,
  status: 201,
  reply: codeReply,
  errors,
})

const recover = defineOperation({
  id: 'recoverSecondFactor',
  method: 'post',
  path: `${path}/recoveries`,
  summary: 'For a lost second factor: removes all factors of another person, ends their sessions, issues a new code',
  caller,
  roles: administratorsOnly,
  personOnly: true,
  body: person,
  status: 201,
  reply: codeReply,
  errors,
})

export const secondFactorsResource = defineResource({
  operations: [get, issue, recover],
  routes(app, services) {
    const { store } = services

    mount(app, get, async (context, { query }) => {
      const member = await findMember(services, query.person, query.domain)
      const factors = await findStaffFactors(store.read, member.id)
      const code = await findEnrolmentCode(store.read, member.id)
      return context.reply({
        account: member.account,
        displayName: member.displayName,
        factors: factors.map(({ kind, addedAt, lastUsedAt }) => ({
          kind,
          addedAt: addedAt.toISOString(),
          lastUsedAt: lastUsedAt?.toISOString(),
        })),
        codeExpiresAt: code?.expiresAt.toISOString(),
        isCaller: member.id === getActor(context).id,
      })
    })

    mount(app, issue, async (context, { body }) => context.reply(await issueFor(services, context, body, false)))
    mount(app, recover, async (context, { body }) => context.reply(await issueFor(services, context, body, true)))
  },
})

/** For another person only: otherwise a session that was taken over could enrol a factor of its own. */
async function issueFor(
  services: AdminServices,
  context: Context,
  body: z.output<typeof person>,
  removeFactors: boolean,
): Promise<z.output<typeof codeReply>> {
  const by = getStaffMember(context)
  const member = await findMember(services, body.person, body.domain)
  if (member.id === by.id) throw new AppError('forbidden')
  const { code, expiresAt } = await issueEnrolmentCode({ ...services, url: services.staffUrl }, member, {
    by,
    removeFactors,
  })
  return { account: member.account, code, expiresAt: expiresAt.toISOString() }
}

async function findMember(services: AdminServices, account: string, domain?: string): Promise<DirectoryPerson> {
  const staffGate = createStaffGate(services)
  const member = await findStaffMember({ ...services, staffGate }, { account, domain })
  if (!member) throw new AppError('person-unknown')
  return member
}
