import { isSecret } from '../../../shared/forms/fields.ts'
import { createForm, type FormPage, type FormState } from '../../../shared/forms/form-state.ts'
import type { LegacyPage, TypedValues } from './page.ts'

/** The state of a form on a page without scripts: with the typed values, and with autofocus on the first problem. */
export function createLegacyForm(
  asked: FormPage,
  { typed, problems = {} }: TypedValues,
  { account, kiosk }: { account?: string } & Pick<LegacyPage, 'kiosk'>,
): FormState {
  // What this answer lacks takes the place of why the last one was refused.
  const isIncomplete = Object.keys(problems).length > 0
  const page = isIncomplete ? { ...asked, problem: undefined } : asked
  const form = createForm(page, { about: { account }, earlierValues: typed })
  form.problems.value = { ...form.problems.value, ...problems }
  const visible = form.fields.filter((field) => field.kind !== 'fixed')
  const blamed =
    visible.find((field) => field.path in form.problems.value) ?? (form.generalProblem ? visible[0] : undefined)
  // A browser used by many people must not offer to save what one of them typed.
  const fields = kiosk ? form.fields.map((field) => ({ ...field, autocomplete: 'off' })) : form.fields
  return { ...form, fields, autofocus: blamed?.path }
}

/** Whether a page that is shown again has cleared secret fields that had no problem. */
export function hasLostSecrets(form: FormState): boolean {
  const blamed = Object.keys(form.problems.value)
  return blamed.length > 0 && form.fields.some((field) => isSecret(field) && !blamed.includes(field.path))
}
