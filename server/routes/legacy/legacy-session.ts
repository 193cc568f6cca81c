import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Values } from '../../../shared/forms/fields.ts'
import type { FieldError } from '../../../shared/forms/validate.ts'
import type { Problem, RevealedValue } from '../../../shared/wizard/page.ts'
import type { Selection, ShownResult } from '../../password-pages/password-pages.ts'
import { type Keys, newToken } from '../../store/keys.ts'

/**
 * What a browser carries from a POST to the GET that follows it, encrypted in a cookie: no server holds state, so any node can
 * answer the next request. It grants nothing: runs have cookies of their own. It holds a secret only where the reply itself is one
 * (`shown`), and only from that POST to that GET.
 */
export interface LegacySession {
  /** Random; the tokens of forms are bound to it. */
  id: string
  kiosk?: boolean
  /** Chosen by the person. */
  language?: string
  /** The account of the last run, for workflows that follow it. */
  who?: { run: string; account: string; domain?: string }
  /** State of the page at one path, `at`. */
  page?: PageState
}

export interface PageState {
  at: string
  note?: ErrorCode | 'moved-on'
  account?: string
  domain?: string
  task?: string
  typed?: Values
  /** Of the page that `typed` belongs to. */
  number?: number
  problems?: Record<string, FieldError>
  activity?: string
  /** Values that the run reveals once; removed from the cookie with the page that shows them. */
  shown?: RevealedValue[]
  /** Of the password pages: what gets a new password, under which name the order goes, what was wrong with it and what became of it. */
  selection?: Selection
  request?: string
  problem?: Problem
  results?: ShownResult[]
  /** The questions that are asked in place of a passcode. */
  asked?: { module: string; account: string; questions: { id: string; text: string }[] }
  questionsNotice?: 'saved' | 'deleted' | 'unlocked'
  /** A start that waits (see `start-delay.ts`): `due` in milliseconds since 1970; `id` can be used once, and proves so many `units` of work. */
  wait?: { order: RunRequest; due: number; id: string; units?: number }
}

export interface RunRequest {
  workflow: string
  account: string
  domain?: string
}

const name = '__Host-latchkey-visit'
/**
 * Lax: following a link from elsewhere must not start a new session while forms of the old one are open. The cookie proves
 * nothing by itself; a run's own cookie is Strict.
 */
const options = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
const purpose = 'legacy-visit'
/** Browsers drop larger cookies entirely. */
const maxCookieLength = 3500

export const createLegacySession = (options: Pick<LegacySession, 'kiosk' | 'page'> = {}): LegacySession => ({
  ...options,
  id: newToken(),
})

/** Undefined: the browser sent none, or one that none of our keys decrypts. */
export function readLegacySession(context: Context, keys: Keys): LegacySession | undefined {
  const encrypted = getCookie(context, name)
  if (!encrypted) return undefined
  try {
    // Encrypted by us, so the type is known; all but the id is optional, so a session of an older version lacks something at worst.
    return JSON.parse(keys.decrypt(encrypted, purpose)) as LegacySession
  } catch {
    // Changed, or encrypted with a key that is gone: treated as none.
    return undefined
  }
}

export function writeLegacySession(context: Context, keys: Keys, session: LegacySession): void {
  const { page, ...rest } = session
  const whole = keys.encrypt(JSON.stringify(session), purpose)
  // Losing a very long answer is better than losing the whole session.
  const encrypted =
    whole.length <= maxCookieLength
      ? whole
      : keys.encrypt(JSON.stringify({ ...rest, page: withoutTyped(page) }), purpose)
  setCookie(context, name, encrypted, options)
}

function withoutTyped(page: PageState | undefined): PageState | undefined {
  return page && { ...page, typed: undefined }
}
