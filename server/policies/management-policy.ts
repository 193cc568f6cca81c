import { z } from 'zod'
import { callerMethods } from './caller-methods.ts'
import { enforcement } from './enforcement.ts'
import { storedRules } from './password-rules/stored-rules.ts'
import { privileged } from './privileged.ts'
import { questionPolicy } from './question-policy.ts'
import { scope } from './scope.ts'
import { staffFactors } from './staff-factors.ts'

const label = (name: string) => ({ label: `policies.${name}`, hint: `policies.${name}-hint` })

const everybody = { domains: [], include: { groups: [], containers: [] }, exclude: { groups: [], containers: [] } }
const emptyScope = { include: { groups: [] }, exclude: { groups: [] } }

/** A management policy as an administrator defines it (docs/behaviour.md#management-policies); its workflows are published separately. Omitted fields have defaults. */
export const managementPolicyDefinition = z.strictObject({
  name: z.string().trim().min(1).max(200).meta(label('name')),
  /** Disabled: it applies to no one, and no one is managed by it. */
  enabled: z.boolean().default(true).meta(label('enabled')),
  userScope: scope.user.default(everybody).meta({ control: 'scope', ...label('userScope') }),
  helpdeskScope: scope.helpdesk.default(emptyScope).meta(label('helpdeskScope')),
  questions: questionPolicy.prefault({}).meta(label('questions')),
  /** On top of the directory's rules. */
  rules: storedRules.default([]).meta(label('rules')),
  /** A newer method alone does not authenticate a person who has forgotten the password. */
  newMethodHours: z
    .int()
    .min(0)
    .max(30 * 24)
    .default(24)
    .meta({ ...label('newMethodHours'), unit: 'hours' }),
  callerMethods: callerMethods.prefault({}).meta(label('callerMethods')),
  /** Of these people a second person agrees to each task. */
  privileged: privileged.prefault({}).meta(label('privileged')),
  enforcement: enforcement.prefault({}).meta(label('enforcement')),
  /** Latchkey's own staff are protected accounts, except in workflows that ask them for one of these. */
  staffFactors: staffFactors.meta({
    ...label('staffFactors'),
    choices: { passkey: 'policies.passkey', totp: 'policies.totp' },
  }),
})

export type ManagementPolicyDefinition = z.output<typeof managementPolicyDefinition>

/** A stored management policy. */
export interface ManagementPolicy extends ManagementPolicyDefinition {
  id: string
  /** The lowest decides first. */
  priority: number
  /** Version of its row. */
  version: number
}

/** The policy of everybody whom no other policy covers; cannot be narrowed, disabled or deleted. */
export const defaultPolicyId = 'default'
/** Its predefined fields; all others are as in every new policy. */
export const defaultPolicyDefinition: z.input<typeof managementPolicyDefinition> = {
  name: 'Default',
  helpdeskScope: { include: { groups: ['Latchkey Helpdesk'] } },
}
/** After every other one. */
export const lastPriority = 2_147_483_647
