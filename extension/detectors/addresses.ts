/**
 * Addresses without the rest of the rules, so that the gate can check them within its 1.2 kB. They are substrings, not patterns: the
 * first use of a pattern costs a page more than the search for a password field.
 */

/** Apereo CAS shows a note without a field if its password management is off. */
export const casAddresses = ['/cas/login']

/** How addresses call the password; one of these beside one of the following words, in any order and spelling (`PwdExpired`, `must_change-password`). */
export const passwordWords = ['pass', 'pw']

export const expiryWords = ['expir', 'must', 'force']

export const changeWords = [...expiryWords, 'chang', 'updat']

/** Whether passwords are changed at this address (path, query and fragment). */
export function isPasswordChangeAddress(path: string): boolean {
  const address = path.toLowerCase()
  const includes = (word: string) => address.includes(word)
  return casAddresses.some(includes) || (passwordWords.some(includes) && changeWords.some(includes))
}
