import type { DirectoryPerson } from '../directory/directory.ts'
import { readMailAddress } from '../directory/mail-address.ts'
import type { Reader } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { findContacts, type StoredContact } from '../store/profile-contacts.ts'
import { type Contact, maskContact } from './contact.ts'
import { createDraw } from './decoy.ts'
import { decryptFor } from './encryption.ts'
import type { ProfileScope } from './profile-scope.ts'

/** The part of a profile that contact points are: the directory's, then those that the person registered. */
export function contactsOf(scope: ProfileScope): { contacts(reader?: Reader): Promise<Contact[]> } {
  const { store, keys, person, id } = scope
  return {
    async contacts(reader = store.read) {
      const stored = await findContacts(reader, id)
      if (!person) return decoyContacts(scope)
      return [...corporateContacts(person), ...stored.map((one) => registeredContact(keys, one))]
    },
  }
}

/** The directory's, as it holds them now. */
export function corporateContacts({ mail, mobile }: Pick<DirectoryPerson, 'mail' | 'mobile'>): Contact[] {
  const point = (kind: Contact['kind'], value: string | undefined): Contact[] =>
    value
      ? [
          {
            id: `corporate-${kind}`,
            origin: 'corporate',
            kind,
            value,
            verified: true,
            masked: maskContact(kind, value),
          },
        ]
      : []
  return [...point('mail', readMailAddress(mail)), ...point('mobile', mobile)]
}

export function registeredContact(keys: Keys, stored: StoredContact): Contact {
  const { id, personId, addedAt, verifiedAt } = stored
  const kind = stored.kind as Contact['kind']
  const value = decryptFor(keys, 'contact', personId, stored.sealedValue)
  return {
    id,
    origin: 'personal',
    kind,
    value,
    masked: maskContact(kind, value),
    addedAt,
    verified: verifiedAt !== null,
  }
}

/**
 * A decoy's contact points: everybody has a corporate address, some have a personal one, as among real people. Addresses end in
 * `.invalid` (RFC 2606), which the mailer drops.
 */
export function decoyContacts(scope: ProfileScope): Contact[] {
  const draw = createDraw(scope)
  const kind = 'mail'
  const value = `${draw.hex('address')}@decoy.invalid`
  const local = scope.account || draw.letter('local')
  const corporate: Contact = {
    id: 'corporate-mail',
    origin: 'corporate',
    kind,
    value,
    verified: true,
    masked: maskContact(kind, `${local}@${scope.mailDomain}`),
  }
  if (!draw.happens('personal-mail', 0.25)) return [corporate]
  const address = `${draw.letter('personal-local')}@${draw.pick('provider', providers)}`
  const masked = maskContact(kind, address)
  return [corporate, { ...draw.idAndDate('contact'), origin: 'personal', kind, value, verified: true, masked }]
}

const providers = ['gmail.com', 'outlook.com', 'icloud.com', 'yahoo.com'] as const
