import { z } from 'zod'

/** Longest password that is read at all; longer ones are refused before anything is done with them. */
export const longestPassword = 256

/** The password that holds now, as every activity asks for it. */
export const currentPassword = z.string().min(1).max(longestPassword).meta({
  label: 'activities.fields.password',
  secret: true,
  autocomplete: 'current-password',
})

/** The password to be. No minimum here: what is too short is said with the rule that it breaks. */
export const newPassword = z.string().max(longestPassword).meta({
  label: 'activities.fields.newPassword',
  secret: true,
  autocomplete: 'new-password',
})
