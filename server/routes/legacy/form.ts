import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { type Field, isSecret, type Values } from '../../../shared/forms/fields.ts'
import { createForm, type FormPage } from '../../../shared/forms/form-state.ts'
import type { FieldError } from '../../../shared/forms/validate.ts'
import { findBrokenRules } from '../../../shared/password-policy/check.ts'
import type { Keys } from '../../store/keys.ts'
import { readMediaType, readText } from '../body.ts'
import type { LegacySession } from './legacy-session.ts'

const purpose = 'legacy-form'

/** Hexadecimal digits of the random part of a form's token. */
const saltLength = 16

/**
 * The token that proves a form to be ours, valid for this session and the address `action` only. No two pages have the same, so that the size of a
 * compressed page tells nothing about it (BREACH).
 */
export function createFormToken(keys: Keys, session: LegacySession, action: string): string {
  const salt = randomBytes(saltLength / 2).toString('hex')
  return salt + keys.hmac(purpose, session.id, action, salt)
}

/** Reads the fields of a form, from our own pages only. */
export async function readForm(context: Context): Promise<URLSearchParams> {
  if (readMediaType(context) !== 'application/x-www-form-urlencoded') throw new AppError('unsupported-media-type')
  // `protect.ts` has refused other sites; here even a neighbour under the same domain is refused.
  if ((context.req.header('sec-fetch-site') ?? 'same-origin') !== 'same-origin') throw new AppError('origin-refused')
  const text = await readText(context)
  const form = new URLSearchParams(text)
  // As in `readText`: percent-encoded bytes that are not UTF-8 would have become another password.
  const replaced = [...form.values()].some((value) => value.includes('\ufffd'))
  if (replaced && !/%EF%BF%BD/i.test(text)) throw new AppError('invalid-request', { values: { field: '' } })
  return form
}

export function isFormTokenValid(keys: Keys, session: LegacySession, action: string, form: URLSearchParams): boolean {
  const token = form.get('form-token') ?? ''
  return keys.verifyHmac(token.slice(saltLength), purpose, session.id, action, token.slice(0, saltLength))
}

export type ParsedAnswer =
  | { complete: true; answer: Record<string, unknown>; typed: Values }
  | { complete: false; problems: Record<string, FieldError>; typed: Values }

/** Makes the checks that a browser with scripts makes before it sends: all problems at once, each beside its field. */
export function parseAnswer(asked: FormPage, account: string | undefined, form: URLSearchParams): ParsedAnswer {
  const state = createForm(
    { answer: asked.answer, rules: asked.rules },
    { about: { account }, brokenRules: findBrokenRules },
  )
  for (const field of state.fields) state.set(field.path, readTyped(field, form))
  const answer = state.submit()
  const open = state.fields.filter((field) => field.kind !== 'fixed' && !isSecret(field))
  const typed = Object.fromEntries(open.map((field) => [field.path, readTyped(field, form)]))
  return answer ? { complete: true, answer, typed } : { complete: false, problems: state.problems.value, typed }
}

function readTyped(field: Field, form: URLSearchParams): string | boolean {
  return field.kind === 'checkbox' ? form.has(field.path) : (form.get(field.path) ?? '')
}
