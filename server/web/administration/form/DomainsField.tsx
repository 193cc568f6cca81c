import { type ControlProps, FieldGroup } from './field-parts.tsx'
import { useFormTools } from './form-context.ts'
import { toRows } from './list-rows.ts'

/** Any number of the directory's domains; one that is stored and not there any more is shown, so that it can be taken out. */
export function DomainsField(props: ControlProps) {
  const { domains } = useFormTools()
  const { schema, value, onChange } = props
  const chosen = toRows(value ?? schema.default)
  const known = domains.map(({ name }) => name)
  const all = [...known, ...chosen.filter((name) => !known.includes(name))]
  return (
    <FieldGroup {...props}>
      {all.map((name) => (
        <label key={name} class="option">
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={({ currentTarget }) =>
              onChange(all.filter((other) => (other === name ? currentTarget.checked : chosen.includes(other))))
            }
          />
          <span>{name}</span>
        </label>
      ))}
    </FieldGroup>
  )
}
