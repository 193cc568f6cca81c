import { z } from 'zod'
import type { DirectoryPerson } from '../directory/directory.ts'
import { toScopeKey } from '../directory/distinguished-name.ts'
import type { AskedStep } from './staff-factors.ts'

const label = (name: string) => ({ label: `policies.${name}`, hint: `policies.${name}-hint` })

/**
 * People whose account opens more than their own work: an operator does nothing for them that an impostor could want unless a second person
 * agrees, every time. Operators cannot help protected accounts at all, so these need no line here.
 */
export const privileged = z.strictObject({
  /** Groups by distinguished name, SID or name; nested membership counts. */
  groups: z
    .array(z.string().trim().min(1).max(1000))
    .max(2_000)
    .default([])
    .meta({ control: 'groups', ...label('privileged.groups') }),
  /** Members of the directory's own groups that manage servers and networks. */
  builtIn: z.boolean().default(true).meta(label('privileged.builtIn')),
})

export type Privileged = z.output<typeof privileged>

export function isPrivileged({ groups, builtIn }: Privileged, person: Pick<DirectoryPerson, 'groups'>): boolean {
  const own = new Set(person.groups)
  if (groups.some((group) => own.has(toScopeKey(group)))) return true
  return builtIn && person.groups.some((group) => managingGroups.has(group.toLowerCase()))
}

/**
 * Groups of the domain that give rights over servers and networks, and that AdminSDHolder leaves alone: Network Configuration Operators, Incoming
 * Forest Trust Builders, Distributed COM Users, Cryptographic Operators, Hyper-V Administrators, Access Control Assistance Operators, Remote
 * Management Users, Storage Replica Administrators.
 * https://learn.microsoft.com/windows-server/identity/ad-ds/manage/understand-security-groups
 */
const managingGroups = new Set(['556', '557', '562', '569', '578', '579', '580', '582'].map((id) => `s-1-5-32-${id}`))

/** Whether every way through these steps asks a second operator before it does anything that an impostor could want; then the step asks for each privileged person. */
export function asksSecondOperator(steps: readonly Pick<AskedStep, 'key' | 'activity' | 'settings'>[]): boolean {
  const firstAction = steps.findIndex(({ activity }) => activity.group === 'action' && activity.id !== harmless)
  if (firstAction < 0) return true
  const skippable = new Set(
    steps.flatMap(({ activity, settings }) =>
      (activity.branches?.(settings) ?? []).flatMap(({ steps: named }) => named),
    ),
  )
  return steps.slice(0, firstAction).some(({ key, activity }) => activity.id === secondOperator && !skippable.has(key))
}

const harmless = 'enforce-profile-update'
const secondOperator = 'approve-by-operator'
