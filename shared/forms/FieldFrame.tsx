import { CircleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../wizard/wording.ts'
import type { Field } from './fields.ts'
import type { FormState } from './form-state.ts'

export interface FieldProps {
  form: FormState
  field: Field
}

/** Attributes by which a control names its label, hint, note and problem. */
export interface ControlAttributes {
  id: string
  name: string
  'aria-describedby': string
  'aria-invalid': 'true' | undefined
  'aria-required': 'true' | undefined
  autofocus: true | undefined
}

/** Of the notice that blames no field. */
export const generalProblemId = 'form-problem'

export const controlId = (path: string) => `field-${path.replaceAll('.', '-')}`

export function controlAttributes({ form, field }: FieldProps): ControlAttributes {
  const id = controlId(field.path)
  const invalid = field.path in form.problems.value
  const begins = form.autofocus === field.path
  return {
    id,
    name: field.path,
    'aria-describedby': [
      ...(begins && form.general ? [generalProblemId] : []),
      ...(field.hint ? [`${id}-hint`] : []),
      `${id}-note`,
    ].join(' '),
    'aria-invalid': invalid ? 'true' : undefined,
    'aria-required': field.required ? 'true' : undefined,
    autofocus: begins ? true : undefined,
  }
}

/** Label above, hint below it, control, then one line that is kept free for a problem or a note, so that nothing moves. */
export function FieldFrame({
  form,
  field,
  note,
  children,
}: FieldProps & { note?: ComponentChildren; children: ComponentChildren }) {
  const id = controlId(field.path)
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {field.label}
      </label>
      {field.hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {children}
      <FieldNote form={form} field={field} note={note} />
    </div>
  )
}

export function FieldNote({ form, field, note }: FieldProps & { note?: ComponentChildren }) {
  const words = useWords()
  const problem = form.problems.value[field.path]
  return (
    <p class="field-note" id={`${controlId(field.path)}-note`} data-problem={problem ? '' : undefined}>
      {problem ? (
        <>
          <Icon of={CircleAlert} />
          <span>{'text' in problem ? problem.text : words(problem.key, problem.values)}</span>
        </>
      ) : (
        note
      )}
    </p>
  )
}
