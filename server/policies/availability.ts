import { z } from 'zod'

/** What is known of a person when their tasks are listed; all of it told only to somebody who has shown who they are. */
export interface PersonFacts {
  registered: boolean
  profileLocked: boolean
  accountLocked: boolean
  /** By age, or because an administrator asked for a change. */
  passwordExpired: boolean
  disabled: boolean
  accountExpired: boolean
  /** The helpdesk gave out a passcode that is good at this moment. */
  passcodeIssued: boolean
}

const facts = [
  'registered',
  'profileLocked',
  'accountLocked',
  'passwordExpired',
  'disabled',
  'accountExpired',
  'passcodeIssued',
] as const satisfies (keyof PersonFacts)[]

/**
 * One reason why a task is not offered: `fact` is not as it must be. `unless` names a setting of the workflow's own
 * activities that lets such people in all the same ("accept expired passwords").
 */
export const availabilityRule = z.object({
  fact: z.enum(facts),
  is: z.boolean(),
  unless: z.object({ activity: z.string(), setting: z.string() }).optional(),
})

export type AvailabilityRule = z.output<typeof availabilityRule>

/** The part of a workflow that decides; a `WorkflowDefinition` is one. */
export interface Availability {
  enabled: boolean
  availability: readonly AvailabilityRule[]
  activities: readonly { activity: string; settings: Record<string, unknown> }[]
}

/** The rules that keep this person from the task; none: it is offered. A task that is switched off is offered to nobody. */
export function reasonsAgainst(workflow: Availability, person: PersonFacts): AvailabilityRule[] {
  return workflow.availability.filter((rule) => person[rule.fact] !== rule.is && !isLetIn(workflow, rule))
}

export function isAvailable(workflow: Availability, person: PersonFacts): boolean {
  return workflow.enabled && reasonsAgainst(workflow, person).length === 0
}

function isLetIn({ activities }: Availability, { unless }: AvailabilityRule): boolean {
  return (
    unless !== undefined &&
    activities.some((step) => step.activity === unless.activity && step.settings[unless.setting] === true)
  )
}
