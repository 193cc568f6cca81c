import { defineDetector } from './detector.ts'

/**
 * Okta's classic sign-in: PASSWORD_EXPIRED, and PASSWORD_WARN, which is worded as a change.
 *
 * Source: okta/okta-signin-widget, src/v1/controllers/PasswordExpiredController.js (commit 50a3d04), read 2026-11. [V] class, fields,
 * titles password.expired.… and password.expiring.….
 */
export const oktaClassic = defineDetector({
  id: 'okta-classic',
  threshold: 100,
  needs: [{ fields: ['oldPassword', 'newPassword', 'confirmPassword'] }],
  signals: [
    { points: 100, when: { shows: ['.password-expired'] } },
    { points: 0, when: { says: 'soon' }, kind: 'soon' },
  ],
  signIn: '/',
})
