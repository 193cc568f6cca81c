import { explainResource } from './explain.ts'
import { policiesResource } from './policies.ts'
import { policyOrderResource } from './policy-order.ts'

/** Every resource of the administration API, in the order in which paths are matched: fixed paths before those with an id. */
export const adminResources = [explainResource, policiesResource, policyOrderResource]
