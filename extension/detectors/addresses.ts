/**
 * Addresses alone, without the rest of the rules, so that the gate can look at them within its 2 kB. Words and no patterns: the first
 * use of a pattern costs a page more than the search for a password field.
 */
export const exchangeAddresses = ['/auth/expiredpassword.aspx']

/** Apereo CAS says it without a field where its password management is off. */
export const casAddresses = ['/cas/login']

/** They say that it has expired, not only that it is changed there. */
export const expiredAddresses = [
  'expirepassword',
  'expire-password',
  'expiredpassword',
  'expired-password',
  'passwordexpired',
  'password-expired',
  'mustchange',
  'must-change',
  'resetexpired',
]

export const genericAddresses = [
  ...expiredAddresses,
  'changepassword',
  'change-password',
  'updatepassword',
  'update-password',
  'update_password',
  'pwdchange',
  'pwchange',
]

/** Exchange's address is among the generic ones (a test holds it to that). */
const known = [...casAddresses, ...genericAddresses]

/** Whether an address (path, query and fragment) is one at which passwords are changed. */
export function tellsOfChange(path: string): boolean {
  const lower = path.toLowerCase()
  for (const word of known) if (lower.includes(word)) return true
  return false
}
