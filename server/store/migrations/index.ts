import type { Migration } from 'kysely/migration'
import { thinPath } from './0001-thin-path.ts'
import { session } from './0002-session.ts'
import { managementPolicies } from './0003-management-policies.ts'
import { profiles } from './0004-profiles.ts'
import { approvals } from './0005-approvals.ts'
import { schedule } from './0006-schedule.ts'
import { subscriptions } from './0007-subscriptions.ts'
import { agreements } from './0008-agreements.ts'
import { renameReencryptJob } from './0009-rename-reencrypt-job.ts'
import { audit } from './0010-audit.ts'
import { rowMacs } from './0011-row-macs.ts'
import { boundApprovals } from './0012-bound-approvals.ts'
import { knownBrowsers } from './0013-known-browsers.ts'
import { placesOfAccess } from './0014-places-of-access.ts'
import { secondFactor } from './0015-second-factor.ts'
import { notices } from './0016-notices.ts'
import { openRuns } from './0017-open-runs.ts'
import { domainOfStaffFactor } from './0018-domain-of-staff-factor.ts'
import { callerChecks } from './0019-caller-checks.ts'
import { expiry } from './0020-expiry.ts'
import { workflowDrafts } from './0021-workflow-drafts.ts'
import { apiKeys } from './0022-api-keys.ts'
import { auditByRun } from './0024-audit-by-run.ts'
import { mutualProofs } from './0025-mutual-proofs.ts'
import { bulkOperations } from './0026-bulk-operations.ts'
import { auditOutcomes } from './0027-audit-outcomes.ts'
import { identity } from './0028-identity.ts'
import { accountSightings } from './0029-account-sightings.ts'
import { targetPasswords } from './0031-target-passwords.ts'
import { decentralizedIdentities } from './0032-decentralized-identities.ts'
import { keptSecrets } from './0033-kept-secrets.ts'

/** In order. A released migration is never edited: `migrations.slow.test.ts` stores their hashes. */
export const migrations: Record<string, Migration> = {
  '0001-thin-path': thinPath,
  '0002-session': session,
  '0003-management-policies': managementPolicies,
  '0004-profiles': profiles,
  '0005-approvals': approvals,
  '0006-schedule': schedule,
  '0007-subscriptions': subscriptions,
  '0008-agreements': agreements,
  '0009-rename-reencrypt-job': renameReencryptJob,
  '0010-audit': audit,
  '0011-row-macs': rowMacs,
  '0012-bound-approvals': boundApprovals,
  '0013-known-browsers': knownBrowsers,
  '0014-places-of-access': placesOfAccess,
  '0015-second-factor': secondFactor,
  '0016-notices': notices,
  '0017-open-runs': openRuns,
  '0018-domain-of-staff-factor': domainOfStaffFactor,
  '0019-caller-checks': callerChecks,
  '0020-expiry': expiry,
  '0021-workflow-drafts': workflowDrafts,
  '0022-api-keys': apiKeys,
  '0024-audit-by-run': auditByRun,
  '0025-mutual-proofs': mutualProofs,
  '0026-bulk-operations': bulkOperations,
  '0027-audit-outcomes': auditOutcomes,
  '0028-identity': identity,
  '0029-account-sightings': accountSightings,
  '0031-target-passwords': targetPasswords,
  '0032-decentralized-identities': decentralizedIdentities,
  '0033-kept-secrets': keptSecrets,
}
