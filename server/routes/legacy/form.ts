import type { Context } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { type Field, isSecret, type Values } from '../../../shared/forms/fields.ts'
import { createForm, type FormPage } from '../../../shared/forms/form-state.ts'
import type { FieldProblem } from '../../../shared/forms/validate.ts'
import { brokenRules } from '../../../shared/password-policy/check.ts'
import type { Keys } from '../../store/keys.ts'
import { mediaType, readText } from '../body.ts'
import type { Visit } from './visit.ts'

const purpose = 'legacy-form'

/** What a form of this visit carries to be believed at `action`: for a run, that is its own address. */
export const formToken = (keys: Keys, visit: Visit, action: string): string => keys.hmac(purpose, visit.id, action)

/** The fields of a form, from our own pages only. */
export async function readForm(context: Context): Promise<URLSearchParams> {
  if (mediaType(context) !== 'application/x-www-form-urlencoded') throw new AppError('unsupported-media-type')
  // `protect.ts` has refused other sites; here not even a neighbour under the same domain is listened to.
  if ((context.req.header('sec-fetch-site') ?? 'same-origin') !== 'same-origin') throw new AppError('origin-refused')
  const text = await readText(context)
  const form = new URLSearchParams(text)
  // As in `readText`: what is not UTF-8 became another password on its way through the percent signs.
  const replaced = [...form.values()].some((value) => value.includes('\ufffd'))
  if (replaced && !/%EF%BF%BD/i.test(text)) throw new AppError('invalid-request', { values: { field: '' } })
  return form
}

export const isOurForm = (keys: Keys, visit: Visit, action: string, form: URLSearchParams): boolean =>
  keys.verifyHmac(form.get('form-token') ?? '', purpose, visit.id, action)

export type FormAnswer =
  | { complete: true; answer: Record<string, unknown>; typed: Values }
  | { complete: false; problems: Record<string, FieldProblem>; typed: Values }

/** The same checks that a browser with scripts makes before it sends: every problem at once, beside its field. */
export function answerOfForm(asked: FormPage, account: string | undefined, form: URLSearchParams): FormAnswer {
  const state = createForm({ answer: asked.answer, rules: asked.rules }, { about: { account }, brokenRules })
  for (const field of state.fields) state.set(field.path, typedIn(field, form))
  const answer = state.submit()
  const open = state.fields.filter((field) => field.kind !== 'fixed' && !isSecret(field))
  const typed = Object.fromEntries(open.map((field) => [field.path, typedIn(field, form)]))
  return answer ? { complete: true, answer, typed } : { complete: false, problems: state.problems.value, typed }
}

function typedIn(field: Field, form: URLSearchParams): string | boolean {
  return field.kind === 'checkbox' ? form.has(field.path) : (form.get(field.path) ?? '')
}
