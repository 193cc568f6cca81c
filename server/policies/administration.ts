import { z } from 'zod'
import { isDistinguishedName, isSid } from '../directory/distinguished-name.ts'
import type { Reader } from '../store/database.ts'
import { getSetting } from '../store/settings.ts'

/** A text separates groups by semicolons. */
const groupList = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(';'))])
  .transform((groups) => groups.map((group) => group.trim()).filter((group) => group !== ''))

const label = (name: string) => ({
  label: `settings.administration.${name}`,
  hint: `settings.administration.${name}-hint`,
})

/**
 * Who may sign in to the Administration site, and with which role; stored as the setting `administration`. Groups by SID or distinguished
 * name. A plain name counts in the sample company only: in a real directory everybody who may create groups can reuse it.
 */
export const administrationSettings = z.strictObject({
  groups: groupList
    .refine(
      (groups) => groups.length > 0 && groups.length <= 100,
      'at least one group is needed, or no one could sign in',
    )
    .default(['Latchkey Administrators'])
    .meta({ control: 'groups', ...label('groups') }),
  /** Their members read everything, secrets excepted, and change nothing. */
  auditors: groupList
    .refine((groups) => groups.length <= 100)
    .default([])
    .meta({ control: 'groups', ...label('auditors') }),
  /** Their members change these policies and their workflows, and nothing else. */
  policyOwners: z
    .array(
      z.strictObject({
        policy: z
          .string()
          .min(1)
          .max(100)
          .meta({ control: 'policy', ...label('policyOwners.policy') }),
        groups: groupList
          .refine((groups) => groups.length > 0 && groups.length <= 100, 'at least one group is needed')
          .meta({ control: 'groups', ...label('policyOwners.groups') }),
      }),
    )
    .max(1_000)
    .default([])
    .meta(label('policyOwners')),
  /** Makes administrators and operators protected accounts in the sample company, too; with a real directory they always are. */
  protectStaff: z
    .stringbool()
    .or(z.boolean())
    .optional()
    .meta({ type: 'boolean', ...label('protectStaff') }),
})

export type AdministrationSettings = z.output<typeof administrationSettings>

/** If the setting is invalid no one may sign in, not even the default group. */
export async function readAdministration(reader: Reader): Promise<AdministrationSettings> {
  const stored = await getSetting(reader, 'administration')
  if (!stored) return administrationSettings.parse({})
  const read = administrationSettings.safeParse(stored.value)
  return read.success ? read.data : { groups: [], auditors: [], policyOwners: [] }
}

/** Whether the entry can mean one group only. */
export const isUnique = (group: string): boolean => isSid(group) || isDistinguishedName(group)
