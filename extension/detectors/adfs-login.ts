import { defineDetector } from './detector.ts'
import { genericSignals } from './generic-signals.ts'

/**
 * AD FS: the sign-in page says that the password has expired where changing it is switched off, which is the default.
 *
 * Source: path and switch from Microsoft's documentation, 2026-11 [V]. [M] errorText and its wording, hence the generic signals.
 */
export const adfsLogin = defineDetector({
  id: 'adfs-login',
  threshold: 60,
  needs: [{ at: ['/adfs/ls', '/adfs/oauth2'] }, { passwords: { min: 1 } }],
  signals: [...genericSignals, { points: 20, when: { shows: ['#errorText'] } }],
  signIn: '',
  account: ['userNameInput'],
})
