import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { controlId } from '../../../shared/forms/FieldFrame.tsx'
import { Form } from '../../../shared/forms/Form.tsx'
import { createForm } from '../../../shared/forms/form-state.ts'
import { Button } from '../../../shared/ui/Button.tsx'
import type { RequestProblem } from '../../../shared/wizard/wizard-client.ts'

interface CodeFormProps {
  /** `digits`: six of them, sent as soon as they are there. */
  kind: 'digits' | 'text'
  label: string
  hint?: string
  initial?: string
  submitLabel: string
  busy: boolean
  problem?: RequestProblem
  others: ComponentChildren
  /** Between the notices and the field. */
  notices?: ComponentChildren
  onCode(code: string): void
}

/** Refusals of what was typed; others are shown above the form. */
const ofTheField = ['second-factor-refused', 'enrolment-code-refused', 'invalid-request']

/** One field, with the focus. A refusal stands beside it, and the field is empty again. */
export function CodeForm(props: CodeFormProps) {
  const { kind, label, hint, initial = '', submitLabel, busy, problem, others, notices, onCode } = props
  const isOfField = problem !== undefined && ofTheField.includes(problem.code)
  const form = useMemo(() => {
    const created = createForm({
      answer: {
        type: 'object',
        properties: {
          code: {
            type: 'string',
            title: label,
            description: hint,
            minLength: 1,
            maxLength: 60,
            default: initial,
            ...(kind === 'digits' && { autocomplete: 'one-time-code', digits: 6 }),
          },
        },
        required: ['code'],
      },
      problem: problem && { code: problem.code, text: problem.text, field: isOfField ? 'code' : undefined },
    })
    // A code is sent with its sixth digit. Enter after that, when the field is empty again, must not replace the refusal by “Fill in this field”.
    const submit = () => (problem && !created.values.peek().code ? undefined : created.submit())
    return { ...created, submit, focusedFirst: 'code' }
  }, [label, problem])
  useLayoutEffect(() => document.getElementById(controlId('code'))?.focus(), [form])
  const isOwnRequest = useRef(false)
  const held = useRef<unknown>(undefined)
  function send(code: unknown): void {
    // Another request, such as one for a passkey that was left, may still run: the code is sent after it. Twice in a row would be two guesses.
    if (busy && !isOwnRequest.current) held.current = code
    if (busy) return
    isOwnRequest.current = true
    onCode(kind === 'digits' ? String(code).replace(/\s/g, '') : String(code))
  }
  useEffect(() => {
    if (busy) return
    isOwnRequest.current = false
    const { current } = held
    held.current = undefined
    if (current !== undefined && current === form.values.peek().code) send(current)
  }, [busy])
  return (
    <Form
      form={form}
      onAnswer={({ code }) => send(code)}
      notices={notices}
      buttons={
        <>
          <Button look="primary" type="submit" busy={busy}>
            {submitLabel}
          </Button>
          {others}
        </>
      }
    />
  )
}
