/**
 * A detector describes one family of expired-password pages. It is data, never code: everything here survives JSON, so that a
 * rule pack can deliver it later. `match.ts` is the only interpreter. The comment above each detector gives the source of its facts
 * and when that was read: `Source: …, 2026-11. [V]` marks facts from public source or documentation; facts known from memory alone
 * are marked [M] and score so little that generic signals are needed as well. They are comments so that no page pays for them.
 */
export interface Detector {
  /** The file's name. */
  id: string
  /** A score of at least this is a finding. */
  threshold: number
  /** All of these must hold before anything is scored. */
  needs: Condition[]
  signals: Signal[]
  /** Address of the sign-in page, relative to the page's address; empty for the same address. */
  signIn: string
  /** Any of these confirms that the password was changed on the page; then nothing is offered. */
  success?: Condition[]
  /** Names or ids of the field with the account's name. It is read only if that is allowed, and no other field ever is. */
  account?: string[]
}

/** One sign of an expired password, or against it. */
export interface Signal {
  /** Added to the score when `when` holds; negative for signs of another kind of page. */
  points: number
  when: Condition
  /** The kind of the finding when `when` holds, instead of `expired`; of several signals, the last one decides. */
  kind?: Exclude<FindingKind, 'expired'>
}

/**
 * `expired`: the password has expired or must be changed now. `change`: a voluntary change, offered in other words. `soon`: a warning of a
 * later expiry, where nothing is offered.
 */
export type FindingKind = 'expired' | 'change' | 'soon'

/**
 * Patterns are regular expressions without flags, compared in lower case, without diacritics and with single spaces; "…" matches
 * up to 40 characters of the same sentence ("Ihr Kennwort ist leider abgelaufen"). They must run in linear time: no repeated group,
 * no open-ended repetition, as a test checks.
 */
export type Condition =
  /** Path, query and fragment of the address contain one of these, in lower case. The cheapest condition, so `needs` begin with it. */
  | { at: string[] }
  /** Path, query and fragment of the address match one of these patterns. */
  | { url: string[] }
  /** One of these CSS selectors matches an element, visible or not: signs of a product, like a meta. No selector may test a value. */
  | { has: string[] }
  /** One of these CSS selectors matches a visible element. */
  | { shows: string[] }
  /** There are visible form fields with all of these names or ids. */
  | { fields: string[] }
  /** The form with most password fields asks for a new password and nothing else, and has no way past it: no link, box to tick or second button. */
  | { deadEnd: true }
  /** Beside its fields for text and one button the page has at most so much to press; a link to sign out does not count. */
  | { others: number }
  /** Number of visible password fields in the form that has most of them. */
  | { passwords: { min?: number; max?: number } }
  /** There is a field, hidden or not, whose name, id or autocomplete token is that of an account name. */
  | { username: string[] }
  /** There is a visible password field, in any form, whose name, id or autocomplete token matches, or whose label is that of a current password. */
  | { currentPassword: string[] }
  /** The page says this about passwords, in a language that has a vocabulary: near the form, in its title, or in a message. */
  | { says: Saying }
  /** Path and query of the referring page, if it has the same origin. */
  | { cameFrom: string[] }
  /** A fact that only the background knows. */
  | { fact: keyof Facts }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

/** How the page was reached, and who listed it. */
export interface Facts {
  /** A sign-in form of the same origin was sent in this tab in the last 10 seconds. */
  afterSignIn: boolean
  /** The administrator, not the person, listed this origin. */
  listedByAdministrator: boolean
}

/**
 * What a page can say about a password: the statements of `grammar.ts`; `announcesExpiry`, an expiry in a message; `foreign`, a
 * message on a page that calls a password nothing that is known here; and words for a forgotten
 * password (`reset`) and a new account (`signUp`) near the form.
 */
export type Saying =
  | 'expired'
  | 'announcesExpiry'
  | 'foreign'
  | 'asks'
  | 'asksInitially'
  | 'names'
  | 'soon'
  | 'changed'
  | 'other'
  | 'reset'
  | 'signUp'

export function defineDetector(detector: Detector): Detector {
  return detector
}
