import { exchangeAddresses } from './addresses.ts'
import { defineDetector } from './detector.ts'

/**
 * The page is localised into every language of Exchange, so it is known by its address and its field names, which are the same
 * in all of them. It has no title of its own and carries its errors in `.passwordError`.
 */
export const exchangeOwa = defineDetector({
  id: 'exchange-owa',
  source:
    'Microsoft Exchange 2013 front end, ExpiredPassword.aspx, fexppw.js (public source, read 2026-11): form exppwForm, fields username, oldPwd, newPwd1, newPwd2; /owa and /ecp alike; case of the path varies',
  actAt: 100,
  needs: [{ url: exchangeAddresses }],
  signals: [{ points: 100, when: { fields: ['oldPwd', 'newPwd1', 'newPwd2'] } }],
  // Outlook on the web also signs people in for the control panel. reason=4 is "password changed" (features.md G.2).
  signIn: '../../owa/auth/logon.aspx?reason=4',
  // After a change the same address shows a note and a way to sign in, without the three fields.
  success: [{ not: { passwords: { min: 1 } } }],
})
