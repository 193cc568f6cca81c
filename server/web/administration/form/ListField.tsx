import { Plus, X } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from '../../../../shared/ui/Button.tsx'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import { completeAddress } from '../../../../shared/web-address.ts'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { type ControlProps, controlAttributes, FieldGroup, FieldNote } from './field-parts.tsx'
import { toRows } from './list-rows.ts'
import type { Json } from './value.ts'

/** A list of texts, one row each. */
export function ListField(props: ControlProps) {
  const t = useTranslator()
  const { schema, path, value, onChange, problems } = props
  const rows = toRows(value ?? schema.default)
  const list = useRef<HTMLOListElement>(null)
  const added = useRef(false)
  // Before the next key, which belongs to the new row.
  useLayoutEffect(() => {
    if (added.current) list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus()
    added.current = false
  }, [rows.length])
  const write = (changed: string[]) => onChange(toList(changed, schema))
  const title = schema.title ?? ''
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
              <button
                type="button"
                class="icon-button"
                aria-label={t('administration.remove-row', { row: row || label })}
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

/** Numbers as numbers, where the list has them; what is none stays as it was typed, and the server says so. */
function toList(rows: readonly string[], { default: byDefault, items }: FieldSchema): Json[] | undefined {
  if (rows.length === 0 && byDefault === undefined) return undefined
  if (items?.type !== 'integer') return [...rows]
  return rows.map((row) => (/^\d+$/.test(row) ? Number(row) : row))
}
