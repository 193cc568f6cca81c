import { defineDetector } from './detector.ts'
import { genericSignals } from './generic-signals.ts'

/**
 * Oracle PeopleSoft. Its `cmd=expire` is about the session, not the password.
 *
 * Source: addresses /psp/ and /psc/ and cmd=expire in public pages; the PeopleBook on password controls; 2026-11 [V]. [M] the page for a
 * change, hence the generic signals.
 */
export const peoplesoft = defineDetector({
  id: 'peoplesoft',
  threshold: 60,
  needs: [{ at: ['/psp/', '/psc/'] }, { passwords: { min: 1 } }],
  signals: genericSignals,
  signIn: '/',
  account: ['userid'],
})
