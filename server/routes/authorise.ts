import type { Context } from 'hono'
import { AppError } from '../../shared/errors.ts'
import type { Authority, StaffRole } from '../policies/staff-roles.ts'

/** Which members of staff may call an operation: the part of its declaration that says so. */
export interface StaffAccess {
  /** Any of these roles suffices. */
  roles: readonly StaffRole[]
  /** Where the call names the policy that it is about: a policy owner may name their own only. */
  policy?: { in: 'params' | 'query' | 'body'; field: string }
  /** Refused to API keys: what lets a person in, or gives them a role. */
  personOnly?: boolean
}

/** Reading on the Administration site. */
export const readers = ['administrator', 'auditor'] as const
/** Reading what belongs to a policy, or what one needs for a change of it. */
export const policyReaders = ['administrator', 'auditor', 'policy-owner'] as const
/** Changing a policy or its workflows. */
export const policyEditors = ['administrator', 'policy-owner'] as const
export const administratorsOnly = ['administrator'] as const
export const ownersOnly = ['policy-owner'] as const
export const operatorsOnly = ['helpdesk'] as const

/** Who calls, as the guard of the route group found them. */
export interface StaffCaller extends Authority {
  /** An API key: ids of the operations that it may call; absent: all of its role. */
  operations?: readonly string[]
  isKey: boolean
  actor: Actor
}

/** Whom the audit and the history name. */
export interface Actor {
  /** Of a person or a key. */
  id: string
  /** `account@domain` of a person. */
  name: string
  displayName: string
}

const staffCaller = 'staffCaller'

export const setStaffCaller = (context: Context, caller: StaffCaller): void => context.set(staffCaller, caller)

export function getStaffCaller(context: Context): StaffCaller {
  const caller = findStaffCaller(context)
  if (!caller) throw new AppError('sign-in-required')
  return caller
}

/** The person or API key that calls. */
export const getActor = (context: Context): Actor => getStaffCaller(context).actor

export const findStaffCaller = (context: Context): StaffCaller | undefined => context.get(staffCaller)

/** Whether the caller sees all policies, or their own only. */
export const mayRead = ({ roles, policies }: Authority, policy: string): boolean =>
  roles.includes('administrator') || roles.includes('auditor') || policies.includes(policy)

/**
 * Before the body is read: throws AppError `forbidden` for a caller without one of the operation's roles, and for a policy owner who
 * names the policy of another in the address. `mount` asks this for every operation of staff, so that none can forget it.
 */
export function assertMayCall(context: Context, operation: StaffAccess & { id: string }): void {
  const { id, roles, personOnly, policy } = operation
  const caller = getStaffCaller(context)
  const isInScope = !caller.operations || caller.operations.includes(id)
  if (!isInScope || (personOnly && caller.isKey) || !roles.some((role) => caller.roles.includes(role)))
    throw new AppError('forbidden')
  if (policy?.in === 'params') assertOwnPolicy(context, operation, context.req.param(policy.field))
  if (policy?.in === 'query') assertOwnPolicy(context, operation, context.req.query(policy.field))
}

/** Once the body is read: the same for a policy that it names. */
export function assertMaySend(context: Context, operation: StaffAccess, body: unknown): void {
  const { policy } = operation
  if (policy?.in !== 'body') return
  const named = typeof body === 'object' && body !== null && new Map(Object.entries(body)).get(policy.field)
  assertOwnPolicy(context, operation, named)
}

function assertOwnPolicy(context: Context, { roles }: StaffAccess, named: unknown): void {
  const caller = getStaffCaller(context)
  if (roles.some((role) => role !== 'policy-owner' && caller.roles.includes(role))) return
  if (typeof named !== 'string' || !caller.policies.includes(named)) throw new AppError('forbidden')
}
