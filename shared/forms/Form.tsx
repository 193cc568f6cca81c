import type { ComponentChildren, ComponentType } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../wizard/wording.ts'
import { CheckboxField, RadioField, SelectField } from './ChoiceField.tsx'
import { controlId, type FieldProps, generalProblemId } from './FieldFrame.tsx'
import type { Field } from './fields.ts'
import type { FormState } from './form-state.ts'
import { SecretInput } from './SecretInput.tsx'
import { TextField } from './TextField.tsx'

interface FormProps {
  form: FormState
  /** Where a host without scripts sends the form. */
  action?: string
  onAnswer?: (answer: Record<string, unknown>) => void
  /** Notices above the fields, buttons below them. */
  notices?: ComponentChildren
  buttons: ComponentChildren
  /** Shows a new password with its rules; brought along by pages that have one. */
  NewPassword?: ComponentType<FieldProps>
}

/** JSON Schema in, accessible fields out. Enter submits; focus goes to the first problem. */
export function Form({ form, action, onAnswer, notices, buttons, NewPassword = SecretInput }: FormProps) {
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => focusFirstProblem(form, element.current), [form])
  const visible = form.fields.filter((field) => field.kind !== 'fixed')
  return (
    <form
      ref={element}
      class="form"
      noValidate
      method="post"
      action={action}
      onSubmit={(event) => {
        event.preventDefault()
        const answer = form.submit()
        if (answer) onAnswer?.(answer)
        else focusFirstProblem(form, event.currentTarget)
      }}
    >
      {notices}
      {form.general && (
        <Notice tone="bad" alert id={generalProblemId}>
          <p>{form.general}</p>
        </Notice>
      )}
      <Username form={form} />
      {visible.length > 0 && (
        <div class="fields">{rowsOf(visible).map((row) => renderRow(form, row, NewPassword))}</div>
      )}
      <div class="buttons">{buttons}</div>
    </form>
  )
}

/** Present but out of sight, so that a password manager saves the password under the right account. */
function Username({ form }: { form: FormState }) {
  const forPasswords = form.fields.some((field) => field.autocomplete?.endsWith('-password'))
  if (!forPasswords || !form.about.account) return null
  return (
    <input
      class="only-read"
      type="text"
      name="username"
      autocomplete="username"
      value={form.about.account}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  )
}

/** Neighbouring fields of one row of a list stand together. */
function rowsOf(fields: Field[]): Field[][] {
  const rows: Field[][] = []
  for (const field of fields) {
    const before = rows.at(-1)?.[0]
    const together = field.row && before?.row?.list === field.row.list && before.row.number === field.row.number
    if (together) rows.at(-1)?.push(field)
    else rows.push([field])
  }
  return rows
}

function renderRow(form: FormState, row: Field[], NewPassword: ComponentType<FieldProps>) {
  const [first] = row
  const fields = row.map((field) => (
    <FieldOfKind key={field.path} form={form} field={field} NewPassword={NewPassword} />
  ))
  return row.length > 1 && first?.row ? <Row key={first.path} number={first.row.number} fields={fields} /> : fields
}

function Row({ number, fields }: { number: number; fields: ComponentChildren }) {
  const words = useWords()
  return (
    <fieldset class="row">
      <legend class="row-title">{words('wizard.question', { number })}</legend>
      {fields}
    </fieldset>
  )
}

function FieldOfKind({ NewPassword, ...props }: FieldProps & { NewPassword: ComponentType<FieldProps> }) {
  switch (props.field.kind) {
    case 'new-password':
      return <NewPassword {...props} />
    case 'secret':
      return <SecretInput {...props} />
    case 'select':
      return <SelectField {...props} />
    case 'radio':
      return <RadioField {...props} />
    case 'checkbox':
      return <CheckboxField {...props} />
    default:
      return <TextField {...props} />
  }
}

/** A problem that blames no field is read out by itself; then the first field is where one goes on. */
function focusFirstProblem(form: FormState, element: HTMLFormElement | null): void {
  const visible = form.fields.filter((field) => field.kind !== 'fixed')
  const path = (visible.find((field) => field.path in form.problems.value) ?? (form.general ? visible[0] : undefined))
    ?.path
  if (path !== undefined) element?.querySelector<HTMLElement>(`#${controlId(path)}`)?.focus()
}
