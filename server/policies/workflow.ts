import { z } from 'zod'
import { availabilityRule } from './availability.ts'
import { ownWords } from './own-words.ts'

const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'identifier-invalid')
  .max(60)

/**
 * A workflow as data: what a site offers as a task, for whom, and which activities it takes in which order. Published
 * versions never change; a run finishes on the one that it began with.
 */
export const workflowDefinition = z.object({
  id,
  site: z.enum(['self-service', 'helpdesk']),
  name: ownWords({ shortest: 1 }),
  description: ownWords({ shortest: 0 }),
  /** Switched off by an administrator: nobody can start it. */
  enabled: z.boolean(),
  /** What must be true of a person; all rules must hold (features B.2). */
  availability: z.array(availabilityRule),
  activities: z
    .array(
      z.object({
        /** Names this step within the workflow, since an activity may stand in it more than once. */
        key: id,
        /** Id of `activities/index.ts`. */
        activity: id,
        /** Read by the activity's own `settings`; what is left out takes its default. */
        settings: z.record(z.string(), z.unknown()),
      }),
    )
    .min(1)
    .max(100)
    .superRefine((steps, { addIssue }) => {
      for (const [index, { key }] of steps.entries()) {
        const isFirst = steps.findIndex((step) => step.key === key) === index
        if (!isFirst) addIssue({ code: 'custom', path: [index, 'key'], message: 'step-key-twice' })
      }
    }),
})

export type WorkflowDefinition = z.output<typeof workflowDefinition>

/** Definition of a version that withdraws its workflow. */
export const withdrawn = 'null'

/** One published, immutable version. */
export interface PublishedWorkflow {
  /** WorkflowVersion.id: what a run remembers. */
  version: string
  /** Id of the management policy that it belongs to. */
  policy: string
  /** Counts the versions of this workflow. */
  number: number
  definition: WorkflowDefinition
}
