import { ChevronDown } from 'lucide'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { type ControlProps, controlAttributes, FieldNote, LabelledField } from './field-parts.tsx'
import { useFormTools } from './form-context.ts'
import { useTyped } from './use-typed.ts'

/** What is emptied is left out, where it may be. */
const toText = (text: string) => (text === '' ? undefined : text)

export function TextField(props: ControlProps) {
  const { schema, value, onChange } = props
  const shared = {
    ...controlAttributes(props),
    class: 'control',
    value: String(value ?? ''),
    autocomplete: 'off',
    spellcheck: schema.control === 'textarea',
    onInput: (event: { currentTarget: { value: string } }) => onChange(toText(event.currentTarget.value)),
  } as const
  return (
    <LabelledField {...props}>
      {schema.control === 'textarea' ? <textarea {...shared} rows={4} /> : <input {...shared} type="text" dir="auto" />}
    </LabelledField>
  )
}

/** What is no number stays as it was typed: the server says so at the field. */
export function NumberField(props: ControlProps) {
  const { schema, value, onChange } = props
  const read = (typed: string) => (/^-?\d+$/.test(typed) ? Number(typed) : toText(typed))
  const field = useTyped(String(value ?? schema.default ?? ''), (typed) => onChange(read(typed)))
  return (
    <LabelledField {...props}>
      <input
        {...controlAttributes(props)}
        {...field}
        class="control short"
        type="text"
        inputMode="numeric"
        autocomplete="off"
      />
    </LabelledField>
  )
}

export function CheckboxField(props: ControlProps) {
  const { schema, value, onChange } = props
  return (
    <div class="field">
      <label class="option">
        <input
          {...controlAttributes(props)}
          type="checkbox"
          checked={(value ?? schema.default) === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{schema.title}</span>
      </label>
      <FieldNote {...props} />
    </div>
  )
}

/** One of several values; where none need be chosen, the first choice is the default. */
export function ChoiceField(props: ControlProps) {
  const t = useTranslator()
  const { schema, value, onChange } = props
  const options = listOptions(schema)
  const shown = value ?? (schema.default as string | number | undefined)
  return (
    <Select
      {...props}
      value={shown}
      onChange={(chosen) => onChange(schema.enum?.find((one) => String(one) === chosen))}
    >
      {schema.default === undefined && (
        <option value="">
          {t(schema.control === 'country' ? 'administration.no-country' : 'administration.by-default')}
        </option>
      )}
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === String(shown ?? '')}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}

/** What a field lets one choose, in its order; countries by name. */
export function listOptions(schema: FieldSchema): { value: string; label: string }[] {
  const options = (schema.enum ?? []).map((one) => ({
    value: String(one),
    label: schema.choices?.[one] ?? String(one),
  }))
  if (schema.control !== 'country') return options
  const language = document.documentElement.lang || undefined
  return options.toSorted((one, other) => one.label.localeCompare(other.label, language))
}

/** A domain of the directory. */
export function DomainField(props: ControlProps) {
  const t = useTranslator()
  const { domains } = useFormTools()
  const { value, onChange } = props
  const known = domains.some(({ name, alias }) => value === undefined || value === name || value === alias)
  return (
    <Select {...props} onChange={(chosen) => onChange(toText(chosen))}>
      <option value="">{t('administration.no-domain')}</option>
      {!known && <option value={String(value)}>{String(value)}</option>}
      {domains.map(({ name, alias }) => (
        <option key={name} value={name} selected={value === name || value === alias}>
          {name}
        </option>
      ))}
    </Select>
  )
}

/** A list to choose one of; `children`: its options. */
export function Select(
  props: Omit<ControlProps, 'onChange'> & { onChange(chosen: string): void; children: preact.ComponentChildren },
) {
  const { value, onChange, children, ...rest } = props
  return (
    <LabelledField {...rest} value={value} onChange={() => {}}>
      <div class="select">
        <select
          {...controlAttributes(props)}
          class="control"
          value={String(value ?? '')}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {children}
        </select>
        <Icon icon={ChevronDown} />
      </div>
    </LabelledField>
  )
}
