import { ChevronDown } from 'lucide'
import { Icon } from '../ui/Icon.tsx'
import { useScripted } from '../ui/scripted.ts'
import { useTranslator } from '../wizard/use-translator.ts'
import { controlAttributes, controlId, FieldFrame, FieldNote, type FieldProps } from './FieldFrame.tsx'
import type { Field } from './fields.ts'
import type { FormState } from './form-state.ts'

/**
 * A drop-down list. Options chosen in another row of the same list are disabled; without scripts they stay enabled, and a choice made
 * twice is refused by the server.
 */
export function SelectField({ form, field }: FieldProps) {
  const t = useTranslator()
  const value = String(form.values.value[field.path] ?? '')
  const scripted = useScripted()
  const taken = scripted ? findValuesChosenElsewhere(form, field) : new Set()
  const chosen = field.options?.find((option) => String(option.value) === value)
  return (
    <FieldFrame form={form} field={field} note={scripted && <FullChoice text={chosen?.label} />}>
      <div class="select">
        <select
          {...controlAttributes({ form, field })}
          class="control"
          value={value}
          onChange={(event) => form.set(field.path, event.currentTarget.value)}
        >
          <option value="" disabled={field.required} selected={value === ''}>
            {t('wizard.choose')}
          </option>
          {field.options?.map((option) => (
            <option
              key={option.value}
              value={option.value}
              selected={String(option.value) === value}
              disabled={taken.has(String(option.value))}
            >
              {option.label}
            </option>
          ))}
        </select>
        <Icon icon={ChevronDown} />
      </div>
    </FieldFrame>
  )
}

/** More characters than this may be cut off in a closed list on a page of 320 pixels. */
const maxWhole = 20

/** On narrow pages a closed list cuts off a long option; there its full text is shown below, hidden from screen readers. */
function FullChoice({ text }: { text: string | undefined }) {
  return (
    <span class="whole-choice" aria-hidden="true">
      {text !== undefined && text.length > maxWhole && text}
    </span>
  )
}

/** A group of radio buttons. */
export function RadioField({ form, field }: FieldProps) {
  const { 'aria-describedby': describedBy, 'aria-invalid': invalid, autofocus } = controlAttributes({ form, field })
  return (
    <fieldset class="field" aria-describedby={describedBy} aria-invalid={invalid}>
      <legend class="field-label">{field.label}</legend>
      <div class="options">
        {field.options?.map((option, index) => (
          <label key={option.value} class="option">
            <input
              type="radio"
              id={index === 0 ? controlId(field.path) : undefined}
              autofocus={index === 0 && autofocus}
              name={field.path}
              value={option.value}
              checked={form.values.value[field.path] === String(option.value)}
              onChange={() => form.set(field.path, String(option.value))}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <FieldNote form={form} field={field} />
    </fieldset>
  )
}

export function CheckboxField({ form, field }: FieldProps) {
  return (
    <div class="field">
      <label class="option">
        <input
          {...controlAttributes({ form, field })}
          type="checkbox"
          checked={form.values.value[field.path] === true}
          onChange={(event) => form.set(field.path, event.currentTarget.checked)}
        />
        <span>{field.label}</span>
      </label>
      <FieldNote form={form} field={field} />
    </div>
  )
}

function findValuesChosenElsewhere(form: FormState, field: Field): Set<string> {
  const column = field.path.slice(field.path.lastIndexOf('.'))
  const others = form.fields.filter(
    (other) =>
      other.row && other.row.list === field.row?.list && other.path !== field.path && other.path.endsWith(column),
  )
  return new Set(others.map((other) => String(form.values.value[other.path] ?? '')))
}
