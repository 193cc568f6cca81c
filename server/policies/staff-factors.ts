import { z } from 'zod'
import type { AnyActivity } from '../activities/activity.ts'
import { factors } from '../factors/index.ts'

/** Factors that a policy may name for Latchkey's own staff: those that cannot be read, guessed or redirected. */
export const staffFactors = z.array(z.enum(['passkey', 'totp'])).default([])

/** A step of a workflow with its parsed settings. */
export interface AskedStep {
  key: string
  activity: AnyActivity
  settings: unknown
}

const factorOfActivity = new Map(factors.flatMap(({ id, asking }) => (asking ? [[asking.activity.id, id]] : [])))

/** Whether every way through these steps asks for one of the factors before anything is done. */
export function asksForOneOf(wanted: readonly string[], steps: readonly AskedStep[]): boolean {
  const firstAction = steps.findIndex(({ activity }) => activity.group === 'action')
  const before = firstAction < 0 ? steps : steps.slice(0, firstAction)
  const skippable = new Set(steps.flatMap((step) => listBranches(step).flatMap((branch) => branch.steps)))
  return before.some((step) => {
    const asked = listAskedFactors(step)
    return !skippable.has(step.key) && asked.length > 0 && asked.every((factor) => wanted.includes(factor))
  })
}

const listBranches = ({ activity, settings }: AskedStep) => activity.branches?.(settings) ?? []

const choice = z.object({ methods: z.array(z.object({ method: z.string() })) })

/** The factors between which the step lets a person choose; none for a password. */
function listAskedFactors({ activity, settings }: AskedStep): string[] {
  if (activity.id === 'authentication-methods')
    return choice.safeParse(settings).data?.methods.map(({ method }) => method) ?? []
  const factor = factorOfActivity.get(activity.id)
  return factor === undefined ? [] : [factor]
}
