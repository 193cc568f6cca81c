import { z } from 'zod'
import { type Finding, toFindings } from './findings.ts'
import { localizedText } from './localized-text.ts'
import { type WorkflowDefinition, workflowDefinition } from './workflow.ts'

/**
 * A workflow that an administrator works at: it may be unfinished, without steps, without a name, or with settings that are not right yet.
 * Publishing it demands a `workflowDefinition`.
 */
export const workflowDraft = workflowDefinition.extend({
  name: localizedText({ shortest: 0 }),
  activities: z
    .array(
      z.object({ key: z.string().max(60), activity: z.string().max(60), settings: z.record(z.string(), z.unknown()) }),
    )
    .max(200),
})

export type WorkflowDraft = z.output<typeof workflowDraft>

/** The draft as a workflow, or what it lacks. */
export function completeDraft(
  draft: WorkflowDraft,
): { definition: WorkflowDefinition } | { definition?: undefined; problems: Finding[] } {
  const read = workflowDefinition.safeParse(draft)
  return read.success ? { definition: read.data } : { problems: toFindings(read.error) }
}
