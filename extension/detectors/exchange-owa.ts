import { defineDetector } from './detector.ts'

const addresses = ['/auth/expiredpassword.aspx']

/**
 * Outlook on the web: the page is localised into every language of Exchange, so it is known by its address and its field names,
 * which are the same in all of them. It has no title of its own and carries its errors in `.passwordError`.
 *
 * Source: Microsoft Exchange 2013 front end, ExpiredPassword.aspx and fexppw.js, public source, read 2026-11. [V] form exppwForm,
 * fields username, oldPwd, newPwd1, newPwd2; /owa and /ecp alike; the case of the path varies.
 */
export const exchangeOwa = defineDetector({
  id: 'exchange-owa',
  threshold: 100,
  needs: [{ at: addresses }],
  signals: [{ points: 100, when: { fields: ['oldPwd', 'newPwd1', 'newPwd2'] } }],
  // Outlook on the web also signs people in for the control panel. reason=4 is "password changed" (docs/detection.md#products).
  signIn: '../../owa/auth/logon.aspx?reason=4',
  // After a change the same address shows a note and a way to sign in, without the three fields.
  success: [
    { all: [{ at: addresses }, { not: { passwords: { min: 1 } } }] },
    { url: ['/logon\\.aspx\\?[^#]{0,200}reason=4'] },
  ],
  account: ['username'],
})
