import { z } from 'zod'

/** Longer passwords are refused before anything is done with them. */
export const maxPasswordLength = 256

/** The current password, as every activity asks for it. */
export const currentPassword = z
  .string()
  .min(1)
  .max(maxPasswordLength)
  .meta({ label: 'activities.fields.password', secret: true, autocomplete: 'current-password' })

/**
 * The new password, with composed letters (ö, not o and two dots), as keyboards at a sign-in screen send them. No minimum here: a password that is too
 * short is refused by the rule that it breaks.
 */
export const newPassword = z
  .string()
  .normalize('NFC')
  .max(maxPasswordLength)
  .meta({ label: 'activities.fields.newPassword', secret: true, autocomplete: 'new-password' })
