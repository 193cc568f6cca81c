import { defineDetector } from './detector.ts'
import { genericSignals } from './generic-signals.ts'
import { changed, expired } from './generic-texts.ts'

/**
 * Pages of products without a detector of their own.
 *
 * Source: the points of docs/detection.md#points-for-any-other-page, and pages of products and sites read since, 2026-11.
 */
export const generic = defineDetector({
  id: 'generic',
  threshold: 60,
  // The signals are about forms; an article about expired passwords has none.
  needs: [{ passwords: { min: 1 } }],
  signals: genericSignals,
  signIn: '/',
  success: [
    { url: ['[?&]status=0(&|$)', '[?&]returncode=0(&|$)', '[?&]error=passwordsuccess'] },
    { all: [{ text: changed }, { not: { text: expired } }] },
  ],
  account: ['username', 'user', 'login', 'userid', 'user_name', 'account'],
})
