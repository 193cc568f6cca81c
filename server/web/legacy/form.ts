import { isSecret } from '../../../shared/forms/fields.ts'
import { createForm, type FormPage, type FormState } from '../../../shared/forms/form-state.ts'
import type { LegacyPage, Typed } from './page.ts'

/** A form as it stands on a page without scripts: with what was typed before, and the place where one goes on. */
export function formOf(
  asked: FormPage,
  { typed, problems = {} }: Typed,
  { account, kiosk }: { account?: string } & Pick<LegacyPage, 'kiosk'>,
): FormState {
  const form = createForm(asked, { about: { account }, earlier: typed })
  form.problems.value = { ...form.problems.value, ...problems }
  const visible = form.fields.filter((field) => field.kind !== 'fixed')
  const blamed = visible.find((field) => field.path in form.problems.value) ?? (form.general ? visible[0] : undefined)
  // A browser that many people use must not offer to keep what one of them typed.
  const fields = kiosk ? form.fields.map((field) => ({ ...field, autocomplete: 'off' })) : form.fields
  return { ...form, fields, autofocus: blamed?.path }
}

/** Whether a page that stands again has lost hidden fields that nothing was wrong with. */
export function lostSecrets(form: FormState): boolean {
  const blamed = Object.keys(form.problems.value)
  return blamed.length > 0 && form.fields.some((field) => isSecret(field) && !blamed.includes(field.path))
}
