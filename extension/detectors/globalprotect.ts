import { defineDetector } from './detector.ts'

/**
 * Palo Alto GlobalProtect portal. The sign-in page always posts the fields for a new password, hidden and empty but after an expiry.
 *
 * Source: requests to /global-protect/login.esp in public clients and honeypots, read 2026-11. [V] path, user, passwd, new-passwd,
 * confirm-new-passwd.
 */
export const globalprotect = defineDetector({
  id: 'globalprotect',
  threshold: 100,
  needs: [{ at: ['/global-protect/login.esp', '/ssl-vpn/login.esp'] }],
  signals: [{ points: 100, when: { fields: ['new-passwd', 'confirm-new-passwd'] } }],
  signIn: 'login.esp',
  account: ['user'],
})
