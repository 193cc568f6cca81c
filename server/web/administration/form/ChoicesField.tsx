import { type ControlProps, FieldGroup } from './field-parts.tsx'

/** Any number of given values. */
export function ChoicesField(props: ControlProps) {
  const { schema, value, onChange } = props
  const { enum: values = [], choices = {} } = schema.items ?? {}
  const chosen = Array.isArray(value) ? value : []
  return (
    <FieldGroup {...props}>
      {values.map((one) => (
        <label key={one} class="option">
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={({ currentTarget }) =>
              onChange(values.filter((other) => (other === one ? currentTarget.checked : chosen.includes(other))))
            }
          />
          <span>{schema.choices?.[one] ?? choices[one] ?? String(one)}</span>
        </label>
      ))}
    </FieldGroup>
  )
}
