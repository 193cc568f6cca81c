import { z } from 'zod'

/** A group, nested ones included: by distinguished name, SID, or name, of which the directory may know several. */
const groups = z.array(z.string().trim().min(1).max(1000)).max(20_000).default([])
/** An organisational unit or container with all below it, by distinguished name. */
const containers = z.array(z.string().trim().min(1).max(1000)).max(2_000).default([])
const named = z.strictObject({ groups, containers })
const groupsOnly = z.strictObject({ groups })

/** Who falls under a policy, and who may help them. */
export const scope = {
  user: z.strictObject({
    /** DNS names; none: every domain. */
    domains: z.array(z.string().trim().toLowerCase().min(1).max(253)).max(1_000).default([]),
    /** Naming nobody includes everybody of the domains. */
    include: named.prefault({}),
    exclude: named.prefault({}),
  }),
  /** Naming nobody leaves these people without a helpdesk. */
  helpdesk: z.strictObject({ include: groupsOnly.prefault({}), exclude: groupsOnly.prefault({}) }),
}

export type UserScope = z.output<typeof scope.user>

/** Which line of a scope decided, as the administrator wrote it. */
export type Because =
  | { line: 'default-policy' | 'switched-off' | 'everybody' | 'other-domain' | 'not-included' }
  | {
      line: 'domain' | 'included-group' | 'included-container' | 'excluded-group' | 'excluded-container'
      entry: string
    }

/** Whether a policy covers somebody. */
export interface Judgement {
  covers: boolean
  because: Because
}
