/** Addresses alone, without the rest of the rules, so that the gate can look at them within its 2 kB. */
export const exchangeAddresses = ['/(owa|ecp)/auth/expiredpassword\\.aspx']

/** Apereo CAS says it without a field where its password management is off. */
export const casAddresses = ['/cas/login']

/** They say that it has expired, not only that it is changed there. */
export const expiredAddresses = ['expired?-?password', 'password-?expired', 'must-?change', 'resetexpired']

export const genericAddresses = [
  ...expiredAddresses,
  'change-?password',
  'update-?password',
  'pwdchange',
  'pwchange',
  'update_password',
]

/** One of these is in every address that one of the patterns above matches (a test holds them to it). */
export const addressWords = ['expire', 'change', 'update', '/cas/login']

/** Whether an address (path, query and fragment) is one at which passwords are changed. */
export function tellsOfChange(path: string): boolean {
  const lower = path.toLowerCase()
  // Hardly any page gets as far as the patterns: their first use costs it more than looking for a password field.
  return (
    addressWords.some((word) => lower.includes(word)) &&
    new RegExp([...exchangeAddresses, ...casAddresses, ...genericAddresses].join('|')).test(lower)
  )
}
