import type { Migration } from 'kysely/migration'
import { thinPath } from './0001-thin-path.ts'
import { session } from './0002-session.ts'
import { managementPolicies } from './0003-management-policies.ts'
import { profiles } from './0004-profiles.ts'
import { approvals } from './0005-approvals.ts'
import { schedule } from './0006-schedule.ts'
import { subscriptions } from './0007-subscriptions.ts'
import { agreements } from './0008-agreements.ts'

/** In order. A released one is never edited: `migrations.test.ts` holds their hashes. */
export const migrations: Record<string, Migration> = {
  '0001-thin-path': thinPath,
  '0002-session': session,
  '0003-management-policies': managementPolicies,
  '0004-profiles': profiles,
  '0005-approvals': approvals,
  '0006-schedule': schedule,
  '0007-subscriptions': subscriptions,
  '0008-agreements': agreements,
}
