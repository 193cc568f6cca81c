import { oneAddress } from '../notifications/rendering.ts'
import type { Contact } from './contact.ts'

/** As many as one person registers, so that a change does not become a flood of mails. */
export const mostContacts = 5

/** What somebody typed as an address or number of theirs, as it is kept; undefined: it is none. */
export function readContact(kind: Contact['kind'], typed: string): string | undefined {
  return kind === 'mail' ? readMail(typed) : readMobile(typed)
}

/** Why it cannot be added to what there is; a code of `problems.*`. */
export function contactProblem(
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
  const known = contacts.find((one) => one.kind === kind && contactForm(kind, one.value) === contactForm(kind, value))
  if (known?.origin === 'corporate') return 'contact-corporate'
  // One that was never confirmed may be begun again.
  if (known?.verified) return 'contact-known'
  const registered = contacts.filter(({ origin }) => origin === 'personal')
  return !known && registered.length >= mostContacts ? 'contacts-too-many' : undefined
}

/** What two spellings of one address or number have in common. */
export const contactForm = (kind: Contact['kind'], value: string): string =>
  kind === 'mail' ? value.toLowerCase() : (readMobile(value) ?? value)

function readMail(typed: string): string | undefined {
  const address = oneAddress.safeParse(typed.normalize('NFKC').trim()).data
  const domain = address?.slice(address.lastIndexOf('@') + 1) ?? ''
  return domain.includes('.') && !/\.invalid$/i.test(domain) ? address : undefined
}

/** `+` or `00` and the country; separators and one pair of brackets are left out (features C.2). Gives E.164. */
function readMobile(typed: string): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .trim()
    .replace(/^00/, '+')
    // As many write it at home; nobody dials it from abroad.
    .replace('(0)', '')
    .replace(/\(([\d\s]*)\)/, '$1')
    .replace(/(?!^\+)[\s\-,.+/\\*#]/g, '')
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : undefined
}
