import type { Member } from '../staff-sign-in/staff-store.ts'

/**
 * What the person who is signed in may do on this site, as their session says it. It decides what is shown; what is done, the server decides
 * at every request.
 */
export interface Rights {
  /** Changes everything. */
  administers: boolean
  /** Reads everything; else their own policies, and the workflows of these. */
  readsAll: boolean
  /** Ids. */
  ownPolicies: readonly string[]
  /** Whether the person changes this policy and its workflows. */
  mayEdit(policy: string): boolean
}

export function readRights({ roles = [], policies = [] }: Pick<Member, 'roles' | 'policies'>): Rights {
  const administers = roles.includes('administrator')
  return {
    administers,
    readsAll: administers || roles.includes('auditor'),
    ownPolicies: policies,
    mayEdit: (policy) => administers || policies.includes(policy),
  }
}
