import { type FrontEnd, isStaffFrontEnd } from '../authentication/sign-in-module.ts'
import { allowsPasskeys } from '../factors/common/relying-party.ts'

/** What staff can go on with after their password. */
export const secondFactors = ['code', 'passkey', 'enrolment-code'] as const
export type SecondFactor = (typeof secondFactors)[number]

/**
 * What a site takes as the second step of a sign-in, the same for every person. Factors are enrolled on the sites of staff alone. Passkeys
 * are made for the host of these sites, so the Self-Service site takes them only where it has the same, and no site at an IP address. `url`: origin of the
 * sites of staff.
 */
export function listSecondFactors(
  frontEnd: FrontEnd,
  { url, publicUrl }: { url: string; publicUrl: string },
): SecondFactor[] {
  const isSelfService = !isStaffFrontEnd(frontEnd)
  const takesPasskeys = allowsPasskeys(url) && (!isSelfService || url === publicUrl)
  return ['code', ...(takesPasskeys ? ['passkey' as const] : []), ...(isSelfService ? [] : ['enrolment-code' as const])]
}
