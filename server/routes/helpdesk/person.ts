import type { Hono } from 'hono'
import { z } from 'zod'
import { words } from '../../../shared/languages/words.ts'
import type { AccountState, DirectoryPerson } from '../../directory/directory.ts'
import { reasonAgainst } from '../../engine/availability.ts'
import { operatorWords } from '../../engine/operator-words.ts'
import { firstWorded } from '../../engine/wording.ts'
import type { ManagementPolicy } from '../../policies/management-policy.ts'
import { questionsIn } from '../../policies/question-policy.ts'
import type { Profile } from '../../profiles/profile.ts'
import { languageOf } from '../language.ts'
import { maskedMethods } from '../masked-methods.ts'
import { defineOperation, mount } from '../operation.ts'
import { taskOf } from '../tasks.ts'
import { foundPerson, personBrief } from './people.ts'
import { findPerson, type HelpdeskServices } from './services.ts'

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
    passcodeUntil: moment.optional().describe('A passcode is open'),
  }),
  methods: z.array(z.object({ kind: z.string(), masked: z.string().optional(), since: moment.optional() })),
  tasks: z.array(
    z.object({
      workflow: z.string(),
      title: z.string(),
      text: z.string(),
      reason: z.object({ code: z.string(), text: z.string() }).optional().describe('Why not now'),
    }),
  ),
})

export type PersonReply = z.output<typeof personReply>

export const lookAtPerson = defineOperation({
  id: 'lookAtPerson',
  method: 'get',
  path: '/api/v1/helpdesk/people/{id}',
  summary: 'How somebody stands and what can be done for them; the look is recorded',
  caller: 'operator',
  status: 200,
  reply: personReply,
  errors: ['sign-in-required', 'forbidden', 'person-unknown', 'directory-unreachable'],
})

export function personRoutes(app: Hono, of: HelpdeskServices): void {
  mount(app, lookAtPerson, async (context) => {
    const person = await findPerson(of, context, context.req.param('id') ?? '')
    const language = languageOf(context)
    const session = of.directory.session({ domain: person.domain, signal: context.req.raw.signal })
    const [account, { policy }] = [await session.state(person), await of.policies.resolve(person)]
    const profile = of.profiles.of(person)
    return context.json({
      ...personBrief(person),
      state: {
        locked: account.locked,
        lockoutEndsAt: account.lockoutEndsAt?.toISOString(),
        passwordExpired: account.passwordExpired,
        passwordExpiresAt: account.passwordExpiresAt?.toISOString(),
        mustChange: account.mustChange,
        disabled: account.disabled,
        accountExpired: account.accountExpired,
        ...(await profileFacts(profile, policy, language)),
      },
      methods: (await maskedMethods(profile)).map(({ addedAt, ...method }) => ({
        ...method,
        since: addedAt?.toISOString(),
      })),
      tasks: await tasksFor(of, { person, policy, language, profile, state: async () => account }),
    } satisfies PersonReply)
  })
}

async function profileFacts(profile: Profile, { questions }: ManagementPolicy, language: string) {
  const [registered, lockedUntil, passcodeUntil, { state }] = await Promise.all([
    profile.registered(),
    profile.lockedUntil(),
    profile.passcodeUntil(),
    profile.state(questionsIn(questions, language)),
  ])
  return {
    ...{ registered, profile: state, profileLockedUntil: lockedUntil?.toISOString() },
    passcodeUntil: passcodeUntil?.toISOString(),
  }
}

async function tasksFor(
  { policies }: HelpdeskServices,
  of: {
    person: DirectoryPerson
    policy: ManagementPolicy
    language: string
    profile: Profile
    state(): Promise<AccountState>
  },
) {
  const { policy, language, profile, state } = of
  const say = operatorWords(words(language))
  const offered = await policies.tasksFor(policy.id, 'helpdesk')
  return Promise.all(
    offered.map(async (workflow) => {
      const code = await reasonAgainst(workflow, { account: { state }, profile })
      const text = firstWorded(say, [`stopped.${code}`, 'stopped.failed']) ?? ''
      return { ...taskOf(workflow, language), ...(code !== undefined && { reason: { code, text } }) }
    }),
  )
}
