import type { FunctionComponent } from 'preact'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { ColourField } from './ColourField.tsx'
import { type ControlProps, FieldGroup } from './field-parts.tsx'
import { ListField } from './ListField.tsx'
import { PictureField } from './PictureField.tsx'
import { CheckboxField, ChoiceField, DomainField, NumberField, TextField } from './simple-fields.tsx'
import { TimetableField } from './TimetableField.tsx'
import { isObject, type JsonObject, withField } from './value.ts'
import { WordsField } from './WordsField.tsx'

/** The fields of an object in the order of its schema, each with its control; groups lie within one another. */
export function SchemaFields({ schema, path, value, onChange, problems }: ControlProps) {
  const object: JsonObject = isObject(value) ? value : {}
  return (
    <>
      {Object.entries(schema.properties ?? {}).map(([name, field]) => {
        const Control = controlOf(field)
        return (
          <Control
            key={name}
            schema={field}
            path={path === '' ? name : `${path}.${name}`}
            value={object[name]}
            onChange={(changed) => onChange(withField(object, name, changed))}
            problems={problems}
          />
        )
      })}
    </>
  )
}

/** Fields that belong together. */
export function GroupField(props: ControlProps) {
  if (Object.keys(props.schema.properties ?? {}).length === 0) return null
  return (
    <FieldGroup {...props}>
      <SchemaFields {...props} />
    </FieldGroup>
  )
}

type Control = FunctionComponent<ControlProps>

const byName: Partial<Record<NonNullable<FieldSchema['control']>, Control>> = {
  colour: ColourField,
  domain: DomainField,
  groups: ListField,
  picture: PictureField,
  timetable: TimetableField,
  words: WordsField,
}

/** The control of a field: the one that it names, else the one of its type. */
function controlOf({ control, properties, type, enum: values }: FieldSchema): Control {
  const named = control && byName[control]
  if (named) return named
  if (properties) return GroupField
  if (values) return ChoiceField
  if (type === 'boolean') return CheckboxField
  if (type === 'integer' || type === 'number') return NumberField
  return type === 'array' ? ListField : TextField
}
