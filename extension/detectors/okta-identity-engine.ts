import { defineDetector } from './detector.ts'
import { genericSignals } from './generic-signals.ts'

/**
 * Okta Identity Engine: the view reenroll-authenticator, which asks for the new password alone.
 *
 * Source: okta/okta-signin-widget, src/v2/view-builder/views/password/ReEnrollAuthenticatorPasswordView.js (commit 0305936), read
 * 2026-11. [V] names of views and titles. [M] how the class is put together and the fields' names, hence the generic signals.
 */
export const oktaIdentityEngine = defineDetector({
  id: 'okta-identity-engine',
  threshold: 60,
  needs: [{ shows: ['.siw-main-view[class*=reenroll-authenticator]'] }],
  signals: [...genericSignals, { points: 25, when: { fields: ['credentials.passcode', 'confirmPassword'] } }],
  signIn: '/',
})
