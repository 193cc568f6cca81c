import { isDeepStrictEqual } from 'node:util'
import type { Finding } from '../../policies/findings.ts'
import type { ManagementPolicy, ManagementPolicyDefinition } from '../../policies/management-policy.ts'
import type { StaffCaller } from '../authorise.ts'

/** What decides whom a policy covers, who helps them, and whether staff are reached: a policy owner would reach the people of other policies by it. */
export const fieldsOfAdministrators = [
  'enabled',
  'priority',
  'userScope',
  'helpdeskScope',
  'privileged',
  'staffFactors',
] as const

/** Problems of a change that only an administrator may make. */
export const findForeignChanges = (
  { roles }: StaffCaller,
  before: ManagementPolicy,
  now: ManagementPolicyDefinition & { priority: number },
): Finding[] =>
  roles.includes('administrator')
    ? []
    : fieldsOfAdministrators
        .filter((field) => !isDeepStrictEqual(before[field], now[field]))
        .map((path) => ({ path, code: 'administrators-only' }))
