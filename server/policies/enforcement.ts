import { z } from 'zod'
import type { DirectoryPerson } from '../directory/directory.ts'
import { containersOf } from '../directory/distinguished-name.ts'
import { scopeKeys } from './mentions.ts'
import { scope } from './scope.ts'

const label = (name: string) => ({ label: `policies.enforcement.${name}` })
const day = z.int().min(0).max(3650)
const ascending = (days: readonly number[]) => days.every((one, index) => index === 0 || one > (days[index - 1] ?? 0))

/** Off until somebody says otherwise; naming nobody, it is for all people of the policy. */
const common = {
  enabled: z.boolean().default(false).meta(label('enabled')),
  scope: scope.user.pick({ include: true, exclude: true }).prefault({}),
  channel: z.enum(['mail']).default('mail').meta(label('channel')),
}

/** Rising intervals: on these days after the first, then again and again. */
const rising = (days: number[], thenEvery: number) =>
  z.strictObject({
    ...common,
    days: z
      .array(day)
      .min(1)
      .max(50)
      .refine(ascending, { error: 'days-not-ascending' })
      .default(days)
      .meta(label('days')),
    /** Days; 0: no more. */
    thenEvery: day.default(thenEvery).meta(label('thenEvery')),
  })

/** User enforcement rules of a management policy (features D.5): who is written to, and when. The scheduled tasks of `schedule/tasks/` read them. */
export const enforcement = z.strictObject({
  inviteToRegister: rising([0, 7, 21, 45], 60).prefault({}),
  remindToUpdateProfile: rising([0, 7, 21, 45], 60).prefault({}),
  remindOfPasswordExpiry: z
    .strictObject({
      ...common,
      /** Whole days that are left; 0: it expires within a day. */
      daysBefore: z.array(day.max(365)).min(1).max(50).default([14, 7, 3, 1, 0]).meta(label('daysBefore')),
    })
    .prefault({}),
})

export type Enforcement = z.output<typeof enforcement>
export type RisingRule = Enforcement['inviteToRegister']
export type ExpiryRule = Enforcement['remindOfPasswordExpiry']
export type RuleScope = RisingRule['scope']

/** Whether a rule is for somebody of its policy; lines are written for comparison once for each version of a policy. */
export function ruleScopes(): (
  rule: RuleScope,
  person: Pick<DirectoryPerson, 'groups' | 'distinguishedName'>,
) => boolean {
  const keysOf = scopeKeys()
  return ({ include, exclude }, { groups, distinguishedName }) => {
    const lists = [include.groups, include.containers, exclude.groups, exclude.containers]
    if (lists.every(({ length }) => length === 0)) return true
    const containers = containersOf(distinguishedName)
    const isIn = (side: RuleScope['include']) =>
      keysOf(side.groups).some((key) => groups.includes(key)) ||
      keysOf(side.containers).some((key) => containers.includes(key))
    if (isIn(exclude)) return false
    return (include.groups.length === 0 && include.containers.length === 0) || isIn(include)
  }
}
