import type { Hono } from 'hono'
import { z } from 'zod'
import { getTranslator } from '../../../shared/languages/translator.ts'
import type { AccountState } from '../../directory/directory.ts'
import { findUnavailableReason } from '../../engine/availability.ts'
import { translateFirst, translateForOperator } from '../../engine/translation.ts'
import { openPasscodes } from '../../factors/passcode.ts'
import type { ManagementPolicy } from '../../policies/management-policy.ts'
import { localizeQuestions } from '../../policies/question-policy.ts'
import type { Profile } from '../../profiles/profile.ts'
import { operatorsOnly } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { describeWorkflow, offeredWorkflow } from '../offered-workflows.ts'
import { defineOperation, mount } from '../operation.ts'
import { callerCheckReply, loadCallerCheck } from './caller-check.ts'
import { foundPerson, toPersonBrief } from './people.ts'
import { type HelpdeskServices, loadPersonForOperator } from './services.ts'

const moment = z.iso.datetime()

const personReply = foundPerson.extend({
  state: z.object({
    locked: z.boolean(),
    lockoutEndsAt: moment.optional(),
    passwordExpired: z.boolean(),
    passwordExpiresAt: moment.optional(),
    mustChange: z.boolean(),
    disabled: z.boolean(),
    accountExpired: z.boolean(),
    registered: z.boolean(),
    profile: z.enum(['not-registered', 'complete', 'must-update', 'locked']),
    profileLockedUntil: moment.optional(),
    passcodeUntil: moment.optional().describe('Present while a passcode is valid'),
  }),
  methods: z.array(z.object({ kind: z.string(), masked: z.string().optional(), since: moment.optional() })),
  callerCheck: callerCheckReply.optional(),
  tasks: z.array(
    offeredWorkflow.extend({
      reason: z.object({ code: z.string(), text: z.string() }).optional().describe('Why it cannot be started now'),
    }),
  ),
})

export const getPerson = defineOperation({
  id: 'lookAtPerson',
  method: 'get',
  path: '/api/v1/helpdesk/people/{id}',
  summary: 'State and methods of a person, and the workflows for them; the audit records that the operator viewed them',
  caller: 'operator',
  roles: operatorsOnly,
  status: 200,
  reply: personReply,
  errors: ['person-unknown', 'directory-unreachable'],
})

export function personRoutes(app: Hono, services: HelpdeskServices): void {
  const { directory, policies, profiles } = services

  mount(app, getPerson, async (context, { params: { id } }) => {
    const person = await loadPersonForOperator(services, context, id)
    const language = negotiateLanguage(context)
    const session = directory.openSession({ domain: person.domain, signal: context.req.raw.signal })
    const account = await session.readState(person)
    const { policy } = await policies.resolve(person)
    const profile = profiles.forPerson(person)
    const methods = await profile.methods()
    return context.reply({
      ...toPersonBrief(person),
      state: {
        locked: account.locked,
        lockoutEndsAt: account.lockoutEndsAt?.toISOString(),
        passwordExpired: account.passwordExpired,
        passwordExpiresAt: account.passwordExpiresAt?.toISOString(),
        mustChange: account.mustChange,
        disabled: account.disabled,
        accountExpired: account.accountExpired,
        ...(await loadProfileFacts(profile, policy, language)),
      },
      methods: methods.map(({ kind, masked, addedAt }) => ({ kind, masked, since: addedAt?.toISOString() })),
      callerCheck: await loadCallerCheck(services, context, person),
      tasks: await loadWorkflowsFor(services, { policy, language, profile, account }),
    })
  })
}

async function loadProfileFacts(profile: Profile, { questions }: ManagementPolicy, language: string) {
  const [registered, lockedUntil, passcodeUntil, { state }] = await Promise.all([
    profile.isRegistered(),
    profile.lockedUntil(),
    profile.part(openPasscodes).expiresAt(),
    profile.state(localizeQuestions(questions, language)),
  ])
  return {
    registered,
    profile: state,
    profileLockedUntil: lockedUntil?.toISOString(),
    passcodeUntil: passcodeUntil?.toISOString(),
  }
}

async function loadWorkflowsFor(
  { policies }: HelpdeskServices,
  {
    policy,
    language,
    profile,
    account,
  }: { policy: ManagementPolicy; language: string; profile: Profile; account: AccountState },
): Promise<z.output<typeof personReply>['tasks']> {
  const translate = translateForOperator(getTranslator(language))
  const offered = await policies.listWorkflowsFor(policy.id, 'helpdesk')
  return Promise.all(
    offered.map(async (workflow) => {
      const described = describeWorkflow(workflow, language)
      const code = await findUnavailableReason(workflow, { account: { state: async () => account }, profile })
      if (code === undefined) return described
      const text = translateFirst(translate, [`stopped.${code}`, 'stopped.failed']) ?? ''
      return { ...described, reason: { code, text } }
    }),
  )
}
