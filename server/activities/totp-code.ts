import { z } from 'zod'

/** A code as an authenticator app shows it; apps put a space in its middle. */
export const codeField = z.string().trim().min(1).max(20).meta({
  label: 'activities.fields.totp-code',
  hint: 'activities.fields.totp-code-hint',
  autocomplete: 'one-time-code',
})
