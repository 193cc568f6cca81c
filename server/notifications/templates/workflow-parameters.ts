import { z } from 'zod'

/** What both mails about a workflow take. */
export const workflowParameters = z.strictObject({
  displayName: z.string(),
  account: z.string(),
  /** Workflow id, as in the public API. */
  workflow: z.string(),
  /** Its name in the language of the mail. */
  task: z.string().optional().meta({ internal: true }),
  /** ISO 8601. */
  time: z.iso.datetime({ offset: true }),
  /** The Self-Service site. */
  url: z.url({ protocol: /^https?$/ }),
})

const worded = [
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

/** Workflows without words of their own are spoken of in general ones. */
export function wordedAs(workflow: string): (typeof worded)[number] | 'other' {
  return worded.find((id) => id === workflow) ?? 'other'
}
