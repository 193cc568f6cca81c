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
