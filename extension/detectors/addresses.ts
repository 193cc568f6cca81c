/** Addresses alone, without the rest of the rules, so that the gate can look at them within its 2 kB. */
export const exchangeAddresses = ['/(owa|ecp)/auth/expiredpassword\\.aspx']

export const genericAddresses = [
  'expired?-?password',
  'password-?expired',
  'must-?change',
  'change-?password',
  'update-?password',
  'pwdchange',
  'pwchange',
  'update_password',
  'resetexpired',
]
