import { type ControlProps, controlAttributes, LabelledField } from './field-parts.tsx'
import { fromLocalText, toLocalText } from './moment.ts'

/** A day and a time in the zone of this browser, which it names; empty: left out. */
export function MomentField(props: ControlProps) {
  const { value, onChange } = props
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <LabelledField {...props} schema={{ ...props.schema, title: `${props.schema.title ?? ''} (${zone})` }}>
      <input
        {...controlAttributes(props)}
        class="control short"
        type="datetime-local"
        value={toLocalText(value)}
        onInput={({ currentTarget }) => onChange(fromLocalText(currentTarget.value))}
      />
    </LabelledField>
  )
}
