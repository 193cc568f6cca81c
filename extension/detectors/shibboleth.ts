import { defineDetector } from './detector.ts'

/**
 * Shibboleth IdP: its sign-in page says `expired-password`; it offers no change itself.
 *
 * Source: hm-edu/shibboleth-theme, messages/authn-messages.properties (commit 171643d), after the IdP's own, read 2026-11. [V]
 * message and its event, j_username, j_password; "will be expiring soon" is another message.
 */
export const shibboleth = defineDetector({
  id: 'shibboleth',
  threshold: 100,
  needs: [{ at: ['/idp/profile/'] }, { fields: ['j_username', 'j_password'] }],
  signals: [{ points: 100, when: { says: 'expired' } }],
  // A flow's address shows its page again.
  signIn: '',
  account: ['j_username'],
})
