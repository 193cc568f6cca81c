import { defineDetector } from './detector.ts'

/**
 * RD Web Access: the page for changing a password. It may be opened by choice as well.
 *
 * Source: Microsoft's password.aspx of RD Web Access as in mwtilton/devops, RDS-Web/password.aspx (commit 38bf402), read 2026-11.
 * [V] form FrmLogin, the fields, the parameters UserName and Error, Error=PasswordSuccess. The sign-in page hands UserName on.
 */
export const rdwebPassword = defineDetector({
  id: 'rdweb-password',
  threshold: 100,
  needs: [{ at: ['/rdweb/pages/'] }, { at: ['/password.aspx'] }],
  signals: [
    { points: 100, when: { fields: ['UserPass', 'NewUserPass', 'ConfirmNewUserPass'] } },
    {
      points: 0,
      when: { not: { any: [{ at: ['?username=', '&username='] }, { cameFrom: ['error=passwordexpired'] }] } },
      kind: 'change',
    },
  ],
  signIn: 'login.aspx',
  success: [{ url: ['[?&]error=passwordsuccess'] }],
  account: ['DomainUserName'],
})
