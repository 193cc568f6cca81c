/**
 * Addresses without the rest of the rules, so that the gate can check them within its 2 kB. They are substrings, not patterns: the
 * first use of a pattern costs a page more than the search for a password field.
 */
export const exchangeAddresses = ['/auth/expiredpassword.aspx']

/** Apereo CAS shows a note without a field if its password management is off. */
export const casAddresses = ['/cas/login']

/** Addresses of expired passwords, not only of changes. */
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

/** Exchange's address is among the generic ones, as a test checks. */
const knownAddresses = [...casAddresses, ...genericAddresses]

/** Whether passwords are changed at this address (path, query and fragment). */
export function isPasswordChangeAddress(path: string): boolean {
  const lower = path.toLowerCase()
  for (const word of knownAddresses) if (lower.includes(word)) return true
  return false
}
