import { z } from 'zod'
import type { DirectoryPerson } from '../directory/directory.ts'
import { listContainers } from '../directory/distinguished-name.ts'
import { scope } from './scope.ts'
import { createScopeKeyCache } from './scope-index.ts'

const label = (name: string) => ({ label: `policies.enforcement.${name}` })
const day = z.int().min(0).max(3650)
const isAscending = (days: readonly number[]) => days.every((one, index) => index === 0 || one > (days[index - 1] ?? 0))

/** Disabled by default; an empty scope means all people of the policy. */
const common = {
  enabled: z.boolean().default(false).meta(label('enabled')),
  scope: scope.user.pick({ include: true, exclude: true }).prefault({}).meta(label('scope')),
  channel: z
    .enum(['mail'])
    .default('mail')
    .meta({ ...label('channel'), choices: { mail: 'policies.enforcement.mail' } }),
}

/** On these days after the first, then every `thenEvery` days. */
const intervalRule = (days: number[], thenEvery: number) =>
  z.strictObject({
    ...common,
    days: z
      .array(day)
      .min(1)
      .max(50)
      .refine(isAscending, { error: 'days-not-ascending' })
      .default(days)
      .meta(label('days')),
    /** Days; 0: no further mails. */
    thenEvery: day.default(thenEvery).meta({ ...label('thenEvery'), unit: 'days' }),
  })

/** User enforcement rules of a management policy (docs/behaviour.md#enforcement-rules): who gets which mail, and when. The jobs of `schedule/jobs/` read them. */
export const enforcement = z.strictObject({
  inviteToRegister: intervalRule([0, 7, 21, 45], 60).prefault({}).meta({ label: 'schedule.invite-to-register.name' }),
  remindToUpdateProfile: intervalRule([0, 7, 21, 45], 60)
    .prefault({})
    .meta({ label: 'schedule.remind-to-update-profile.name' }),
  remindOfPasswordExpiry: z
    .strictObject({
      ...common,
      /** Whole days left; 0: it expires within a day. */
      daysBefore: z.array(day.max(365)).min(1).max(50).default([14, 7, 3, 1, 0]).meta(label('daysBefore')),
    })
    .prefault({})
    .meta({ label: 'schedule.remind-of-password-expiry.name' }),
})

export type Enforcement = z.output<typeof enforcement>
export type IntervalRule = Enforcement['inviteToRegister']
type RuleScope = IntervalRule['scope']

/** Returns whether a rule applies to a person of its policy. Entries are normalised once for each version of a policy. */
export function createScopeMatcher(): (
  rule: RuleScope,
  person: Pick<DirectoryPerson, 'groups' | 'distinguishedName'>,
) => boolean {
  const keysOf = createScopeKeyCache()
  return ({ include, exclude }, { groups, distinguishedName }) => {
    const lists = [include.groups, include.containers, exclude.groups, exclude.containers]
    if (lists.every(({ length }) => length === 0)) return true
    const containers = listContainers(distinguishedName)
    const isIn = (side: RuleScope['include']) =>
      keysOf(side.groups).some((key) => groups.includes(key)) ||
      keysOf(side.containers).some((key) => containers.includes(key))
    if (isIn(exclude)) return false
    return (include.groups.length === 0 && include.containers.length === 0) || isIn(include)
  }
}
