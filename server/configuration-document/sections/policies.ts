import { z } from 'zod'
import { checkPolicy, checkScopes } from '../../policies/check-policy.ts'
import type { Finding } from '../../policies/findings.ts'
import { insertLast } from '../../policies/insert-last.ts'
import {
  defaultPolicyId,
  lastPriority,
  type ManagementPolicy,
  type ManagementPolicyDefinition,
  managementPolicyDefinition,
} from '../../policies/management-policy.ts'
import { pinScopes } from '../../policies/pinned-scopes.ts'
import { predefinedWorkflows } from '../../policies/predefined/index.ts'
import { publishPredefinedInto } from '../../policies/publish-predefined.ts'
import { parseStoredPolicy } from '../../policies/stored-policy.ts'
import { strictWorkflowDefinition } from '../../policies/workflow.ts'
import { deletePolicy, listPolicies, reorderPolicies, updatePolicy } from '../../store/management-policies.ts'
import { findNewestNumber } from '../../store/resource-versions.ts'
import { readRevision } from '../../store/revisions.ts'
import { isSameContent } from '../canonical.ts'
import { type Change, defineSection } from '../section.ts'
import { compareWorkflows, listOwn, readWorkflows } from './workflows.ts'

/** Words that have the place of a policy's id in an address of the API or of the Administration site. */
export const reservedPolicyIds: readonly string[] = ['explain', 'lists']

const documentPolicy = z.strictObject({
  /** Chosen by the server for new policies; in a document it may be any name of these characters. */
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'identifier-invalid')
    .max(60)
    .refine((id) => !reservedPolicyIds.includes(id), 'identifier-reserved'),
  ...managementPolicyDefinition.shape,
  /** Those that differ from what comes with the product; all others are the product's. */
  workflows: z.array(strictWorkflowDefinition).max(1_000).default([]),
})

/** In the order in which they decide, the default policy last. A policy that a document leaves out is deleted. */
const shape = z
  .array(documentPolicy)
  .max(10_000)
  .superRefine((policies, { addIssue }) => {
    for (const [index, { id }] of policies.entries()) {
      if (policies.findIndex((policy) => policy.id === id) !== index)
        addIssue({ code: 'custom', path: [index, 'id'], message: 'identifier-twice' })
    }
    if (policies.at(-1)?.id !== defaultPolicyId) addIssue({ code: 'custom', message: 'default-policy-last' })
  })

export const policiesSection = defineSection({
  name: 'policies',
  shape,

  async read(reader) {
    const workflows = await readWorkflows(reader)
    return (await listPolicies(reader)).map(parseStoredPolicy).map(({ priority: _, version: __, ...policy }) => {
      return { ...policy, workflows: listOwn(workflows.get(policy.id)) }
    })
  },

  async compare({ services, signal }, wanted) {
    const { store, directory } = services
    const current = (await listPolicies(store.read)).map(parseStoredPolicy)
    const workflows = await readWorkflows(store.read)
    const changes: Change[] = []
    const problems: Finding[] = []
    const warnings: Finding[] = []
    for (const policy of current) {
      if (!wanted.some(({ id }) => id === policy.id)) changes.push(deletion(policy))
    }
    const ofWorkflows: Change[] = []
    for (const [index, { id, workflows: own, ...typed }] of wanted.entries()) {
      const place = (findings: readonly Finding[]) =>
        findings.map((finding) => ({ ...finding, path: `${index}.${finding.path}` }))
      const before = current.find((policy) => policy.id === id)
      if (!before || !isSameContent(toDefinition(before), typed)) {
        const found = checkPolicy(id, id === defaultPolicyId ? lastPriority : 0, typed)
        const pinned = await pinScopes(directory, typed, before, signal)
        problems.push(...place([...found, ...pinned.problems]))
        warnings.push(...place(await checkScopes(directory, pinned.policy, before, signal)))
        if (!before) changes.push(creation(id, pinned.policy))
        else if (!isSameContent(toDefinition(before), pinned.policy)) changes.push(alteration(before, pinned.policy))
      }
      const compared = await compareWorkflows({ services, signal }, workflows.get(id) ?? [], {
        policy: id,
        isNew: !before,
        own,
      })
      problems.push(...place(compared.problems))
      warnings.push(...place(compared.warnings))
      ofWorkflows.push(...compared.changes)
    }
    return { changes: [...changes, ...compareOrder(current, wanted), ...ofWorkflows], problems, warnings }
  },
})

function toDefinition({
  id: _,
  priority: __,
  version: ___,
  ...definition
}: ManagementPolicy): ManagementPolicyDefinition {
  return definition
}

const toEarlier = ({ id: _, version, ...content }: ManagementPolicy) => ({ version, content })

function creation(id: string, definition: ManagementPolicyDefinition): Change {
  return {
    resource: 'policy',
    id,
    name: definition.name,
    action: 'created',
    before: undefined,
    after: definition,
    async write(tx) {
      // Numbers go on where a policy of this id was deleted, since its versions are kept.
      const version = ((await findNewestNumber(tx, { resource: 'policy', id })) ?? 0) + 1
      const priority = await insertLast(tx, { id, version, definition: JSON.stringify(definition) })
      await publishPredefinedInto(tx, id, predefinedWorkflows)
      const content = { priority, ...definition }
      return { number: version, kept: { resource: 'policy', id, action: 'imported', version, content } }
    },
  }
}

function alteration(before: ManagementPolicy, definition: ManagementPolicyDefinition): Change {
  const { id, priority } = before
  const number = before.version + 1
  return {
    resource: 'policy',
    id,
    name: definition.name,
    action: 'changed',
    before: toDefinition(before),
    after: definition,
    async write(tx) {
      const target = { id, expectedVersion: before.version }
      const outcome = await updatePolicy(tx, target, { definition: JSON.stringify(definition) })
      if (outcome !== 'updated') return undefined
      const content = { priority, ...definition }
      const kept = { resource: 'policy', id, action: 'imported', version: number, content } as const
      return { number, kept: { ...kept, before: toEarlier(before) } }
    },
  }
}

function deletion(before: ManagementPolicy): Change {
  const { id, name, version } = before
  return {
    resource: 'policy',
    id,
    name,
    action: 'deleted',
    before: toDefinition(before),
    after: undefined,
    async write(tx) {
      if (!(await deletePolicy(tx, { id, expectedVersion: version }))) return undefined
      const kept = { resource: 'policy', id, action: 'deleted', version: version + 1, content: null } as const
      return { number: version, kept: { ...kept, before: toEarlier(before) } }
    },
  }
}

/** Leaves room for a policy between two others. */
const priorityStep = 10

/** New policies are inserted last; the order changes where that, or the order of the others, is not as wanted. */
function compareOrder(current: readonly ManagementPolicy[], wanted: readonly { id: string; name: string }[]): Change[] {
  const list = (policies: readonly { id: string; name: string }[]) =>
    policies.filter(({ id }) => id !== defaultPolicyId)
  const after = list(wanted)
  const kept = list(current).filter(({ id }) => after.some((policy) => policy.id === id))
  const added = after.filter(({ id }) => !kept.some((policy) => policy.id === id))
  const ids = after.map(({ id }) => id)
  if (
    isSameContent(
      [...kept, ...added].map(({ id }) => id),
      ids,
    )
  )
    return []
  return [
    {
      resource: 'policy-order',
      id: 'policy-order',
      action: 'changed',
      before: list(current).map(({ name }) => name),
      after: after.map(({ name }) => name),
      async write(tx) {
        const before = await readRevision(tx, 'policies')
        const order = ids.map((id, index) => ({ id, priority: (index + 1) * priorityStep }))
        if (!(await reorderPolicies(tx, order, before))) return undefined
        const number = await readRevision(tx, 'policies')
        const content = list(current).map(({ id }) => id)
        const kept = { resource: 'policy-order', id: 'policy-order', action: 'imported', version: number } as const
        return { number, kept: { ...kept, content: ids, before: { version: before, content } } }
      },
    },
  ]
}
