import { activitiesResource } from './activities.ts'
import { explainResource } from './explain.ts'
import { listsResource } from './lists.ts'
import { outboxResource } from './outbox.ts'
import { policiesResource } from './policies.ts'
import { policyOrderResource } from './policy-order.ts'
import type { AdminResource } from './resource.ts'
import { settingsResource } from './settings.ts'
import { statisticsResource } from './statistics.ts'
import { tasksResource } from './tasks.ts'
import { templateTrialResource } from './template-trial.ts'
import { templatesResource } from './templates.ts'
import { workflowExchangeResource } from './workflow-exchange.ts'
import { workflowVersionsResource } from './workflow-versions.ts'
import { workflowsResource } from './workflows.ts'

/** Every resource of the administration API, in the order in which paths are matched: fixed paths before those with an id. */
export const adminResources: readonly AdminResource[] = [
  activitiesResource,
  explainResource,
  listsResource,
  outboxResource,
  policiesResource,
  policyOrderResource,
  settingsResource,
  statisticsResource,
  tasksResource,
  templatesResource,
  templateTrialResource,
  workflowExchangeResource,
  workflowsResource,
  workflowVersionsResource,
]
