import type { Translator } from '../../../../shared/languages/translator.ts'
import { createUnreachable, sampleSite as site } from '../../sample-site.ts'
import type { StaffSiteFixture, StaffSiteRequest } from '../../staff-sign-in/fake-staff-site.ts'
import { createForbidden } from './access-states.ts'
import { createFirstStartStates } from './first-start-states.ts'
import type { PageFixture } from './page-fixture.ts'
import { createPageStates } from './page-states.ts'

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
    'not-admitted': {
      site,
      signedIn: true,
      roles: [],
      page: '#/policies',
      replies: { 'GET /api/v1/admin/policies': { problem: createForbidden(t) } },
    },
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
    ...createFirstStart(t),
    ...createSignedIn(t),
  } satisfies Record<string, AdministrationFixture>
}

/** The sign-in, and the page behind it. */
export type AdministrationFixture = StaffSiteFixture & Partial<PageFixture>

function createFirstStart(t: Translator) {
  const { 'first-start': open, 'first-start-refused': refused, 'first-start-done': done } = createFirstStartStates(t)
  return {
    'first-start': { site, ...open },
    'first-start-refused': { site, ...refused },
    'first-start-done': { site, ...done },
  }
}

function createSignedIn(t: Translator) {
  const pages = createPageStates(t)
  const withSession = <Name extends string>(states: Record<Name, PageFixture>) =>
    // Object.entries forgets the names.
    Object.fromEntries(
      Object.entries<PageFixture>(states).map(([name, page]) => [name, { site, signedIn: true, ...page }]),
    ) as Record<Name, AdministrationFixture>
  return withSession(pages)
}

type RefusalCode =
  | 'enrolment-code-refused'
  | 'second-factor-refused'
  | 'sign-in-over'
  | 'sign-in-refused'
  | 'too-many-attempts'

export type AdministrationStateName = keyof ReturnType<typeof createStates>
