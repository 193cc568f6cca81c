import type { ComponentChildren, ComponentType } from 'preact'
import { useContext, useLayoutEffect, useRef } from 'preact/hooks'
import { Notice } from '../ui/Notice.tsx'
import { useTranslator } from '../wizard/use-translator.ts'
import type { CheckboxTableProps } from './CheckboxTable.tsx'
import { CheckboxField, RadioField, SelectField } from './ChoiceField.tsx'
import { controlId, type FieldProps, generalProblemId, NextDoor } from './FieldFrame.tsx'
import type { Field } from './fields.ts'
import type { FormState } from './form-state.ts'
import { TextField } from './TextField.tsx'

/** For buttons that stand outside it. */
export const formId = 'form'

interface FormProps {
  form: FormState
  /** Address that the form is sent to without scripts. */
  action?: string
  /** `pressed`: value of the button that sent the form, or of its first one. */
  onAnswer?: (answer: Record<string, unknown>, pressed: string) => void
  /** Notices above the fields, buttons below them. */
  notices?: ComponentChildren
  buttons: ComponentChildren
  /** Components for secrets, for a new password with its rules and for switches in a table; passed by pages that may have them, so that others need not load them. */
  Secret?: ComponentType<FieldProps>
  NewPassword?: ComponentType<FieldProps>
  CheckboxTable?: ComponentType<CheckboxTableProps>
}

/**
 * Renders a JSON Schema as accessible fields. Enter submits; focus moves to the first problem. No keyboard corrects what is entered: neither secrets nor
 * names are words. The name `autocorrect` would turn it on: Preact assigns the property of that name, which is a boolean by now (seen in Chromium 156).
 */
export function Form({
  form,
  action,
  onAnswer,
  notices,
  buttons,
  Secret = MissingControl,
  NewPassword = Secret,
  CheckboxTable,
}: FormProps) {
  const element = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => focusFirstProblem(form, element.current), [form])
  useSubmitWhenFull(form, element)
  const nextDoor = useContext(NextDoor)
  const visible = form.fields.filter((field) => field.kind !== 'fixed')
  const cells = CheckboxTable ? visible.filter(({ cell }) => cell) : []
  return (
    <form
      ref={element}
      id={formId}
      class="form"
      noValidate
      autocapitalize="none"
      autoCorrect="off"
      method="post"
      action={action}
      onSubmit={(event) => {
        event.preventDefault()
        const answer = form.submit()
        if (answer) onAnswer?.(answer, readPressed(event))
        else focusFirstProblem(form, event.currentTarget)
      }}
    >
      {notices}
      {form.generalProblem && (
        <Notice tone="bad" alert id={generalProblemId} text={form.generalProblem}>
          {nextDoor}
        </Notice>
      )}
      <Username form={form} />
      {visible.length > 0 && (
        <div class="fields">
          {groupRows(visible.filter((field) => !cells.includes(field))).map((row) =>
            renderRow(form, row, { Secret, NewPassword }),
          )}
          {CheckboxTable && cells.length > 0 && <CheckboxTable form={form} fields={cells} />}
        </div>
      )}
      <div class="buttons">{buttons}</div>
    </form>
  )
}

/** Sends a code that is all the form asks for with its last digit, typed or pasted, once; apps put a space in its middle. */
function useSubmitWhenFull(form: FormState, element: { current: HTMLFormElement | null }): void {
  useLayoutEffect(() => {
    const [field, ...others] = form.fields.filter(({ kind }) => kind !== 'fixed')
    if (!field?.digits || others.length > 0) return
    let sent = false
    return form.values.subscribe((values) => {
      const digits = String(values[field.path] ?? '').replace(/\s/g, '')
      if (sent || digits.length !== field.digits || !/^\d+$/.test(digits)) return
      sent = true
      element.current?.requestSubmit()
    })
  }, [form])
}

/** Enter in a field presses the first button, and browsers say so; a script that sends the form names none. */
function readPressed({ submitter, currentTarget }: { submitter: HTMLElement | null; currentTarget: HTMLFormElement }) {
  const button =
    submitter instanceof HTMLButtonElement ? submitter : currentTarget.querySelector<HTMLButtonElement>('[type=submit]')
  return button?.value ?? ''
}

/** A hidden field with the account, so that a password manager saves the password under it. */
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

/** Groups neighbouring fields of one row of a list. */
function groupRows(fields: Field[]): Field[][] {
  const rows: Field[][] = []
  for (const field of fields) {
    const before = rows.at(-1)?.[0]
    const together = field.row && before?.row?.list === field.row.list && before.row.number === field.row.number
    if (together) rows.at(-1)?.push(field)
    else rows.push([field])
  }
  return rows
}

interface SecretControls {
  Secret: ComponentType<FieldProps>
  NewPassword: ComponentType<FieldProps>
}

/** A secret is never shown in a text field for want of its control. */
function MissingControl({ field }: FieldProps): never {
  throw new Error(`no control was passed for the secret ${field.path}`)
}

function renderRow(form: FormState, row: Field[], controls: SecretControls) {
  const [first] = row
  const fields = row.map((field) => <FieldOfKind key={field.path} form={form} field={field} {...controls} />)
  return row.length > 1 && first?.row ? <Row key={first.path} number={first.row.number} fields={fields} /> : fields
}

function Row({ number, fields }: { number: number; fields: ComponentChildren }) {
  const t = useTranslator()
  return (
    <fieldset class="row">
      <legend class="row-title">{t('wizard.question', { number })}</legend>
      {fields}
    </fieldset>
  )
}

function FieldOfKind({ Secret, NewPassword, ...props }: FieldProps & SecretControls) {
  switch (props.field.kind) {
    case 'new-password':
      return <NewPassword {...props} />
    case 'secret':
      return <Secret {...props} />
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

/** Focuses the first field with a problem, or the first field after a general problem, which is announced by itself. */
function focusFirstProblem(form: FormState, element: HTMLFormElement | null): void {
  const visible = form.fields.filter((field) => field.kind !== 'fixed')
  const path = (
    visible.find((field) => field.path in form.problems.value) ?? (form.generalProblem ? visible[0] : undefined)
  )?.path
  if (path !== undefined) element?.querySelector<HTMLElement>(`#${controlId(path)}`)?.focus()
}
