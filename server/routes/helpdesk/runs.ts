import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { pickLanguage } from '../../../shared/languages/pick-language.ts'
import { operatorsOnly } from '../authorise.ts'
import { readClientAddress, readSessionToken, setRunCookie, wantsCookie } from '../caller.ts'
import { negotiateLanguage } from '../language.ts'
import { workflowId } from '../names.ts'
import { defineOperation, mount } from '../operation.ts'
import { getStaffMember } from '../require-session.ts'
import { startRun } from '../runs.ts'
import { type HelpdeskServices, loadPersonForOperator } from './services.ts'

const singleLineText = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\p{Cc}]*$/u)
const multilineText = z
  .string()
  .trim()
  .min(1)
  .regex(/^(?:[^\p{Cc}]|\n)*$/u)

export const startHelpdeskRun = defineOperation({
  id: 'startHelpdeskRun',
  method: 'post',
  path: '/api/v1/helpdesk/runs',
  summary:
    'Starts a workflow for a person. It continues with the same calls as every run, as long as the operator is signed in',
  caller: 'operator',
  roles: operatorsOnly,
  body: z.strictObject({
    workflow: workflowId,
    person: z.string().max(300),
    ticket: singleLineText.max(100).optional(),
    reason: multilineText.max(500).optional(),
    language: z.string().max(35).optional(),
  }),
  status: 201,
  reply: startRun.reply,
  errors: ['person-unknown', 'workflow-unknown', 'directory-unreachable', 'busy'],
})

export function helpdeskRunRoutes(app: Hono, services: HelpdeskServices): void {
  mount(app, startHelpdeskRun, async (context, { body }) => {
    const { person: reference, ticket, reason, workflow, language } = body
    const person = await loadPersonForOperator(services, context, reference)
    const { id, domain, account, displayName } = getStaffMember(context)
    const sessionToken = readSessionToken(context)
    if (!sessionToken) throw new AppError('sign-in-required')
    const started = await services.engine.start({
      workflow,
      account: person.account,
      domain: person.domain,
      site: 'helpdesk',
      language: language ? pickLanguage([language]) : negotiateLanguage(context),
      address: readClientAddress(context, services.trustedProxies),
      helpdesk: { operator: { id, domain, account, displayName }, sessionToken, person, ticket, reason },
    })
    if (!wantsCookie(context)) return context.reply(started)
    setRunCookie(context, started.run)
    return context.reply({ run: { id: started.run.id }, step: started.step })
  })
}
