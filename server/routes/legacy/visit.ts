import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Values } from '../../../shared/forms/fields.ts'
import type { FieldProblem } from '../../../shared/forms/validate.ts'
import type { ShownOnce } from '../../../shared/wizard/page.ts'
import { type Keys, newToken } from '../../store/keys.ts'

/**
 * What one browser's visit knows between a POST and the GET that follows it, sealed in a cookie: no server holds state, so any
 * node answers the next request. Nothing that would let somebody act: runs have their own cookies. A secret only where it is the
 * answer itself (`shown`), and only from that POST to that GET.
 */
export interface Visit {
  /** Random; what the forms' tokens are bound to. */
  id: string
  kiosk?: boolean
  /** Chosen by the person. */
  language?: string
  /** Whose run that is, for tasks that come after it. */
  who?: { run: string; account: string; domain?: string }
  /** For the page at this path and no other. */
  page?: PageMemory
}

export interface PageMemory {
  at: string
  note?: ErrorCode | 'moved-on'
  account?: string
  domain?: string
  task?: string
  typed?: Values
  /** To the page with this number. */
  number?: number
  problems?: Record<string, FieldProblem>
  activity?: string
  /** What the run gives away once; gone from the cookie with the page that shows it. */
  shown?: ShownOnce[]
  /** A start that waits (see `patience.ts`): `due` in milliseconds since 1970, `id` to be spent once. */
  wait?: { order: Order; due: number; id: string }
}

export interface Order {
  workflow: string
  account: string
  domain?: string
}

const name = '__Host-latchkey-visit'
/**
 * Lax: a link from elsewhere must not bring a new visit under an old one's open forms. It proves nothing by itself; a run's
 * own cookie is Strict.
 */
const options = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
const purpose = 'legacy-visit'
/** Browsers drop larger cookies whole. */
const largest = 3500

export const newVisit = (of: Omit<Visit, 'id'> = {}): Visit => ({ ...of, id: newToken() })

/** Undefined: this browser brought none, or one that no key of ours opens. */
export function readVisit(context: Context, keys: Keys): Visit | undefined {
  const sealed = getCookie(context, name)
  if (!sealed) return undefined
  try {
    return JSON.parse(keys.open(sealed, purpose)) as Visit
  } catch {
    // Changed, or sealed with a key that is gone: both are as good as none.
    return undefined
  }
}

export function keepVisit(context: Context, keys: Keys, visit: Visit): void {
  const { page, ...rest } = visit
  const whole = keys.seal(JSON.stringify(visit), purpose)
  // A very long answer is typed again rather than the whole visit lost.
  const sealed = whole.length <= largest ? whole : keys.seal(JSON.stringify({ ...rest, page: brief(page) }), purpose)
  setCookie(context, name, sealed, options)
}

function brief(page: PageMemory | undefined): PageMemory | undefined {
  return page && { ...page, typed: undefined }
}
