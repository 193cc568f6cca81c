import { z } from 'zod'
import { timesParameter } from '../repeated.ts'

/** Parameters of both mails about a workflow. */
export const workflowParameters = z.strictObject({
  displayName: z.string(),
  account: z.string(),
  /** Workflow id, as in the public API. */
  workflow: z.string(),
  /** Its name in the language of the mail. */
  task: z.string().optional().meta({ internal: true }),
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
  'my-notifications',
  'verify-user-identity',
  'reset-password',
  'unlock-account',
  'unlock-profile',
  'enforce-profile-update',
] as const

/** `other`: the general text, for workflows that have none of their own. */
export function workflowTextKey(workflow: string): (typeof workflowsWithText)[number] | 'other' {
  return workflowsWithText.find((id) => id === workflow) ?? 'other'
}
