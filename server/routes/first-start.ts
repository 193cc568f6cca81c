import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { issueEnrolmentCode } from '../staff/enrolment-codes.ts'
import { type FirstStartServices, isFirstStartOpen, nameFirstAdministrators } from '../staff/first-start.ts'
import type { StaffFactorServices } from '../staff/services.ts'
import { readClientAddress } from './caller.ts'
import { type EntryServices, enter } from './entry.ts'
import { accountName, domainName } from './names.ts'
import { defineOperation, mount } from './operation.ts'

const path = '/api/v1/admin/first-start'

export const getFirstStart = defineOperation({
  id: 'getFirstStart',
  method: 'get',
  path,
  summary: 'Whether there are no administrators yet, and the code of the server’s terminal is open',
  caller: 'anyone',
  status: 200,
  reply: z.object({ open: z.boolean() }),
})

export const nameAdministrators = defineOperation({
  id: 'nameAdministrators',
  method: 'post',
  path,
  summary: 'Names the administrators’ group once, with the code of the server’s terminal',
  caller: 'anyone',
  body: z.strictObject({
    code: z.string().trim().min(1).max(60),
    group: z.string().trim().min(1).max(1000).describe('SID, distinguished name, or a name that one group has'),
    account: accountName.describe('A member of the group, who signs in next'),
    domain: domainName.optional(),
  }),
  status: 201,
  reply: z.object({
    group: z.string().describe('Distinguished name'),
    account: z.string(),
    enrolment: z
      .object({ code: z.string(), expiresAt: z.iso.datetime() })
      .describe('With it the member sets up a second factor; shown only now'),
  }),
  errors: ['enrolment-code-refused', 'settings-refused', 'directory-unreachable', 'busy'],
})

/** Before the guard of the administration API: there is no administrator yet who could sign in. */
export function firstStartRoutes(
  app: Hono,
  services: FirstStartServices & Omit<StaffFactorServices, 'policies'> & { entry: EntryServices },
): void {
  mount(app, getFirstStart, async (context) => context.reply({ open: await isFirstStartOpen(services) }))

  mount(app, nameAdministrators, async (context, { body }) => {
    const { entry } = services
    const address = readClientAddress(context, entry.trustedProxies)
    const { signal } = context.req.raw
    const result = await enter(entry, { address, isCall: true }, () => nameFirstAdministrators(services, body, signal))
    if (!result.done) throw new AppError(result.code, 'problems' in result ? { problems: result.problems } : undefined)
    const { code, expiresAt } = await issueEnrolmentCode(services, result.person, {})
    const enrolment = { code, expiresAt: expiresAt.toISOString() }
    return context.reply({ group: result.group, account: result.person.account, enrolment })
  })
}
