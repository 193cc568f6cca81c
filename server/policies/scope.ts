import { z } from 'zod'

/** Groups by distinguished name, SID or name; nested membership counts. The directory may know a name several times. */
const groups = z
  .array(z.string().trim().min(1).max(1000))
  .max(20_000)
  .default([])
  .meta({ control: 'groups', label: 'policies.scope.groups', hint: 'policies.scope.groups-hint' })
/** Organisational units or containers with everything below them, by distinguished name. */
const containers = z
  .array(z.string().trim().min(1).max(1000))
  .max(2_000)
  .default([])
  .meta({ control: 'containers', label: 'policies.scope.containers', hint: 'policies.scope.containers-hint' })
const groupsAndContainers = z.strictObject({ groups, containers })
const groupsOnly = z.strictObject({ groups })
const included = { label: 'policies.scope.include', hint: 'policies.scope.include-hint' }
const excluded = { label: 'policies.scope.exclude', hint: 'policies.scope.exclude-hint' }

export const scope = {
  /** Whom a policy covers. */
  user: z.strictObject({
    /** DNS names; empty: every domain. */
    domains: z
      .array(z.string().trim().toLowerCase().min(1).max(253))
      .max(1_000)
      .default([])
      .meta({ control: 'domains', label: 'policies.scope.domains', hint: 'policies.scope.domains-hint' }),
    /** Empty: everybody of the domains. */
    include: groupsAndContainers.prefault({}).meta(included),
    exclude: groupsAndContainers.prefault({}).meta(excluded),
  }),
  /** Who may help these people; empty: they have no helpdesk. */
  helpdesk: z.strictObject({
    include: groupsOnly.prefault({}).meta({ label: 'policies.scope.helpers' }),
    exclude: groupsOnly.prefault({}).meta(excluded),
  }),
}

/** Which part of a scope decided. */
export const scopeReasons = [
  'default-policy',
  'domain',
  'everybody',
  'excluded-container',
  'excluded-group',
  'included-container',
  'included-group',
  'not-included',
  'other-domain',
  'switched-off',
] as const
export type ScopeReason = (typeof scopeReasons)[number]

/** Whether a policy covers a person. */
export interface ScopeMatch {
  covers: boolean
  reason: ScopeReason
  /** The entry that decided, as the administrator wrote it. */
  entry?: string
}
