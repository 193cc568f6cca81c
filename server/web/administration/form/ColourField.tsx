import { type ControlProps, controlAttributes, LabelledField } from './field-parts.tsx'

const colour = /^#[0-9a-f]{6}$/i

/** A colour, chosen or typed as `#rrggbb`. */
export function ColourField(props: ControlProps) {
  const { value, onChange, schema } = props
  const typed = String(value ?? '')
  return (
    <LabelledField {...props}>
      <div class="colour">
        <input
          type="color"
          aria-label={schema.title}
          value={colour.test(typed) ? typed : '#000000'}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        <input
          {...controlAttributes(props)}
          class="control short"
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder="#1f6feb"
          value={typed}
          onInput={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      </div>
    </LabelledField>
  )
}
