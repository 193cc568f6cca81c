import type { Hono } from 'hono'
import { z } from 'zod'
import { getTranslator, type Translator } from '../../../shared/languages/translator.ts'
import type { AccountState, DirectoryPerson } from '../../directory/directory.ts'
import { isAvailable } from '../../policies/availability.ts'
import { localizeQuestions } from '../../policies/question-policy.ts'
import { loadPersonFacts } from '../../policies/unavailable-reason.ts'
import type { WorkflowDefinition } from '../../policies/workflow.ts'
import type { ProfileState } from '../../profiles/profile-state.ts'
import { countDaysUntil } from '../days.ts'
import { negotiateLanguage } from '../language.ts'
import { describeWorkflow, offeredWorkflow } from '../offered-workflows.ts'
import { defineOperation, mount } from '../operation.ts'
import { getSignedInPerson } from '../require-session.ts'
import { chooseNextStep, nextSteps } from './next-step.ts'
import { listOpenWorkflows } from './open-workflows.ts'
import { loadRecentActivity, translateActivity } from './recent-activity.ts'
import type { MeServices } from './services.ts'
import { loadWorkflowNames } from './workflow-names.ts'

const moment = z.iso.datetime()

const passwordHealthReply = z.object({
  account: z.string(),
  domain: z.string(),
  displayName: z.string(),
  password: z.object({
    expired: z.boolean(),
    mustChange: z.boolean(),
    expiresAt: moment.optional().describe('Absent: never expires, or must change now'),
    daysLeft: z.int().optional(),
    lastChangedAt: moment.optional(),
  }),
  lockout: z.object({ locked: z.boolean(), endsAt: moment.optional() }),
  disabled: z.boolean(),
  accountExpired: z.boolean(),
  policy: z.object({ id: z.string(), name: z.string() }),
  methods: z.array(z.object({ kind: z.string(), masked: z.string().optional(), addedAt: moment.optional() })),
  profile: z.object({
    state: z.enum(['not-registered', 'complete', 'must-update', 'locked']),
    until: moment.optional().describe('End of the lock of the profile'),
    reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  }),
  activity: z.array(
    z.object({
      at: moment,
      code: z.string(),
      text: z.string(),
      by: z.enum(['self', 'helpdesk', 'manager', 'somebody']),
    }),
  ),
  tasks: z.array(offeredWorkflow).describe('Workflows that this person can start now'),
  next: z.object({ code: z.enum(nextSteps), text: z.string(), task: offeredWorkflow.optional() }),
  session: z.object({ secondsLeft: z.int() }),
})

export const getPasswordHealth = defineOperation({
  id: 'getHealth',
  method: 'get',
  path: '/api/v1/me',
  summary: 'State of the caller’s account, methods and recent activity, and what to do next',
  caller: 'session',
  status: 200,
  reply: passwordHealthReply,
  errors: ['directory-unreachable'],
})

export type PasswordHealthReply = z.output<typeof passwordHealthReply>

export function passwordHealthRoutes(app: Hono, services: MeServices): void {
  const { directory, policies, profiles, clock } = services

  mount(app, getPasswordHealth, async (context) => {
    const { person, sessionEndsAt } = getSignedInPerson(context)
    const language = negotiateLanguage(context)
    const translate = getTranslator(language)
    const { signal } = context.req.raw
    const state = await directory.openSession({ domain: person.domain, signal }).readState(person)
    const { policy } = await policies.resolve(person)
    const profile = profiles.forPerson(person)
    const [methods, registration, facts, { isStaff, workflows }] = await Promise.all([
      profile.methods(),
      profile.state(localizeQuestions(policy.questions, language)),
      loadPersonFacts(state, profile),
      listOpenWorkflows(services, person, policy.id),
    ])
    const now = clock()
    const password = toPasswordReply(state, now)
    const available = workflows.filter((workflow) => isAvailable(workflow, facts))
    const next = chooseNextStep({
      unusable: state.disabled || state.accountExpired,
      isStaff,
      locked: state.locked,
      passwordExpired: facts.passwordExpired,
      daysLeft: password.daysLeft,
      profile: registration.state,
      methods: methods.map(({ kind }) => kind),
      offers: (id) => available.some((workflow) => workflow.id === id),
    })
    return context.reply({
      account: person.account,
      domain: person.domain,
      displayName: person.displayName,
      password,
      lockout: { locked: state.locked, endsAt: state.lockoutEndsAt?.toISOString() },
      disabled: state.disabled,
      accountExpired: state.accountExpired,
      policy: { id: policy.id, name: policy.name },
      methods: methods.map(({ kind, masked, addedAt }) => ({ kind, masked, addedAt: addedAt?.toISOString() })),
      profile: toProfileReply(registration, translate),
      activity: await loadActivity(services, { person, policy: policy.id, language }),
      tasks: available.map((workflow) => describeWorkflow(workflow, language)),
      next: {
        code: next.code,
        text: translate(`health.next.${next.code}`),
        task: describeOffered(available, next.workflow, language),
      },
      session: { secondsLeft: Math.max(0, Math.round((sessionEndsAt.getTime() - now.getTime()) / 1000)) },
    })
  })
}

function toPasswordReply(state: AccountState, now: Date): PasswordHealthReply['password'] {
  const { passwordExpired: expired, mustChange, passwordExpiresAt: expiresAt, passwordLastSet } = state
  return {
    expired,
    mustChange,
    daysLeft: expiresAt && countDaysUntil(expiresAt, now),
    expiresAt: expiresAt?.toISOString(),
    lastChangedAt: passwordLastSet?.toISOString(),
  }
}

function toProfileReply(profile: ProfileState, translate: Translator): PasswordHealthReply['profile'] {
  const reasons = profile.state === 'must-update' ? profile.reasons : []
  return {
    state: profile.state,
    until: profile.state === 'locked' ? profile.until.toISOString() : undefined,
    reasons: reasons.map((code) => ({ code, text: translate(`health.reasons.${code}`) })),
  }
}

async function loadActivity(
  { store, policies }: MeServices,
  { person, policy, language }: { person: DirectoryPerson; policy: string; language: string },
): Promise<PasswordHealthReply['activity']> {
  const nameOf = await loadWorkflowNames(policies, policy, language)
  const translate = getTranslator(language)
  const recent = await loadRecentActivity(store.read, person.id)
  return recent.map(({ at, code, by, workflow }) => ({
    at: at.toISOString(),
    code,
    by,
    text: translateActivity(code, nameOf(workflow), translate),
  }))
}

function describeOffered(available: readonly WorkflowDefinition[], workflow: string | undefined, language: string) {
  const definition = available.find(({ id }) => id === workflow)
  return definition && describeWorkflow(definition, language)
}
