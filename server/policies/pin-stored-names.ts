import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/chain.ts'
import type { Directory } from '../directory/directory.ts'
import type { Store } from '../store/database.ts'
import { listPolicies, type StoredPolicy } from '../store/management-policies.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import { listCurrentWorkflows, publishWorkflowOver, type WorkflowVersion } from '../store/workflow-versions.ts'
import type { Finding } from './findings.ts'
import { listMissingContainers } from './follow-containers.ts'
import { listNamesInConditions, pinConditions } from './group-conditions.ts'
import { listLeftNames } from './left-names.ts'
import { pinAdministrators } from './pin-administrators.ts'
import { listNamedGroups, pinScopes } from './pinned-scopes.ts'
import type { Policies } from './policies.ts'
import { replaceScopes } from './replace-scopes.ts'
import { parseStoredPolicy } from './stored-policy.ts'
import { parseStoredWorkflow } from './stored-workflow.ts'

/** Stored once the names of older versions are SIDs, so that a name for which a group is made later stays one. */
const setting = 'names.pinned'

interface PinServices {
  store: Store
  directory: Directory
  audit: Audit
  policies: Pick<Policies, 'invalidate'>
}

/**
 * Replaces the names of groups that older versions and the predefined policy have stored by SIDs, at the first start that reaches a real
 * directory. Returns, at every start, which names are left and which containers are missing, for the terminal. The sample company keeps its names. Throws AppError
 * `directory-unreachable`.
 */
export async function pinStoredNames(services: PinServices, signal: AbortSignal): Promise<string[]> {
  const { store, directory, policies } = services
  if (directory.isSample) return []
  const mayPinNames = (await getSetting(store.read, setting)) === undefined
  const lines = await pinAdministrators({ ...services, mayPinNames }, signal)
  if (mayPinNames) {
    for (const row of await listPolicies(store.read)) await pinPolicy(services, row, signal)
    for (const row of await listCurrentWorkflows(store.read)) await pinWorkflow(services, row, signal)
    policies.invalidate()
    // Another server that starts at the same moment finds and writes the same.
    await store.transaction((tx) => putSetting(tx, setting, true, absentSetting))
  }
  const left = await listLeftNames(store.read)
  const missing = await listMissingContainers(store.read)
  return [
    ...lines,
    ...left.map((one) => `The group “${one.entry}” in ${one.where} is a name, and ${one.effect}. ${one.mend}`),
    ...missing.map((one) => `The container ${one.entry} in ${one.where} ${one.effect}. ${one.mend}`),
  ]
}

async function pinPolicy({ store, directory, audit }: PinServices, row: StoredPolicy, signal: AbortSignal) {
  const { policy, problems } = await pinScopes(directory, parseStoredPolicy(row), undefined, signal)
  if (isSilent(problems)) throw new AppError('directory-unreachable')
  const before = parseStoredPolicy(row)
  if (listNamedGroups(policy).length < listNamedGroups(before).length)
    await replaceScopes({ store, audit }, row, policy, 'pinned')
}

async function pinWorkflow({ store, directory, audit }: PinServices, row: WorkflowVersion, signal: AbortSignal) {
  const before = parseStoredWorkflow(row.definition)
  if (!before) return
  const { workflow: after, problems } = await pinConditions(directory, before, undefined, signal)
  if (isSilent(problems)) throw new AppError('directory-unreachable')
  if (listNamesInConditions(after).length === listNamesInConditions(before).length) return
  const { policy, workflow, version } = row
  await store.transaction(async (tx) => {
    const published = await publishWorkflowOver(tx, { policy, workflow, definition: JSON.stringify(after) }, version)
    if (!published) return
    const change = { resource: 'workflow', policy, id: workflow, action: 'pinned', version: published.version }
    await audit.append(tx, { event: 'workflow-published', data: change })
  })
}

const isSilent = (problems: readonly Finding[]) => problems.some(({ code }) => code === 'directory-silent')
