import type { FunctionComponent } from 'preact'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { AddressField } from './AddressField.tsx'
import { ChoicesField } from './ChoicesField.tsx'
import { ColourField } from './ColourField.tsx'
import { DirectoryField } from './DirectoryField.tsx'
import { DomainsField } from './DomainsField.tsx'
import { DurationField } from './DurationField.tsx'
import { type ControlProps, FieldGroup } from './field-parts.tsx'
import { IdentityField } from './IdentityField.tsx'
import { ItemsField } from './ItemsField.tsx'
import { KeptSecretField } from './KeptSecretField.tsx'
import { ListField } from './ListField.tsx'
import { MomentField } from './MomentField.tsx'
import { PictureField } from './PictureField.tsx'
import { PolicyField } from './PolicyField.tsx'
import { ScopeCount } from './ScopeCount.tsx'
import { StepsField } from './StepsField.tsx'
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
        // A constant tells the shape of its object, and is no field to fill in.
        if (field.const !== undefined) return null
        const control = (
          <Control
            key={name}
            schema={field}
            path={path === '' ? name : `${path}.${name}`}
            value={object[name]}
            onChange={(changed) => onChange(withField(object, name, changed))}
            problems={problems}
          />
        )
        return field.locked ? (
          <fieldset key={name} class="draft-fields" disabled>
            {control}
          </fieldset>
        ) : (
          control
        )
      })}
    </>
  )
}

/** Fields that belong together. */
export function GroupField(props: ControlProps) {
  if (Object.keys(props.schema.properties ?? {}).length === 0) return null
  // A group without a title is a part of the one around it.
  if (props.schema.title === undefined) return <SchemaFields {...props} />
  return (
    <FieldGroup {...props}>
      <SchemaFields {...props} />
    </FieldGroup>
  )
}

/** Whom a policy covers. */
const ScopeField = (props: ControlProps) => (
  <FieldGroup {...props}>
    <SchemaFields {...props} />
    <ScopeCount scope={props.value} />
  </FieldGroup>
)

const ListOfItems = (props: ControlProps) => <ItemsField {...props} Fields={SchemaFields} />

type Control = FunctionComponent<ControlProps>

const byName: Partial<Record<NonNullable<FieldSchema['control']>, Control>> = {
  colour: ColourField,
  domain: DomainField,
  domains: DomainsField,
  groups: DirectoryField,
  identity: IdentityField,
  link: AddressField,
  origin: AddressField,
  containers: DirectoryField,
  countries: ListField,
  moment: MomentField,
  people: DirectoryField,
  picture: PictureField,
  policy: PolicyField,
  scope: ScopeField,
  steps: StepsField,
  timetable: TimetableField,
  words: WordsField,
}

/** The control of a field: the one that it names, else the one of its type. */
function controlOf({ control, properties, type, items, unit, secret, enum: values }: FieldSchema): Control {
  const named = control && byName[control]
  if (named) return named
  if (properties) return GroupField
  if (values) return ChoiceField
  if (secret) return KeptSecretField
  if (unit) return DurationField
  if (type === 'boolean') return CheckboxField
  if (type === 'integer' || type === 'number') return NumberField
  if (items?.enum) return ChoicesField
  if (items?.properties || items?.variants) return ListOfItems
  return type === 'array' ? ListField : TextField
}
