import { changeWords, expiryWords, passwordWords } from './addresses.ts'
import type { Condition, Signal } from './detector.ts'
import { currentPassword, username } from './field-names.ts'

const settingsPages = [
  '/(settings|preferences|profile?|(my-?)?account|security|einstellungen|konto|parametres|compte)(/|\\?|#|$)',
]

/** A link from a mail: a token recognised by its parameter's name or its form (hexadecimal, JSON Web Token). */
const tokens: Condition = {
  url: [
    '[?&](reset_?)?(token|code|key|hash|oobcode)(=|&|#|$)',
    '[/=][0-9a-f]{24}',
    '[/=]eyj[a-z0-9_-]{20}',
    '/(token|reset)/',
  ],
}

const afterSignIn: Condition = { fact: 'afterSignIn' }
/** The address names the password and one of these words. */
const isAddressOf = (words: string[]): Condition => ({ all: [{ at: passwordWords }, { at: words }] })
const expiryAddress = isAddressOf(expiryWords)

/**
 * The form takes a new password and nothing else, and so does the page; or the page has no menu, and names a change or has a message in a language
 * without a vocabulary. A change by choice asks for the current password, or can be left; a reset by mail calls itself one. Where the address is still that of
 * the sign-in, a change form that fills the page has taken the place of the sign-in, also if it asks for the current password.
 */
const forcedForm: Condition = {
  all: [
    {
      any: [
        {
          all: [
            { deadEnd: true },
            { not: { currentPassword } },
            { any: [{ others: 0 }, { all: [{ others: 3 }, { any: [{ says: 'names' }, { says: 'foreign' }] }] }] },
          ],
        },
        {
          all: [
            { passwords: { min: 3 } },
            { at: ['login', 'logon', 'signin'] },
            { not: { at: ['chang', 'updat', ...expiryWords] } },
            // The product's name is often a link.
            { others: 2 },
          ],
        },
      ],
    },
    { not: { any: [{ at: ['reset', 'forg', 'recover'] }, { says: 'reset' }, { says: 'changed' }] } },
  ],
}

/**
 * A polite request is also what pages of a voluntary change, a reset by mail and an invitation say. It counts right after a sign-in, or
 * where the password is one that somebody else set.
 */
const asksNow: Condition = {
  all: [
    { any: [{ passwords: { min: 2 } }, { all: [{ passwords: { max: 0 } }, afterSignIn, { says: 'asksInitially' }] }] },
    { any: [{ says: 'asksInitially' }, { all: [afterSignIn, { any: [{ says: 'asks' }, forcedForm] }] }] },
    { not: tokens },
  ],
}
const saysExpired: Condition = { any: [{ says: 'expired' }, asksNow] }

/**
 * Signals of an expired password on a page of any product: the points of docs/detection.md#points-for-any-other-page, and those
 * learned from pages since. Detectors of pages that are known from memory alone add a few points to these.
 */
export const genericSignals: Signal[] = [
  { points: 25, when: isAddressOf(changeWords) },
  // The current password and a new one, asked once or twice: a change form in any language.
  {
    points: 25,
    when: {
      all: [
        { any: [{ passwords: { min: 3 } }, { all: [{ passwords: { min: 2 } }, { username }] }] },
        { currentPassword },
      ],
    },
  },
  { points: 35, when: { all: [{ passwords: { min: 3, max: 3 } }, { currentPassword }] } },
  // Only the new password is asked for, since the old one was typed one page earlier.
  { points: 15, when: { all: [{ passwords: { min: 2, max: 2 } }, { username }, afterSignIn] } },
  { points: 15, when: afterSignIn },
  { points: 20, when: { all: [{ fact: 'listedByAdministrator' }, { passwords: { min: 2 } }] } },
  // Texts come last: they are expensive, and most pages are decided before. Of a sign-in page, only its messages are read: without one that
  // speaks of an expiry, the remaining signals cannot reach the threshold.
  { points: 15, when: { all: [{ passwords: { min: 2 } }, saysExpired] } },
  // A message that says so, on a sign-in page or instead of one, though no sign-in was noticed.
  { points: 15, when: { all: [{ passwords: { max: 1 } }, { says: 'announcesExpiry' }] } },
  { points: 45, when: saysExpired },
  {
    points: -40,
    when: {
      all: [{ passwords: { min: 2, max: 2 } }, { shows: ['[type=email],[autocomplete~=email]'] }, { says: 'signUp' }],
    },
  },
  { points: -30, when: { all: [tokens, { not: afterSignIn }, { not: saysExpired }] } },
  {
    points: -30,
    when: { all: [{ passwords: { max: 2 } }, { says: 'reset' }, { not: afterSignIn }, { not: saysExpired }] },
  },
  // Keycloak and CAS say "You must change your password" after a reset by mail, too.
  { points: -60, when: { all: [{ at: ['?pswdrst', '&pswdrst', 'execution=update_password'] }, { not: afterSignIn }] } },
  { points: -50, when: { all: [{ says: 'other' }, { not: saysExpired }] } },
  {
    points: -30,
    when: {
      all: [
        { any: [{ cameFrom: settingsPages }, { url: settingsPages }, { not: expiryAddress }] },
        { not: afterSignIn },
        { not: saysExpired },
      ],
    },
  },
  // Context alone never makes an expired password: it takes words or an address that says so.
  { points: 0, when: { not: { any: [saysExpired, expiryAddress] } }, kind: 'change' },
  { points: 0, when: { says: 'soon' }, kind: 'soon' },
]
