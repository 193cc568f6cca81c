import { z } from 'zod'
import { availabilityFacts } from '../../shared/availability-facts.ts'

/**
 * What decides which workflows a person gets. It is revealed only after they have authenticated. `passwordExpired`: by age, or because an
 * administrator requires a change; `passcodeIssued`: the helpdesk issued a passcode that is valid now.
 */
export type PersonFacts = Record<(typeof availabilityFacts)[number], boolean>

/**
 * A condition for offering a workflow: `fact` must have the value `is`. `unless` names a setting of the workflow's own activities that
 * waives the rule ("accept expired passwords").
 */
export const availabilityRule = z.object({
  fact: z.enum(availabilityFacts),
  is: z.boolean(),
  unless: z.object({ activity: z.string(), setting: z.string() }).optional(),
})

export type AvailabilityRule = z.output<typeof availabilityRule>

/** The part of a `WorkflowDefinition` that decides. */
export interface Availability {
  enabled: boolean
  availability: readonly AvailabilityRule[]
  activities: readonly { activity: string; settings: Record<string, unknown> }[]
}

/** Rules that exclude this person; none: the workflow is offered, if it is enabled. */
export function unmetRules(workflow: Availability, person: PersonFacts): AvailabilityRule[] {
  return workflow.availability.filter((rule) => person[rule.fact] !== rule.is && !isExempt(workflow, rule))
}

export function isAvailable(workflow: Availability, person: PersonFacts): boolean {
  return workflow.enabled && unmetRules(workflow, person).length === 0
}

function isExempt({ activities }: Availability, { unless }: AvailabilityRule): boolean {
  return (
    unless !== undefined &&
    activities.some((step) => step.activity === unless.activity && step.settings[unless.setting] === true)
  )
}
