import { defineDetector } from './detector.ts'
import { genericSignals } from './generic-signals.ts'

/**
 * Ivanti (Pulse) Connect Secure.
 *
 * Source: /dana-na/auth/…/login.cgi as VPN clients use it, 2026-11 [V]. [M] the page for a change, hence the generic signals.
 */
export const ivanti = defineDetector({
  id: 'ivanti',
  threshold: 60,
  needs: [{ at: ['/dana-na/auth/'] }, { passwords: { min: 1 } }],
  signals: genericSignals,
  signIn: '/',
  account: ['username'],
})
