import { defineDetector } from './detector.ts'
import { genericSignals } from './generic-signals.ts'

/**
 * Pages of products without a detector of their own.
 *
 * Source: the points of docs/detection.md#points-for-any-other-page, and pages of products and sites read since, 2026-11.
 */
export const generic = defineDetector({
  id: 'generic',
  threshold: 60,
  // The signals are about forms; an article about expired passwords has none. A page without a form counts right after a sign-in, or if
  // its message says so.
  needs: [{ any: [{ passwords: { min: 1 } }, { fact: 'afterSignIn' }, { says: 'announcesExpiry' }] }],
  signals: genericSignals,
  signIn: '/',
  success: [
    { url: ['[?&]status=0(&|$)', '[?&]returncode=0(&|$)', '[?&]error=passwordsuccess'] },
    { all: [{ passwords: { max: 1 } }, { says: 'changed' }] },
  ],
  account: ['username', 'user', 'login', 'userid', 'user_name', 'account'],
})
