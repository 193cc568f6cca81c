import { factors } from '../../factors/index.ts'
import type { MethodChanges } from '../../profiles/method.ts'
import type { Profile } from '../../profiles/profile.ts'

/** One thing that a person registered, or that the directory holds for them. */
export interface RegisteredThing {
  /** Id of the factor. */
  method: string
  /** `Method.kind`, in texts. */
  kind: string
  item?: string
  name?: string
  addedAt?: Date
  removable: boolean
}

/** What a person has, factor by factor. */
export async function listRegistered(profile: Profile): Promise<RegisteredThing[]> {
  const [methods, contacts] = await Promise.all([profile.methods(), profile.contacts()])
  return factors
    .toSorted((one, other) => one.rank - other.rank)
    .flatMap(({ id, registered, registering }): RegisteredThing[] => {
      const kind = registered?.kind
      if (kind === undefined) return []
      const own = methods.filter((method) => method.kind === kind)
      if (registering === undefined || registering === 'in-directory')
        return own.map(({ masked, name = masked, addedAt }) => ({ method: id, kind, name, addedAt, removable: false }))
      return registering.items({ methods, contacts }).map(({ id: item, name }) => {
        const addedAt = own.find((method) => method.id === item || own.length === 1)?.addedAt
        return { method: id, kind, item, name, addedAt, removable: true }
      })
    })
}

/** The change that removes it; undefined: the person has no such thing, or the directory holds it. */
export async function findRemoval(
  profile: Profile,
  { method, item }: { method: string; item?: string },
): Promise<MethodChanges | undefined> {
  const registering = factors.find(({ id }) => id === method)?.registering
  if (registering === undefined || registering === 'in-directory') return undefined
  const [methods, contacts] = await Promise.all([profile.methods(), profile.contacts()])
  const found = registering.items({ methods, contacts }).find(({ id }) => id === item)
  return found && registering.remove(found)
}
