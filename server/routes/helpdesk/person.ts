import type { Hono } from 'hono'
import { z } from 'zod'
import { translateFirst, translateForOperator } from '../../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { activities } from '../../activities/index.ts'
import type { AccountState, DirectoryPerson } from '../../directory/directory.ts'
import type { ManagementPolicy } from '../../policies/management-policy.ts'
import { localizeQuestions } from '../../policies/question-policy.ts'
import type { AskedStep } from '../../policies/staff-factors.ts'
import { findMissingApproval, findUnavailableReason } from '../../policies/unavailable-reason.ts'
import type { WorkflowDefinition } from '../../policies/workflow.ts'
import type { Profile } from '../../profiles/profile.ts'
import { operatorsOnly } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { describeWorkflow, offeredWorkflow } from '../offered-workflows.ts'
import { defineOperation, mount } from '../operation.ts'
import { describePersonState, personState } from '../person-state.ts'
import { callerCheckReply, loadCallerCheck } from './caller-check.ts'
import { foundPerson, toPersonBrief } from './people.ts'
import { type HelpdeskServices, loadPersonForOperator } from './services.ts'

const moment = z.iso.datetime()

const personReply = foundPerson.extend({
  state: personState,
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
      state: await describePersonState(account, profile, localizeQuestions(policy.questions, language)),
      methods: methods.map(({ kind, masked, addedAt }) => ({ kind, masked, since: addedAt?.toISOString() })),
      callerCheck: await loadCallerCheck(services, context, person),
      tasks: await loadWorkflowsFor(services, { person, policy, language, profile, account }),
    })
  })
}

const toSteps = ({ activities: steps }: WorkflowDefinition): AskedStep[] =>
  steps.flatMap(({ key, activity: id, settings }) => {
    const activity = activities.find((one) => one.id === id)
    return activity ? [{ key, activity, settings: activity.settings.parse(settings) }] : []
  })

async function loadWorkflowsFor(
  { policies }: HelpdeskServices,
  {
    person,
    policy,
    language,
    profile,
    account,
  }: { person: DirectoryPerson; policy: ManagementPolicy; language: string; profile: Profile; account: AccountState },
): Promise<z.output<typeof personReply>['tasks']> {
  const translate = translateForOperator(getTranslator(language))
  const offered = await policies.listWorkflowsFor(policy.id, 'helpdesk')
  return Promise.all(
    offered.map(async (workflow) => {
      const described = describeWorkflow(workflow, language)
      const code =
        findMissingApproval(policy, person, toSteps(workflow)) ??
        (await findUnavailableReason(workflow, { account: { state: async () => account }, profile }))
      if (code === undefined) return described
      const text = translateFirst(translate, [`stopped.${code}`, 'stopped.failed']) ?? ''
      return { ...described, reason: { code, text } }
    }),
  )
}
