import { findFreeId } from '../workflows/free-id.ts'
import type { Definition } from '../workflows/load-workflows.ts'

export type Step = Definition['activities'][number]

const withSteps = (definition: Definition, activities: Step[]): Definition => ({ ...definition, activities })

/** Every step has a key of its own, by which paths name it; a new one is called by its activity. */
const newKey = (wanted: string, steps: readonly Step[]): string =>
  findFreeId(
    wanted,
    steps.map(({ key }) => key),
  )

interface Inserted {
  definition: Definition
  /** Of the new step. */
  key: string
}

/** `at`: its place, from 0. */
export function addStep(definition: Definition, activity: string, at: number): Inserted {
  const { activities: steps } = definition
  const key = newKey(activity, steps)
  return { key, definition: withSteps(definition, steps.toSpliced(at, 0, { key, activity, settings: {} })) }
}

/** The copy follows the step. */
export function duplicateStep(definition: Definition, index: number): Inserted | undefined {
  const { activities: steps } = definition
  const step = steps[index]
  if (!step) return undefined
  const key = newKey(step.key, steps)
  return { key, definition: withSteps(definition, steps.toSpliced(index + 1, 0, { ...step, key })) }
}

/** Paths forget the step, too. */
export function removeStep(definition: Definition, index: number): Definition {
  const { activities: steps } = definition
  const key = steps[index]?.key
  const rest = steps.filter((_, other) => other !== index)
  return withSteps(
    definition,
    rest.map((step) => (step.activity === 'choose-path' ? { ...step, settings: forget(step.settings, key) } : step)),
  )
}

function forget(settings: Step['settings'], key: string | undefined): Step['settings'] {
  const without = (list: unknown) => (Array.isArray(list) ? list.filter((one) => one !== key) : list)
  const { paths, otherwise } = settings
  return {
    ...settings,
    ...(Array.isArray(paths) && {
      paths: paths.map((path: Record<string, unknown>) => ({ ...path, steps: without(path.steps) })),
    }),
    ...(otherwise !== undefined && { otherwise: without(otherwise) }),
  }
}

/** To another place, both from 0; undefined where there is none. */
export function moveStep(definition: Definition, from: number, to: number): Definition | undefined {
  const { activities: steps } = definition
  const step = steps[from]
  if (!step || to < 0 || to >= steps.length || to === from) return undefined
  return withSteps(definition, steps.toSpliced(from, 1).toSpliced(to, 0, step))
}

export function changeStep(definition: Definition, index: number, changes: Partial<Step>): Definition {
  const { activities: steps } = definition
  return withSteps(
    definition,
    steps.map((step, other) => (other === index ? { ...step, ...changes } : step)),
  )
}
