import { z } from 'zod'

/** Groups by distinguished name, SID or name; nested membership counts. The directory may know a name several times. */
const groups = z.array(z.string().trim().min(1).max(1000)).max(20_000).default([])
/** Organisational units or containers with everything below them, by distinguished name. */
const containers = z.array(z.string().trim().min(1).max(1000)).max(2_000).default([])
const groupsAndContainers = z.strictObject({ groups, containers })
const groupsOnly = z.strictObject({ groups })

export const scope = {
  /** Whom a policy covers. */
  user: z.strictObject({
    /** DNS names; empty: every domain. */
    domains: z.array(z.string().trim().toLowerCase().min(1).max(253)).max(1_000).default([]),
    /** Empty: everybody of the domains. */
    include: groupsAndContainers.prefault({}),
    exclude: groupsAndContainers.prefault({}),
  }),
  /** Who may help these people; empty: they have no helpdesk. */
  helpdesk: z.strictObject({ include: groupsOnly.prefault({}), exclude: groupsOnly.prefault({}) }),
}

/** Which part of a scope decided. */
export type ScopeReason =
  | 'default-policy'
  | 'domain'
  | 'everybody'
  | 'excluded-container'
  | 'excluded-group'
  | 'included-container'
  | 'included-group'
  | 'not-included'
  | 'other-domain'
  | 'switched-off'

/** Whether a policy covers a person. */
export interface ScopeMatch {
  covers: boolean
  reason: ScopeReason
  /** The entry that decided, as the administrator wrote it. */
  entry?: string
}
