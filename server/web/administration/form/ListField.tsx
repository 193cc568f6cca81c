import { ChevronDown, Plus, X } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from '../../../../shared/ui/Button.tsx'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import { completeAddress } from '../../../../shared/web-address.ts'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { type ControlProps, controlAttributes, FieldGroup, FieldNote } from './field-parts.tsx'
import { toRows } from './list-rows.ts'
import { listOptions } from './simple-fields.tsx'
import type { Json } from './value.ts'

/** A list of texts, one row each; where the schema lists them, each row is a choice. */
export function ListField(props: ControlProps) {
  const t = useTranslator()
  const { schema, path, value, onChange, problems } = props
  const rows = toRows(value ?? schema.default)
  const list = useRef<HTMLOListElement>(null)
  const added = useRef(false)
  // Before the next key, which belongs to the new row.
  useLayoutEffect(() => {
    if (added.current) list.current?.querySelector<HTMLElement>('li:last-child :is(input, select)')?.focus()
    added.current = false
  }, [rows.length])
  const write = (changed: string[]) => onChange(toList(changed, schema))
  const title = schema.title ?? ''
  const options = listOptions(schema.items ?? {})
  const isOfOrigins = schema.items?.control === 'origin'
  return (
    <FieldGroup {...props}>
      <ol class="rows" ref={list}>
        {rows.map((row, index) => {
          const own = { path: `${path}.${index}`, problems }
          const label = t('administration.row', { title, number: index + 1 })
          return (
            // A row is its place: texts may be equal, and change while they are typed.
            <li key={index}>
              {schema.items?.enum ? (
                <RowChoice
                  own={own}
                  label={label}
                  row={row}
                  options={options}
                  onChoose={(chosen) => write(rows.with(index, chosen))}
                />
              ) : (
                <input
                  {...controlAttributes(own)}
                  aria-label={label}
                  class="control"
                  type="text"
                  dir="auto"
                  autocomplete="off"
                  spellcheck={false}
                  value={row}
                  onInput={(event) => write(rows.with(index, event.currentTarget.value))}
                  onBlur={() => {
                    const completed = isOfOrigins ? completeAddress(row, 'origin') : row
                    if (completed !== row) write(rows.with(index, completed))
                  }}
                />
              )}
              <button
                type="button"
                class="icon-button"
                aria-label={t('administration.remove-row', { row: schema.items?.choices?.[row] ?? (row || label) })}
                onClick={() => write(rows.filter((_, other) => other !== index))}
              >
                <Icon icon={X} />
              </button>
              <FieldNote {...own} schema={{}} />
            </li>
          )
        })}
      </ol>
      <Button
        look="quiet"
        onPress={() => {
          added.current = true
          write([...rows, ''])
        }}
      >
        <Icon icon={Plus} />
        <span>{t('administration.add-row')}</span>
      </Button>
    </FieldGroup>
  )
}

interface RowChoiceProps {
  own: Pick<ControlProps, 'path' | 'problems'>
  label: string
  /** Empty in a new row. */
  row: string
  options: ReturnType<typeof listOptions>
  onChoose(chosen: string): void
}

function RowChoice({ own, label, row, options, onChoose }: RowChoiceProps) {
  const t = useTranslator()
  return (
    <div class="select">
      <select
        {...controlAttributes(own)}
        aria-label={label}
        class="control"
        value={row}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="" disabled selected={row === ''}>
          {t('wizard.choose')}
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === row}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon icon={ChevronDown} />
    </div>
  )
}

/** Numbers as numbers, where the list has them; what is none stays as it was typed, and the server says so. */
function toList(rows: readonly string[], { default: byDefault, items }: FieldSchema): Json[] | undefined {
  if (rows.length === 0 && byDefault === undefined) return undefined
  if (items?.type !== 'integer') return [...rows]
  return rows.map((row) => (/^\d+$/.test(row) ? Number(row) : row))
}
