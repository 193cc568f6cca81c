import { defineDetector } from './detector.ts'

/**
 * Keycloak's required action UPDATE_PASSWORD. The same page ends a reset by mail, where the old password is unknown, and serves a
 * change by choice, which can be cancelled: so a sign-in just before, or the administrator, must speak for it.
 *
 * Source: keycloak/keycloak, themes/…/base/login/login-update-password.ftl (commit 008e7e7), read 2026-11. [V] form, fields, hidden
 * user name, cancel-aia.
 */
export const keycloak = defineDetector({
  id: 'keycloak',
  threshold: 100,
  needs: [{ fields: ['password-new', 'password-confirm'] }],
  signals: [
    { points: 75, when: { shows: ['#kc-passwd-update-form'] } },
    { points: 25, when: { any: [{ fact: 'afterSignIn' }, { fact: 'listedByAdministrator' }] } },
    { points: -50, when: { cameFrom: ['/login-actions/(action-token|reset-credentials)'] } },
    { points: 0, when: { shows: ['[name=cancel-aia]'] }, kind: 'change' },
  ],
  signIn: '/',
  account: ['username'],
})
