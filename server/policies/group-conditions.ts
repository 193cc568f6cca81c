import { groupCondition } from '../activities/conditions/group.ts'
import type { Directory } from '../directory/directory.ts'
import type { Finding } from './findings.ts'
import { ignoreName, isPinned, pinEntries } from './pin-entries.ts'
import type { ScopeEntry } from './scope-entries.ts'
import type { WorkflowDefinition } from './workflow.ts'

/** The workflow with each group of its conditions replaced, in the settings of whichever activity they stand. */
function mapGroupConditions(workflow: WorkflowDefinition, map: (one: ScopeEntry) => string): WorkflowDefinition {
  function mapValue(path: string, value: unknown): unknown {
    const { data: found } = groupCondition.safeParse(value)
    if (found) {
      const side = found.not ? 'exclude' : 'include'
      const toEntry = (entry: string, index: number): ScopeEntry => {
        return { path: `${path}.in.${index}`, side, kind: 'group', entry }
      }
      return { ...(value as object), in: found.in.map((entry, index) => map(toEntry(entry, index))) }
    }
    if (Array.isArray(value)) return value.map((part, index) => mapValue(`${path}.${index}`, part))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mapValue(`${path}.${name}`, part)]))
  }
  const activities = workflow.activities.map((step, index) => {
    const path = `activities.${index}.settings`
    return { ...step, settings: mapValue(path, step.settings) as Record<string, unknown> }
  })
  return { ...workflow, activities }
}

export function listGroupConditions(workflow: WorkflowDefinition): ScopeEntry[] {
  const entries: ScopeEntry[] = []
  mapGroupConditions(workflow, (one) => {
    entries.push(one)
    return one.entry
  })
  return entries
}

/** Groups of conditions by name or distinguished name, which an operator of the directory who may create or rename groups can reuse. */
export const listNamesInConditions = (workflow: WorkflowDefinition): ScopeEntry[] =>
  listGroupConditions(workflow).filter((one) => !isPinned(one))

/** The workflow as runs of a real directory's people use it: a group that a condition names by name has no members, except for `not`. */
export const ignoreNamesInConditions = (workflow: WorkflowDefinition): WorkflowDefinition =>
  mapGroupConditions(workflow, ignoreName)

/** The workflow with each group of its conditions by SID (`pinEntries`). `before`: the version that this one replaces. */
export async function pinConditions(
  directory: Directory,
  workflow: WorkflowDefinition,
  before: WorkflowDefinition | undefined,
  signal: AbortSignal,
): Promise<{ workflow: WorkflowDefinition; problems: Finding[] }> {
  const entries = { now: listGroupConditions(workflow), before: before ? listGroupConditions(before) : [] }
  const { toPin, problems } = await pinEntries(directory, entries, signal)
  return { workflow: mapGroupConditions(workflow, toPin), problems }
}
