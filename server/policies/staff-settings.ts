import { z } from 'zod'
import type { Reader } from '../store/database.ts'
import { getSetting } from '../store/settings.ts'

/** How operators and administrators sign in; stored as the setting `staff`. */
export const staffSettings = z.strictObject({
  /** Whether the staff sites demand a second factor. Absent: with a real directory they do, in the sample company they do not. */
  secondFactor: z
    .enum(['required', 'off'])
    .optional()
    .meta({
      label: 'settings.staff.secondFactor',
      hint: 'settings.staff.secondFactor-hint',
      choices: { required: 'settings.staff.required', off: 'settings.staff.off' },
    }),
})

/** If the setting is invalid the second factor is required, since that is the safe way to be wrong. */
export async function isSecondFactorRequired(reader: Reader, { isSample }: { isSample: boolean }): Promise<boolean> {
  const stored = await getSetting(reader, 'staff')
  return demandsSecondFactor(stored?.value, { isSample })
}

/** The same of a value of the setting. */
export function demandsSecondFactor(value: unknown, { isSample }: { isSample: boolean }): boolean {
  const settings = staffSettings.safeParse(value ?? {})
  if (!settings.success) return true
  return (settings.data.secondFactor ?? (isSample ? 'off' : 'required')) === 'required'
}
