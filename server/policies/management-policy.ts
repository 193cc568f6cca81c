import { z } from 'zod'
import { enforcement } from './enforcement.ts'
import { ownRules } from './password-rules/stored-rules.ts'
import { questionPolicy } from './question-policy.ts'
import { scope } from './scope.ts'

const everybody = { domains: [], include: { groups: [], containers: [] }, exclude: { groups: [], containers: [] } }
const nobody = { include: { groups: [] }, exclude: { groups: [] } }

/** What an administrator says of one management policy (features D.1); its workflows are published beside it. What is left out has its default. */
export const managementPolicyDefinition = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** Switched off: holds for nobody, and nobody is managed by it. */
  enabled: z.boolean().default(true),
  userScope: scope.user.default(everybody),
  helpdeskScope: scope.helpdesk.default(nobody),
  questions: questionPolicy.prefault({}),
  /** On top of the directory's rules. */
  rules: ownRules.default([]),
  /** A method that is younger alone does not prove somebody who has forgotten the password. */
  newMethodHours: z
    .int()
    .min(0)
    .max(30 * 24)
    .default(24),
  enforcement: enforcement.prefault({}),
})

export type ManagementPolicyDefinition = z.output<typeof managementPolicyDefinition>

/** Which people, by which questions, rules and workflows. */
export interface ManagementPolicy extends ManagementPolicyDefinition {
  id: string
  /** The lowest decides first. */
  priority: number
  /** Version of its row. */
  version: number
}

/** Holds for everybody whom no other policy covers; cannot be narrowed, switched off or deleted. */
export const defaultPolicyId = 'default'
/** What the product says of it; all else is as in every new policy. */
export const defaultPolicyDefinition: z.input<typeof managementPolicyDefinition> = {
  name: 'Default',
  helpdeskScope: { include: { groups: ['Latchkey Helpdesk'] } },
}
/** After every other one. */
export const lastPriority = 2_147_483_647
