import type { AdminApi } from '../../../../routes/operations.ts'

type Call = AdminApi['POST /api/v1/admin/workflows/{policy}/{workflow}/simulations']

export type SimulationBody = Call['send']['body']
export type Simulation = Call['reply']
export type Moment = Simulation['moments'][number]
export type Outcome = NonNullable<SimulationBody['outcomes']>[number]

/** What was chosen, and what it led to. The server keeps nothing: the whole list is sent each time. */
export interface Course {
  outcomes: readonly Outcome[]
  simulation: Simulation
  /** The moment that is shown. */
  at: number
}

/** The outcomes with which the moment that is shown goes on; those after it are of another course. */
export const continueWith = ({ outcomes, at }: Pick<Course, 'at' | 'outcomes'>, next: Outcome): Outcome[] => [
  ...outcomes.slice(0, at),
  next,
]

/** Outcomes that no longer fit are dropped; the last moment is shown. */
export function toCourse(outcomes: readonly Outcome[], simulation: Simulation): Course & { hasDropped: boolean } {
  const applied = Math.max(0, simulation.moments.length - 1)
  return { outcomes: outcomes.slice(0, applied), simulation, at: applied, hasDropped: applied < outcomes.length }
}

/** The moment before or after; undefined: there is none. */
export function moveTo(course: Course, by: -1 | 1): Course | undefined {
  const at = course.at + by
  return at < 0 || at >= course.simulation.moments.length ? undefined : { ...course, at }
}
