import { oneAddress } from '../directory/mail-address.ts'
import type { Contact } from './contact.ts'

/** Per person: every one of them is mailed about each change. */
export const maxContacts = 5

/** A typed address or number in the form that is stored; undefined if it is invalid. */
export function readContact(kind: Contact['kind'], typed: string): string | undefined {
  return kind === 'mail' ? readMail(typed) : readMobile(typed)
}

/** Why it cannot be added to these contacts; a code of `problems.*`. */
export function findContactProblem(
  kind: Contact['kind'],
  typed: string,
  contacts: readonly Pick<Contact, 'kind' | 'origin' | 'value' | 'verified'>[],
):
  | 'mail-address-invalid'
  | 'mobile-number-invalid'
  | 'contact-corporate'
  | 'contact-known'
  | 'contacts-too-many'
  | undefined {
  const value = readContact(kind, typed)
  if (value === undefined) return kind === 'mail' ? 'mail-address-invalid' : 'mobile-number-invalid'
  const known = contacts.find(
    (one) => one.kind === kind && normaliseContact(kind, one.value) === normaliseContact(kind, value),
  )
  if (known?.origin === 'corporate') return 'contact-corporate'
  // An unconfirmed contact may be started again.
  if (known?.verified) return 'contact-known'
  const registered = contacts.filter(({ origin }) => origin === 'personal')
  return !known && registered.length >= maxContacts ? 'contacts-too-many' : undefined
}

/** The same for two spellings of one address or number. */
export const normaliseContact = (kind: Contact['kind'], value: string): string =>
  kind === 'mail' ? value.toLowerCase() : (readMobile(value) ?? value)

function readMail(typed: string): string | undefined {
  const address = oneAddress.safeParse(typed.normalize('NFKC').trim()).data
  const domain = address?.slice(address.lastIndexOf('@') + 1) ?? ''
  return domain.includes('.') && !/\.invalid$/i.test(domain) ? address : undefined
}

/** `+` or `00` and the country; separators and one pair of brackets are left out (docs/behaviour.md#telephone-numbers). Gives E.164. */
function readMobile(typed: string): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .trim()
    .replace(/^00/, '+')
    // The trunk prefix as many write it; it is not dialled from abroad.
    .replace('(0)', '')
    .replace(/\(([\d\s]*)\)/, '$1')
    .replace(/(?!^\+)[\s\-,.+/\\*#]/g, '')
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : undefined
}
