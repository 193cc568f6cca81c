import { z } from 'zod'
import type { DirectoryPerson } from '../directory/directory.ts'
import { isDistinguishedName, isSid, toScopeKey } from '../directory/distinguished-name.ts'
import type { Reader } from '../store/database.ts'
import { getSetting } from '../store/settings.ts'
import type { Finding } from './findings.ts'

/**
 * Who may sign in to the Administration site; stored as the setting `administration`. Groups by SID or distinguished name. A plain name
 * counts in the sample company only: in a real directory everybody who may create groups can reuse it. A text separates groups by
 * semicolons.
 */
export const administrationSettings = z.strictObject({
  groups: z
    .union([z.array(z.string()), z.string().transform((text) => text.split(';'))])
    .transform((groups) => groups.map((group) => group.trim()).filter((group) => group !== ''))
    .refine(
      (groups) => groups.length > 0 && groups.length <= 100,
      'at least one group is needed, or no one could sign in',
    )
    .default(['Latchkey Administrators'])
    .meta({ control: 'groups', label: 'settings.administration.groups', hint: 'settings.administration.groups-hint' }),
  /** Makes administrators and operators protected accounts in the sample company, too; with a real directory they always are. */
  protectStaff: z
    .stringbool()
    .or(z.boolean())
    .optional()
    .meta({
      type: 'boolean',
      label: 'settings.administration.protectStaff',
      hint: 'settings.administration.protectStaff-hint',
    }),
})

export type AdministrationSettings = z.output<typeof administrationSettings>

/** If the setting is invalid no one may sign in, not even the default group. */
export async function readAdministration(reader: Reader): Promise<AdministrationSettings> {
  const stored = await getSetting(reader, 'administration')
  if (!stored) return administrationSettings.parse({})
  const read = administrationSettings.safeParse(stored.value)
  return read.success ? read.data : { groups: [] }
}

/** `isSample`: names count, since only the program makes groups there. */
export function isAdministrator(
  person: DirectoryPerson,
  { groups }: AdministrationSettings,
  { isSample }: { isSample: boolean },
): boolean {
  const own = new Set(person.groups)
  return person.kind === 'user' && groups.some((group) => (isSample || isUnique(group)) && own.has(toScopeKey(group)))
}

/** Problems of entries that name a group in a way that admits no one. */
export function findNamedGroups({ groups }: AdministrationSettings, { isSample }: { isSample: boolean }): Finding[] {
  return groups.flatMap((name, index) =>
    isSample || isUnique(name) ? [] : [{ path: `groups.${index}`, code: 'group-by-name', values: { name } }],
  )
}

/** Whether the entry can mean one group only. */
export const isUnique = (group: string): boolean => isSid(group) || isDistinguishedName(group)
