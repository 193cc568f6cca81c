import type { MethodKind } from '../profiles/method.ts'
import type { Profile } from '../profiles/profile.ts'

export interface MaskedMethod {
  kind: MethodKind
  masked?: string
  /** Absent for what the directory says. */
  addedAt?: Date
}

/** Enough to talk about with somebody, too little to learn anything. */
export async function maskedMethods(profile: Pick<Profile, 'methods' | 'contacts'>): Promise<MaskedMethod[]> {
  const [methods, contacts] = await Promise.all([profile.methods(), profile.contacts()])
  return methods.map(({ kind, id, addedAt }) => ({
    ...{ kind, addedAt },
    masked: contacts.find((contact) => contact.id === (id ?? kind))?.masked,
  }))
}
