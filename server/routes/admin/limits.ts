import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { liftLimits, listUsedTries } from '../../engine/limits/lift-limits.ts'
import { administratorsOnly, readers } from '../authorise.ts'
import { domainName } from '../names.ts'
import { defineOperation, mount } from '../operation.ts'
import { getStaffMember } from '../require-session.ts'
import { findPerson } from './find-person.ts'
import { defineResource } from './resource.ts'

const path = '/api/v1/admin/people/{id}/limits'
const caller = 'administrator'
const query = z.strictObject({ domain: domainName.optional() })
const errors = ['person-unknown', 'directory-unreachable'] as const

const list = defineOperation({
  id: 'listLimits',
  method: 'get',
  path,
  summary:
    'Tries and mailed codes of the account that count now, per share, when they end, and until when its profile is locked; `id`: the person’s id, as `explainPolicies` gives it',
  caller,
  roles: readers,
  query,
  status: 200,
  reply: z.object({
    account: z.string(),
    limits: z.array(
      z.object({
        counter: z
          .string()
          .describe(
            'As in the table of docs/security.md#guesses; `codes-…`: mailed codes, `…-unsent` without an address',
          ),
        share: z
          .enum(['known', 'unknown', 'operator'])
          .describe('Of browsers that succeeded before, of all others, or codes for which the helpdesk asked'),
        used: z.int(),
        tries: z.int(),
        endsAt: z.iso.datetime(),
      }),
    ),
    profileLockedUntil: z.iso
      .datetime()
      .optional()
      .describe('Too many wrong answers: its methods open nothing until then'),
  }),
  errors,
})

const lift = defineOperation({
  id: 'liftLimits',
  method: 'post',
  path: `${path}/lifts`,
  summary:
    'Gives another person’s account all of its tries and mailed codes back, unlocks its profile and clears the directory’s count of wrong passwords, which unlocks it. Limits count from zero again; the person gets a mail',
  caller,
  roles: administratorsOnly,
  personOnly: true,
  query,
  body: z.strictObject({ reason: z.string().trim().min(3).max(500).describe('Why; kept with the audit event') }),
  status: 200,
  reply: z.object({
    account: z.string(),
    passwordTries: z
      .enum(['lifted', 'not-permitted', 'directory-unreachable'])
      .describe('Tries at the password stay used up unless the directory’s own count was cleared'),
  }),
  errors,
})

export const limitsResource = defineResource({
  operations: [list, lift],
  routes(app, services) {
    mount(app, list, async (context, { params: { id }, query: { domain } }) => {
      const person = await findPerson(services, context, { id, domain })
      const used = await listUsedTries(services, person)
      const profileLockedUntil = await services.profiles.forPerson(person).lockedUntil()
      return context.reply({
        account: person.account,
        limits: used.map(({ endsAt, ...limit }) => ({ ...limit, endsAt: endsAt.toISOString() })),
        ...(profileLockedUntil && { profileLockedUntil: profileLockedUntil.toISOString() }),
      })
    })

    mount(app, lift, async (context, { params: { id }, query: { domain }, body: { reason } }) => {
      const by = getStaffMember(context)
      // Else a session that was taken over could go on guessing at its own second factor.
      if (id === by.id) throw new AppError('forbidden')
      const person = await findPerson(services, context, { id, domain })
      return context.reply({ account: person.account, ...(await liftLimits(services, person, { reason, by })) })
    })
  },
})
