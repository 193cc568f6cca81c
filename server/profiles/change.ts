import { z } from 'zod'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { Tx } from '../store/database.ts'
import { findContacts } from '../store/profile-contacts.ts'
import { ensureProfile } from '../store/profiles.ts'
import { corporateContacts, registeredContact } from './contacts.ts'
import type { MethodChanges } from './method.ts'
import { notifyMethodsChanged } from './notify-methods-changed.ts'
import type { Profile } from './profile.ts'
import { newProfileRow } from './profile-row.ts'
import type { ProfileScope } from './profile-scope.ts'
import type { AnyRegisteredFactor, WriteChange } from './registered-factor.ts'

/** The part of a profile that changes it. */
export function changeOf(scope: ProfileScope, factors: readonly AnyRegisteredFactor[]): Pick<Profile, 'change'> {
  const { person } = scope
  return {
    async change(changes, { gathersMails = false } = {}) {
      assertKnown(changes, factors)
      const writes: WriteChange[] = []
      for (const factor of factors) {
        const write = await factor.prepareChange?.(scope, z.object(factor.changes ?? {}).parse(changes))
        if (write) writes.push(write)
      }
      return async (tx) => {
        if (person) await writeAll(scope, tx, person, { writes, gathersMails })
      }
    },
  }
}

function assertKnown(changes: MethodChanges, factors: readonly AnyRegisteredFactor[]): void {
  const known = factors.flatMap((factor) => Object.keys(factor.changes ?? {}))
  const unknown = Object.keys(changes).filter((field) => !known.includes(field))
  if (unknown.length > 0) throw new Error(`no factor reads the change ${unknown.join()}`)
}

async function writeAll(
  scope: ProfileScope,
  tx: Tx,
  person: DirectoryPerson,
  { writes, gathersMails }: { writes: readonly WriteChange[]; gathersMails: boolean },
): Promise<void> {
  const findPersonal = async () => (await findContacts(tx, person.id)).map((row) => registeredContact(scope.keys, row))
  await ensureProfile(tx, newProfileRow(person))
  const before = [...corporateContacts(person), ...(await findPersonal())]
  const changes: string[] = []
  for (const write of writes) changes.push(...(await write(tx, person)))
  await notifyMethodsChanged(scope, tx, { person, changes, before, after: await findPersonal(), gathersMails })
}
