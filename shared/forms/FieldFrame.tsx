import { CircleAlert } from 'lucide'
import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { Icon } from '../ui/Icon.tsx'
import { useTranslator } from '../wizard/use-translator.ts'
import type { Field } from './fields.ts'
import type { FormState } from './form-state.ts'

export interface FieldProps {
  form: FormState
  field: Field
}

/** Attributes that connect a control with its label, note and rules. */
export interface ControlAttributes {
  id: string
  name: string
  'aria-describedby': string
  'aria-invalid': 'true' | undefined
  'aria-required': 'true' | undefined
  autofocus: true | undefined
}

/** The next way on after a refusal: it belongs to the message, so that both are in sight together. */
export const NextDoor = createContext<ComponentChildren>(undefined)

/** Id of the notice about a problem without a field. */
export const generalProblemId = 'form-problem'

/** Ids of the heading and the text of a page. */
export const headingId = 'page-title'
export const headingTextId = 'page-text'

export const rulesId = (path: string) => `${controlId(path)}-rules`

export const controlId = (path: string) => `field-${path.replaceAll('.', '-')}`

export function controlAttributes({ form, field }: FieldProps): ControlAttributes {
  const id = controlId(field.path)
  const invalid = field.path in form.problems.value
  const hasAutofocus = form.autofocus === field.path
  const hasRules = field.kind === 'new-password' && form.rules.length > 0
  return {
    id,
    name: field.path,
    'aria-describedby': [
      ...(form.focusedFirst === field.path ? [headingId, headingTextId] : []),
      ...(hasAutofocus && form.generalProblem ? [generalProblemId] : []),
      `${id}-note`,
      ...(hasRules ? [rulesId(field.path)] : []),
    ].join(' '),
    'aria-invalid': invalid ? 'true' : undefined,
    'aria-required': field.required ? 'true' : undefined,
    autofocus: hasAutofocus ? true : undefined,
  }
}

/** Label, control, then the place that hint, note and problem share, so that the layout does not shift. */
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
      {children}
      <FieldNote form={form} field={field} note={note} />
    </div>
  )
}

/** A problem, else a note, else the hint. Not a paragraph: screen readers would stop at an empty one. */
export function FieldNote({ form, field, note }: FieldProps & { note?: ComponentChildren }) {
  const t = useTranslator()
  const nextDoor = useContext(NextDoor)
  const problem = form.problems.value[field.path]
  const isRefused = form.refusedField === field.path
  return (
    <div
      class="field-note"
      id={`${controlId(field.path)}-note`}
      data-problem={problem ? '' : undefined}
      role={isRefused && form.announcesRefusal ? 'alert' : undefined}
    >
      {problem ? (
        <>
          <Icon icon={CircleAlert} />
          <span>
            {'text' in problem ? problem.text : t(problem.key, problem.values)}
            {isRefused && nextDoor}
          </span>
        </>
      ) : (
        // Notes that need scripts are false without them.
        <>
          {note || field.hint}
          {isRefused && nextDoor}
        </>
      )}
    </div>
  )
}
