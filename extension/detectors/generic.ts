import { genericAddresses } from './addresses.ts'
import { defineDetector } from './detector.ts'
import { currentPassword, expired, otherThingExpired, signUp, username } from './generic-texts.ts'

const settingsPages = ['/(settings|preferences|profile|my-?account|account/security)(/|\\?|#|$)']

/** Pages of products nobody has described yet, by the points of features.md G.4. */
export const generic = defineDetector({
  id: 'generic',
  source: 'features.md G.4, 2026-11',
  actAt: 60,
  // The table weighs what stands near a form; an article about expired passwords has none.
  needs: [{ passwords: { min: 1 } }],
  signals: [
    {
      points: 25,
      when: { url: genericAddresses },
    },
    {
      points: 25,
      when: {
        any: [{ passwords: { min: 3 } }, { all: [{ passwords: { min: 2 } }, { username }, { currentPassword }] }],
      },
    },
    { points: 25, when: { autocomplete: { 'new-password': 2, 'current-password': 1 } } },
    { points: 30, when: { text: expired } },
    { points: 15, when: { fact: 'afterSignIn' } },
    { points: 20, when: { fact: 'listedByAdministrator' } },
    {
      points: -40,
      when: { all: [{ passwords: { min: 2, max: 2 } }, { emails: { min: 1, max: 1 } }, { text: signUp }] },
    },
    { points: -30, when: { all: [{ parameter: ['token', 'code'] }, { not: { fact: 'afterSignIn' } }] } },
    { points: -50, when: { text: otherThingExpired } },
    {
      points: -30,
      when: { all: [{ any: [{ cameFrom: settingsPages }, { url: settingsPages }] }, { not: { fact: 'afterSignIn' } }] },
      says: 'change',
    },
  ],
  signIn: '/',
  success: [{ url: ['[?&]status=0(&|$)', '[?&]returncode=0(&|$)', '[?&]error=passwordsuccess'] }],
})
