import type { GuessLimit } from '../../activities/guess-limit.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { enrolmentCodeGuesses, staffPasskeyGuesses, staffTotpGuesses } from '../../factors/common/guess-limits.ts'
import {
  type Proof,
  startPasskey,
  verifyAppCode,
  verifyEnrolmentCode,
  verifyPasskey,
} from '../../staff/verify-factor.ts'
import type { EngineHarness } from '../testing.ts'
import type { Driver } from './driver.ts'
import { passkeySite } from './register.ts'
import { appCode, wrongAppCode } from './runs.ts'
import type { GuessedSite } from './site.ts'

type Verify = (services: EngineHarness['services'], person: DirectoryPerson) => Promise<Proof>

/** What staff prove after their password. */
const ofStaff = (
  limit: GuessLimit,
  prepareProof: (site: GuessedSite, isRight: boolean) => Promise<Verify>,
): Driver => ({
  limits: [limit],
  shares: { staff: ['known'] },
  async prepare(site, { isRight }) {
    const verify = await prepareProof(site, isRight)
    return async () => {
      const { services, store } = site.pick()
      const proof = await verify(services, site.secrets.operator)
      if (proof.right) await store.transaction((tx) => proof.settle(tx))
      return proof.right
    }
  },
})

export const staffDrivers: Record<string, Driver> = {
  'staff-totp': ofStaff(staffTotpGuesses, async ({ secrets, clock }, isRight) => {
    const code = isRight ? appCode(secrets.totp, clock()) : wrongAppCode(secrets.totp, clock())
    return (services, person) => verifyAppCode(services, person, code)
  }),
  'staff-passkey': ofStaff(staffPasskeyGuesses, async ({ secrets }, isRight) => {
    const { challenge } = await startPasskey(passkeySite)
    const response = (isRight ? secrets.authenticator : secrets.impostor).sign(challenge)
    return (services, person) => verifyPasskey(services, { person, challenge }, { site: passkeySite, response })
  }),
  'enrolment-code': ofStaff(enrolmentCodeGuesses, async ({ secrets }, isRight) => {
    const typed = isRight ? secrets.enrolmentCode : 'wrong'
    return (services, person) => verifyEnrolmentCode(services, person, typed)
  }),
}
