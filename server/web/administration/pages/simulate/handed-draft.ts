import type { SimulationBody } from './simulation.ts'

type Definition = NonNullable<SimulationBody['definition']>

/** Drafts that the designer has open, by policy and workflow: a simulation takes them in place of the published version. */
const drafts = new Map<string, Definition>()
const toKey = (policy: string, workflow: string) => JSON.stringify([policy, workflow])

/** Called before `#/workflows/<policy>/<workflow>/simulate` is opened. Undefined: the published version is simulated again. */
export function handDraft(policy: string, workflow: string, definition: Definition | undefined): void {
  if (definition) drafts.set(toKey(policy, workflow), definition)
  else drafts.delete(toKey(policy, workflow))
}

export const findHandedDraft = (policy: string, workflow: string): Definition | undefined =>
  drafts.get(toKey(policy, workflow))
