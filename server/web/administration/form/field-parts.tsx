import { CircleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import type { Json } from './value.ts'

/** What every control of a form is given. */
export interface ControlProps {
  schema: FieldSchema
  /** Place of the value in the whole, like `helpdeskSearch.minCharacters`. */
  path: string
  value: Json | undefined
  /** Undefined: the field is left out, and its default holds. */
  onChange(value: Json | undefined): void
  /** What is wrong, by path. */
  problems: ReadonlyMap<string, string>
}

/** Names of configuration parameters have spaces in them, which an id may not. */
export const fieldId = (path: string) => `field-${path.replace(/[.\s|]+/g, '-')}`
const noteId = (path: string) => `${fieldId(path)}-note`

/** Attributes that connect a control with its label, its hint and its problem. */
export const controlAttributes = ({ path, problems }: Pick<ControlProps, 'path' | 'problems'>) => ({
  id: fieldId(path),
  name: path,
  'aria-describedby': noteId(path),
  'aria-invalid': problems.has(path) ? ('true' as const) : undefined,
})

/** Label, control, and the place that hint and problem share, so that nothing moves. */
export function LabelledField({ schema, path, problems, children }: ControlProps & { children: ComponentChildren }) {
  return (
    <div class="field">
      <label class="field-label" for={fieldId(path)}>
        {schema.title}
      </label>
      {children}
      <FieldNote schema={schema} path={path} problems={problems} />
    </div>
  )
}

/** Several controls under one title. */
export function FieldGroup({ schema, path, problems, children }: ControlProps & { children: ComponentChildren }) {
  return (
    <fieldset class="field field-group" aria-describedby={noteId(path)} aria-invalid={problems.has(path) || undefined}>
      <legend class="field-label">{schema.title}</legend>
      <FieldNote schema={schema} path={path} problems={problems} />
      {children}
    </fieldset>
  )
}

export function FieldNote({ schema, path, problems }: Pick<ControlProps, 'schema' | 'path' | 'problems'>) {
  const problem = problems.get(path)
  return (
    <div class="field-note" id={noteId(path)} data-problem={problem === undefined ? undefined : ''}>
      {problem === undefined ? (
        schema.description
      ) : (
        <>
          <Icon icon={CircleAlert} />
          <span>{problem}</span>
        </>
      )}
    </div>
  )
}
