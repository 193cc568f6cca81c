import { z } from 'zod'
import { timesParameter } from '../repeated.ts'
import type { MailFormatter } from '../template.ts'

/** A workflow's name in the language of the mail; mails from before the field have none: see `nameTask`. */
export const taskName = z.string().optional().meta({ internal: true, sample: 'Change my password' })

/** Parameters of both mails about a workflow. */
export const workflowParameters = z.strictObject({
  displayName: z.string(),
  account: z.string(),
  /** Workflow id, as in the public API. */
  workflow: z.string(),
  task: taskName,
  /** ISO 8601. */
  time: z.iso.datetime({ offset: true }),
  times: timesParameter,
  /** The Self-Service site. */
  url: z.url({ protocol: /^https?$/ }),
})

const workflowsWithText = [
  'manage-my-passwords',
  'forgot-my-password',
  'unlock-my-account',
  'register',
  'manage-my-profile',
  'i-have-a-passcode',
  'my-notifications',
  'verify-user-identity',
  'assign-passcode',
  'reset-password',
  'unlock-account',
  'unlock-profile',
  'enforce-profile-update',
] as const

/** `other`: the general text, for workflows that have none of their own. */
export function workflowTextKey(workflow: string): (typeof workflowsWithText)[number] | 'other' {
  return workflowsWithText.find((id) => id === workflow) ?? 'other'
}

/** What people call the workflow. Of one that is the organisation's own a mail from before the field has the id alone, which is no name. */
export function nameTask(
  { workflow, task }: { workflow: string; task?: string },
  translate: MailFormatter['translate'],
): string {
  if (task !== undefined) return task
  const key = workflowTextKey(workflow)
  return translate(key === 'other' ? 'mail.unnamed-task' : `workflows.${key}.name`)
}
