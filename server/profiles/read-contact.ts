import { oneAddress } from '../directory/mail-address.ts'
import type { Contact } from './contact.ts'
import type { Country } from './telephone-countries.ts'
import { readTelephoneNumber } from './telephone-number.ts'

/** Per person: every one of them is mailed about each change. */
export const maxContacts = 5

/** Whose numbers may be written as they are dialled inside the country. */
export interface ContactCountries {
  /** Of the number that is typed. */
  typed?: Country
  /** Of numbers that the directory holds. */
  directory?: Country
}

/** A typed address or number in the form that is stored; undefined if it is invalid. */
export function readContact(kind: Contact['kind'], typed: string, country?: Country): string | undefined {
  return kind === 'mail' ? readMail(typed) : readTelephoneNumber(typed, country)
}

/** Why it cannot be added to these contacts; a code of `problems.*`. */
export function findContactProblem(
  kind: Contact['kind'],
  typed: string,
  contacts: readonly Pick<Contact, 'kind' | 'origin' | 'value' | 'verified'>[],
  countries: ContactCountries = {},
):
  | 'mail-address-invalid'
  | 'mobile-number-invalid'
  | 'national-number-invalid'
  | 'contact-corporate'
  | 'contact-known'
  | 'contacts-too-many'
  | undefined {
  const value = readContact(kind, typed, countries.typed)
  if (value === undefined) {
    if (kind === 'mail') return 'mail-address-invalid'
    return countries.typed ? 'national-number-invalid' : 'mobile-number-invalid'
  }
  const normalised = normaliseContact(kind, value)
  const known = contacts.find(
    (one) => one.kind === kind && normaliseContact(kind, one.value, countries.directory) === normalised,
  )
  if (known?.origin === 'corporate') return 'contact-corporate'
  // An unconfirmed contact may be started again.
  if (known?.verified) return 'contact-known'
  const registered = contacts.filter(({ origin }) => origin === 'personal')
  return !known && registered.length >= maxContacts ? 'contacts-too-many' : undefined
}

/** The same for two spellings of one address or number. */
export const normaliseContact = (kind: Contact['kind'], value: string, country?: Country): string =>
  kind === 'mail' ? value.toLowerCase() : (readTelephoneNumber(value, country) ?? value)

function readMail(typed: string): string | undefined {
  const address = oneAddress.safeParse(typed.normalize('NFKC').trim()).data
  const domain = address?.slice(address.lastIndexOf('@') + 1) ?? ''
  return domain.includes('.') && !/\.invalid$/i.test(domain) ? address : undefined
}
