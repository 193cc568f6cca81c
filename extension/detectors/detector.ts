/**
 * A detector describes one family of expired-password pages. It is data, never code: everything here survives JSON, so that a
 * rule pack can deliver it later. `match.ts` is the only interpreter. The comment above each says where its facts come from and
 * when that was read: `Source: …, 2026-11. [V]` for what was seen in public source or documentation; what is known from memory
 * alone is marked [M] and weighs so little that the generic signals must speak, too. Comments, so that no page pays for them.
 */
export interface Detector {
  /** The file's name. */
  id: string
  /** The finding stands from this sum on. */
  actAt: number
  /** Without these nothing is scored. */
  needs: Condition[]
  signals: Signal[]
  /** Where people sign in again, relative to the page's address; empty: the same address. */
  signIn: string
  /** Any of these says that the password was changed here meanwhile: then nothing is offered. */
  success?: Condition[]
  /** Names or ids of the field that holds the account's name; read only where the administrator allows it, and no other is. */
  account?: string[]
}

export interface Signal {
  /** Added to the score when `when` holds; negative ones speak against. */
  points: number
  when: Condition
  /** The page is a settings page: the offer then says "change", not "expired". */
  says?: 'change'
}

/**
 * Patterns are regular expressions without flags, compared in lower case, without diacritics and with single spaces; "…" stands for
 * up to 40 characters of the same sentence ("Ihr Kennwort ist leider abgelaufen"). They must run in linear time: no repeated group,
 * no open-ended repetition (a test holds them to it).
 */
export type Condition =
  /** Path, query and fragment of the address hold one of these as it stands, in lower case. It costs a page least: needs begin with it. */
  | { at: string[] }
  /** Path, query and fragment of the address, by patterns. */
  | { url: string[] }
  /** Elements by CSS selector, one of them, drawn or not: marks of a product, like a meta. No selector may look at a value. */
  | { has: string[] }
  /** Elements by CSS selector, one of them, visible. */
  | { shows: string[] }
  /** Visible form fields with these names or ids, all of them. */
  | { fields: string[] }
  /** Visible password fields, counted in the form that has most of them. */
  | { passwords: { min?: number; max?: number } }
  /** Visible e-mail fields on the page. */
  | { emails: { min?: number; max?: number } }
  /** A field, hidden or not, whose name, id or autocomplete token says that it names the account. */
  | { username: string[] }
  /** A visible password field, in whatever form, whose name, id or label says that it takes the current password. */
  | { currentPassword: string[] }
  /** Visible fields by autocomplete token, at least so many. */
  | { autocomplete: Record<string, number> }
  /** Visible text around the form that has most password fields; of the whole page where there is none. */
  | { text: string[] }
  /** The page that led here, when it is of the same origin: its path and query. */
  | { cameFrom: string[] }
  /** What only the background knows. */
  | { fact: keyof Facts }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

/** Facts about how the page was reached; none comes from a field. */
export interface Facts {
  /** A sign-in form of the same origin was sent in this tab in the last 10 seconds. */
  afterSignIn: boolean
  /** The administrator listed this origin; one that the person added does not count. */
  listedByAdministrator: boolean
}

export function defineDetector(detector: Detector): Detector {
  return detector
}
