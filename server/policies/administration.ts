import { z } from 'zod'
import type { DirectoryPerson } from '../directory/directory.ts'
import { scopeKey } from '../directory/distinguished-name.ts'
import type { Reader } from '../store/database.ts'
import { getSetting } from '../store/settings.ts'

/**
 * Who may sign in to the Administration site; stored as the setting `administration`. Groups by SID or distinguished name, or by
 * a name, which whoever may make groups could give to another one. In text they stand apart by semicolons.
 */
export const administrationSettings = z.strictObject({
  groups: z
    .union([z.array(z.string()), z.string().transform((text) => text.split(';'))])
    .transform((groups) => groups.map((group) => group.trim()).filter((group) => group !== ''))
    .refine(
      (groups) => groups.length > 0 && groups.length <= 100,
      'at least one group is needed, or nobody could sign in',
    )
    .default(['Latchkey Administrators']),
})

export type AdministrationSettings = z.output<typeof administrationSettings>

/** A setting that cannot be read lets nobody in rather than another group. */
export async function readAdministration(reader: Reader): Promise<AdministrationSettings> {
  const stored = await getSetting(reader, 'administration')
  if (!stored) return administrationSettings.parse({})
  const read = administrationSettings.safeParse(stored.value)
  return read.success ? read.data : { groups: [] }
}

export function isAdministrator(person: DirectoryPerson, { groups }: AdministrationSettings): boolean {
  const own = new Set(person.groups)
  return person.kind === 'user' && groups.some((group) => own.has(scopeKey(group)))
}
