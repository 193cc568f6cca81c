import type { Step } from './steps.ts'

/** A step that chooses, with the words of its paths; as the server describes it. */
export interface DescribedStep {
  key: string
  title: string
  text: string
  branches?: { text: string; steps: string[] }[]
}

/** A line of the drawn list: a step, or the condition above the steps of a path. */
export type Row =
  | { kind: 'step'; index: number; depth: number }
  | { kind: 'branch'; text: string; depth: number; isEmpty: boolean }

/**
 * The steps in their order, those of a path below its condition and further in. A path whose steps do not follow each other gets its condition
 * again; one without steps is said where it is chosen, since taking it leaves others out.
 */
export function listRows(steps: readonly Step[], described: readonly DescribedStep[]): Row[] {
  const parents = findParents(steps, described)
  const depthOf = (key: string): number => {
    const parent = parents.get(key)
    return parent ? depthOf(parent.chooser) + 1 : 0
  }
  const rows: Row[] = []
  let current: Parent | undefined
  for (const [index, { key }] of steps.entries()) {
    const parent = parents.get(key)
    const depth = depthOf(key)
    if (parent && (parent.chooser !== current?.chooser || parent.branch !== current.branch))
      rows.push({ kind: 'branch', text: parent.text, depth, isEmpty: false })
    rows.push({ kind: 'step', index, depth })
    current = parent
    const own = described.find((one) => one.key === key)?.branches ?? []
    for (const { text, steps: taken } of own)
      if (taken.length === 0) rows.push({ kind: 'branch', text, depth: depth + 1, isEmpty: true })
  }
  return rows
}

interface Parent {
  chooser: string
  branch: number
  text: string
}

/** The path that each step belongs to: that of the last step before it that names it. */
function findParents(steps: readonly Step[], described: readonly DescribedStep[]): Map<string, Parent> {
  const places = new Map(steps.map(({ key }, index) => [key, index]))
  const parents = new Map<string, Parent>()
  for (const { key: chooser, branches = [] } of described)
    for (const [branch, { text, steps: taken }] of branches.entries())
      for (const key of taken) {
        const isLater = (places.get(key) ?? -1) > (places.get(chooser) ?? Number.POSITIVE_INFINITY)
        if (isLater) parents.set(key, { chooser, branch, text })
      }
  return parents
}
