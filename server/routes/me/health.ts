import type { Hono } from 'hono'
import { z } from 'zod'
import { type Words, words } from '../../../shared/languages/words.ts'
import type { AccountState, DirectoryPerson } from '../../directory/directory.ts'
import { personFacts } from '../../engine/availability.ts'
import { isAvailable } from '../../policies/availability.ts'
import { questionsIn } from '../../policies/question-policy.ts'
import type { WorkflowDefinition } from '../../policies/workflow.ts'
import type { ProfileState } from '../../profiles/profile-state.ts'
import { languageOf } from '../language.ts'
import { maskedMethods } from '../masked-methods.ts'
import { defineOperation, mount } from '../operation.ts'
import { taskOf } from '../tasks.ts'
import { activityText, recentActivity } from './activity.ts'
import { nextStep, nextSteps } from './next-step.ts'
import { type MeServices, myself } from './services.ts'
import { taskNames } from './task-names.ts'

const moment = z.iso.datetime()
const task = z.object({ workflow: z.string(), title: z.string(), text: z.string() })
const day = 86_400_000

const health = z.object({
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
    until: moment.optional().describe('When a lock of the profile ends'),
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
  tasks: z.array(task).describe('What this person can do now'),
  next: z.object({ code: z.enum(nextSteps), text: z.string(), task: task.optional() }),
  session: z.object({ secondsLeft: z.int() }),
})

export const getHealth = defineOperation({
  id: 'getHealth',
  method: 'get',
  path: '/api/v1/me',
  summary: 'How the account of whoever is signed on to the Self-Service site stands, and what to do next',
  caller: 'session',
  status: 200,
  reply: health,
  errors: ['sign-in-required', 'directory-unreachable'],
})

export type HealthReply = z.output<typeof health>

export function healthRoutes(app: Hono, of: MeServices): void {
  mount(app, getHealth, async (context) => {
    const { person, sessionEndsAt } = myself(context)
    const language = languageOf(context)
    const say = words(language)
    const state = await of.directory.session({ domain: person.domain, signal: context.req.raw.signal }).state(person)
    const { policy } = await of.policies.resolve(person)
    const profile = of.profiles.of(person)
    const [methods, registration, facts, offered] = await Promise.all([
      maskedMethods(profile),
      profile.state(questionsIn(policy.questions, language)),
      personFacts(state, profile),
      of.policies.tasksFor(policy.id, 'self-service'),
    ])
    const now = of.clock()
    const password = passwordFacts(state, now)
    const available = offered.filter((workflow) => isAvailable(workflow, facts))
    const next = nextStep({
      ...{ unusable: state.disabled || state.accountExpired, locked: state.locked },
      ...{ passwordExpired: facts.passwordExpired, daysLeft: password.daysLeft, profile: registration.state },
      methods: methods.map(({ kind }) => kind),
      offers: (id) => available.some((one) => one.id === id),
    })
    return context.json({
      ...{ account: person.account, domain: person.domain, displayName: person.displayName, password },
      lockout: { locked: state.locked, endsAt: state.lockoutEndsAt?.toISOString() },
      ...{ disabled: state.disabled, accountExpired: state.accountExpired },
      policy: { id: policy.id, name: policy.name },
      methods: methods.map(({ addedAt, ...method }) => ({ ...method, addedAt: addedAt?.toISOString() })),
      profile: profileReply(registration, say),
      activity: await activityReply(of, { person, policy: policy.id, language }),
      tasks: available.map((one) => taskOf(one, language)),
      next: { code: next.code, text: say(`health.next.${next.code}`), task: found(available, next.workflow, language) },
      session: { secondsLeft: Math.max(0, Math.round((sessionEndsAt.getTime() - now.getTime()) / 1000)) },
    } satisfies HealthReply)
  })
}

function passwordFacts(state: AccountState, now: Date): HealthReply['password'] {
  const { passwordExpired: expired, mustChange, passwordExpiresAt: expiresAt, passwordLastSet } = state
  const left = expiresAt && Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / day))
  return {
    ...{ expired, mustChange, daysLeft: left, expiresAt: expiresAt?.toISOString() },
    lastChangedAt: passwordLastSet?.toISOString(),
  }
}

function profileReply(state: ProfileState, say: Words): HealthReply['profile'] {
  const reasons = state.state === 'must-update' ? state.reasons : []
  return {
    state: state.state,
    until: state.state === 'locked' ? state.until.toISOString() : undefined,
    reasons: reasons.map((code) => ({ code, text: say(`health.reasons.${code}`) })),
  }
}

async function activityReply(
  { store, policies }: MeServices,
  { person, policy, language }: { person: DirectoryPerson; policy: string; language: string },
): Promise<HealthReply['activity']> {
  const name = await taskNames(policies, policy, language)
  const say = words(language)
  const recent = await recentActivity(store.read, person.id)
  return recent.map(({ at, ...one }) => ({
    ...{ at: at.toISOString(), code: one.code, by: one.by },
    text: activityText(one, name(one.workflow), say),
  }))
}

function found(available: readonly WorkflowDefinition[], workflow: string | undefined, language: string) {
  const definition = available.find(({ id }) => id === workflow)
  return definition && taskOf(definition, language)
}
