import { z } from 'zod'
import { availabilityRule } from './availability.ts'
import { localizedText } from './localized-text.ts'

const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'identifier-invalid')
  .max(60)

const fields = {
  id,
  site: z.enum(['self-service', 'helpdesk']),
  name: localizedText({ shortest: 1 }),
  description: localizedText({ shortest: 0 }),
  /** Set by an administrator; a disabled workflow cannot be started. */
  enabled: z.boolean(),
  /** Conditions for a person; all must be met (docs/behaviour.md#who-may-start-a-workflow). */
  availability: z.array(availabilityRule).default([]),
}

const step = {
  /** Identifies this step within the workflow, which may contain an activity more than once. */
  key: id,
  /** Id of `activities/index.ts`. */
  activity: id,
  /** Parsed by the activity's own `settings`; omitted fields have defaults. */
  settings: z.record(z.string(), z.unknown()),
}

const listOf = <Step extends z.ZodType<{ key: string }>>(shape: Step) =>
  z
    .array(shape)
    .min(1, 'steps-missing')
    .max(100)
    .superRefine((steps, { addIssue }) => {
      for (const [index, { key }] of steps.entries()) {
        const isFirst = steps.findIndex((step) => step.key === key) === index
        if (!isFirst) addIssue({ code: 'custom', path: [index, 'key'], message: 'step-key-twice' })
      }
    })

/**
 * A workflow as data: on which site it is offered, to whom, and its activities in their order. Published versions never change; a run
 * finishes with the version it started with.
 */
export const workflowDefinition = z.object({ ...fields, activities: listOf(z.object(step)) })

/** The same where a field that is not known is a mistake. */
export const strictWorkflowDefinition = z.strictObject({
  ...fields,
  availability: z.array(availabilityRule.strict()).default([]),
  activities: listOf(z.strictObject(step)),
})

export type WorkflowDefinition = z.output<typeof workflowDefinition>

/** Definition of a version that withdraws its workflow. */
export const withdrawnDefinition = 'null'

/** One published, immutable version. */
export interface PublishedWorkflow {
  /** WorkflowVersion.id, which a run stores. */
  version: string
  /** Id of the management policy that it belongs to. */
  policy: string
  /** Counts the versions of this workflow. */
  number: number
  definition: WorkflowDefinition
}
