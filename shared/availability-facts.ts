/** Facts about a person that decide which workflows they are offered, in the order in which they are shown. */
export const availabilityFacts = [
  'registered',
  'profileLocked',
  'accountLocked',
  'passwordExpired',
  'disabled',
  'accountExpired',
  'passcodeIssued',
] as const
