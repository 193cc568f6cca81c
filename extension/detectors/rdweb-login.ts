import { defineDetector } from './detector.ts'

/**
 * RD Web Access: the sign-in page with `Error=PasswordExpired`, which offers a change, or not even that.
 *
 * Source: Microsoft's login.aspx of RD Web Access as in mwtilton/devops, RDS-Web, read 2026-11. [V] path, parameter, fields.
 */
export const rdwebLogin = defineDetector({
  id: 'rdweb-login',
  threshold: 100,
  needs: [{ at: ['/rdweb/pages/'] }, { at: ['/login.aspx?'] }, { at: ['error=passwordexpired'] }],
  signals: [{ points: 100, when: { fields: ['DomainUserName', 'UserPass'] } }],
  signIn: 'login.aspx',
  success: [{ url: ['[?&]error=passwordsuccess'] }],
  account: ['DomainUserName'],
})
