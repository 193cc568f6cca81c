import { activitiesResource } from './activities.ts'
import { apiKeysResource } from './api-keys.ts'
import { auditResource } from './audit.ts'
import { auditChoicesResource } from './audit-choices.ts'
import { auditVerificationResource } from './audit-verification.ts'
import { brandingPreviewResource } from './branding-preview.ts'
import { bulkOperationsResource } from './bulk-operations.ts'
import { bulkPeopleResource } from './bulk-people.ts'
import { checksResource } from './checks.ts'
import { configurationResource } from './configuration.ts'
import { configurationParametersResource } from './configuration-parameters.ts'
import { directorySearchResource } from './directory-search.ts'
import { encryptionKeysResource } from './encryption-keys.ts'
import { environmentResource } from './environment.ts'
import { explainResource } from './explain.ts'
import { identityAccountsResource } from './identity-accounts.ts'
import { identityFormsResource } from './identity-forms.ts'
import { identityGroupsResource } from './identity-groups.ts'
import { identityPeopleResource } from './identity-people.ts'
import { identityRolesResource } from './identity-roles.ts'
import { identityUsersResource } from './identity-users.ts'
import { jobsResource } from './jobs.ts'
import { limitsResource } from './limits.ts'
import { namedGroupsResource } from './named-groups.ts'
import { outboxResource } from './outbox.ts'
import { overviewResource } from './overview.ts'
import { passwordListsResource } from './password-lists.ts'
import { passwordTrialsResource } from './password-trials.ts'
import { personMailsResource } from './person-mails.ts'
import { personRecordResource } from './person-record.ts'
import { policiesResource } from './policies.ts'
import { policyFormResource } from './policy-form.ts'
import { policyOrderResource } from './policy-order.ts'
import { privilegedApprovalsResource } from './privileged-approvals.ts'
import { questionChangesResource } from './question-changes.ts'
import { registrationsResource } from './registrations.ts'
import { scopeCountResource } from './scope-count.ts'
import { secondFactorsResource } from './second-factors.ts'
import { sessionsResource } from './sessions.ts'
import { settingsResource } from './settings.ts'
import { simulationsResource } from './simulations.ts'
import { statisticsResource } from './statistics.ts'
import { templatePreviewResource } from './template-preview.ts'
import { templatesResource } from './templates.ts'
import { versionsResource } from './versions.ts'
import { workflowDraftsResource } from './workflow-drafts.ts'
import { workflowExchangeResource } from './workflow-exchange.ts'
import { workflowVersionsResource } from './workflow-versions.ts'
import { workflowsResource } from './workflows.ts'

/** Every resource of the administration API, in the order in which paths are matched: fixed paths before those with an id. */
export const adminResources = [
  activitiesResource,
  auditVerificationResource,
  auditChoicesResource,
  auditResource,
  apiKeysResource,
  bulkPeopleResource,
  bulkOperationsResource,
  brandingPreviewResource,
  configurationResource,
  configurationParametersResource,
  checksResource,
  directorySearchResource,
  encryptionKeysResource,
  environmentResource,
  explainResource,
  identityAccountsResource,
  identityFormsResource,
  identityGroupsResource,
  identityPeopleResource,
  identityRolesResource,
  identityUsersResource,
  passwordListsResource,
  limitsResource,
  namedGroupsResource,
  outboxResource,
  overviewResource,
  personMailsResource,
  personRecordResource,
  policiesResource,
  policyFormResource,
  policyOrderResource,
  privilegedApprovalsResource,
  scopeCountResource,
  questionChangesResource,
  passwordTrialsResource,
  registrationsResource,
  secondFactorsResource,
  sessionsResource,
  settingsResource,
  simulationsResource,
  statisticsResource,
  jobsResource,
  templatesResource,
  templatePreviewResource,
  versionsResource,
  workflowDraftsResource,
  workflowExchangeResource,
  workflowsResource,
  workflowVersionsResource,
] as const
