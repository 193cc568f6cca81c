import type { DirectoryPerson } from '../directory/directory.ts'
import type { Reader } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { findContacts, type StoredContact } from '../store/profile-contacts.ts'
import { type Contact, masked } from './contact.ts'
import { pretendedContacts } from './pretended.ts'
import type { Scope } from './scope.ts'
import { openFor } from './sealing.ts'

/** The part of a profile that contact points are. */
export function contactsOf(scope: Scope): { contacts(reader?: Reader): Promise<Contact[]> } {
  const { store, keys, person, id } = scope
  return {
    async contacts(reader = store.read) {
      const stored = await findContacts(reader, id)
      if (!person) return pretendedContacts(scope)
      return [...corporateContacts(person), ...stored.map((one) => registeredContact(keys, one))]
    },
  }
}

/** What the directory says, as it says it now. */
export function corporateContacts({ mail, mobile }: Pick<DirectoryPerson, 'mail' | 'mobile'>): Contact[] {
  const point = (kind: Contact['kind'], value: string | undefined): Contact[] =>
    value
      ? [
          {
            ...{ id: `corporate-${kind}`, origin: 'corporate', kind, value, verified: true },
            masked: masked(kind, value),
          },
        ]
      : []
  return [...point('mail', mail), ...point('mobile', mobile)]
}

export function registeredContact(keys: Keys, stored: StoredContact): Contact {
  const { id, personId, addedAt, verifiedAt } = stored
  const kind = stored.kind as Contact['kind']
  const value = openFor(keys, 'contact', personId, stored.sealedValue)
  return { id, origin: 'personal', kind, value, masked: masked(kind, value), addedAt, verified: verifiedAt !== null }
}
