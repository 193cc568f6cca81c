import type { Translator } from '../../../../shared/languages/translator.ts'
import { createUnreachable, sampleSite as site } from '../../sample-site.ts'
import type { StaffSiteFixture, StaffSiteRequest } from '../../staff-sign-in/fake-staff-site.ts'

/**
 * Every state of the Administration site; `e2e/screenshots/surfaces/administration.ts` reaches them. Those of the sign-in to all sites of
 * staff are among them.
 */
export function createStates(t: Translator) {
  const secondFactor = { site, secondFactor: true }
  const refuse = (request: StaffSiteRequest, code: RefusalCode) => ({
    ...secondFactor,
    failure: { in: request, problem: { code, text: t(`errors.${code}`) } },
  })
  return {
    loading: { site, silent: true },
    'server-unreachable': { site, failure: { in: 'site', problem: createUnreachable(t) } },
    'sign-in': { site },
    'sign-in-refused': refuse('signIn', 'sign-in-refused'),
    'second-factor': secondFactor,
    'second-factor-refused': refuse('showFactor', 'second-factor-refused'),
    'second-factor-limited': refuse('showFactor', 'too-many-attempts'),
    'second-factor-over': refuse('showFactor', 'sign-in-over'),
    passkey: secondFactor,
    'passkey-not-used': secondFactor,
    'passkey-refused': refuse('askForPasskey', 'second-factor-refused'),
    'enrolment-code': secondFactor,
    'enrolment-code-refused': refuse('startEnrolment', 'enrolment-code-refused'),
    'new-app': secondFactor,
    'new-app-refused': refuse('enrolFactor', 'second-factor-refused'),
    'new-passkey': secondFactor,
    'new-passkey-not-used': secondFactor,
    'signed-in': { site, signedIn: true },
  } satisfies Record<string, StaffSiteFixture>
}

type RefusalCode =
  | 'enrolment-code-refused'
  | 'second-factor-refused'
  | 'sign-in-over'
  | 'sign-in-refused'
  | 'too-many-attempts'

export type AdministrationStateName = keyof ReturnType<typeof createStates>
