import { expiredAddresses, genericAddresses } from './addresses.ts'
import type { Condition, Signal } from './detector.ts'
import { currentPassword, expired, notExpired, otherThingExpired, reset, signUp, username } from './generic-texts.ts'

const settingsPages = [
  '/(settings|preferences|profile|my-?account|account|security|einstellungen|konto|profil|parametres|compte)(/|\\?|#|$)',
]

/** A link from a mail: a token by its parameter's name, or by its look (hexadecimal, JSON Web Token). */
const tokens: Condition = {
  url: ['[?&](token|code|key|hash|oobcode)(=|&|#|$)', '[/=][0-9a-f]{24}', '[/=]eyj[a-z0-9_-]{20}', '/(token|reset)/'],
}

const afterSignIn: Condition = { fact: 'afterSignIn' }

/**
 * What speaks for an expired password on a page of no product in particular: the points of features.md G.4, and what was learned
 * from pages since. Detectors of pages known from memory alone add a little to these.
 */
export const genericSignals: Signal[] = [
  { points: 25, when: { at: genericAddresses } },
  // One value once, another twice: a change form, whatever it is called.
  {
    points: 25,
    when: { any: [{ passwords: { min: 3 } }, { all: [{ passwords: { min: 2 } }, { username }, { currentPassword }] }] },
  },
  { points: 10, when: { all: [{ passwords: { min: 3, max: 3 } }, { currentPassword }] } },
  // Only the new one is asked, since the old one was typed a page ago.
  { points: 15, when: { all: [{ passwords: { min: 2, max: 2 } }, { username }, afterSignIn] } },
  { points: 25, when: { autocomplete: { 'new-password': 2, 'current-password': 1 } } },
  { points: 15, when: afterSignIn },
  { points: 20, when: { fact: 'listedByAdministrator' } },
  // Texts come after all that is cheap to see: most pages are done with before.
  { points: 30, when: { text: expired } },
  { points: -30, when: { text: notExpired } },
  {
    points: -40,
    when: { all: [{ passwords: { min: 2, max: 2 } }, { emails: { min: 1, max: 1 } }, { text: signUp }] },
  },
  {
    points: -30,
    when: { all: [tokens, { not: afterSignIn }] },
  },
  { points: -30, when: { all: [{ passwords: { max: 2 } }, { text: reset }, { not: afterSignIn }] } },
  { points: -50, when: { text: otherThingExpired } },
  // A change by choice is one, too; it is worded so.
  {
    points: -30,
    when: {
      all: [
        {
          any: [
            { cameFrom: settingsPages },
            { url: settingsPages },
            { not: { any: [{ text: expired }, { at: expiredAddresses }] } },
          ],
        },
        { not: afterSignIn },
      ],
    },
    says: 'change',
  },
]

/** The same on the sign-in page of a product: two fields for passwords are hardly anything but a change there. */
export const productSignals: Signal[] = [...genericSignals, { points: 15, when: { passwords: { min: 2 } } }]
