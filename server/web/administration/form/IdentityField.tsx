import { X } from 'lucide'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { mapReply } from '../../../../shared/wizard/wizard-client.ts'
import { SearchBox } from '../directory/SearchBox.tsx'
import { readReferredTable } from '../pages/people/identities/identity-tables.ts'
import { type ControlProps, FieldGroup, FieldNote, fieldId } from './field-parts.tsx'
import { useFormTools } from './form-context.ts'
import { toRows } from './list-rows.ts'

/** Rows that the search of a field lists. */
const maxFound = 20

/** One entry of another identity table, or several, by their names: each can be taken away, and a search adds one. */
export function IdentityField(props: ControlProps) {
  const t = useTranslator()
  const { api, isReadOnly, identityNames } = useFormTools()
  const { schema, path, value, onChange, problems } = props
  const table = readReferredTable(schema.table)
  const isList = schema.type === 'array'
  const ids = isList ? toRows(value ?? schema.default) : [value].filter((id) => typeof id === 'string')
  const addId = fieldId(isList ? `${path}.new` : path)
  const nameOf = (id: string) => identityNames?.get(id) ?? schema.choices?.[id] ?? id
  const mayAdd = (isList || ids.length === 0) && !isReadOnly && !schema.locked
  return (
    <FieldGroup {...props}>
      {ids.length > 0 && (
        <ul class="chips">
          {ids.map((id, index) => {
            const own = `${path}.${index}`
            const isRefused = problems.has(isList ? own : path)
            return (
              <li
                key={id}
                id={fieldId(isList ? own : path)}
                class="chip"
                tabIndex={-1}
                data-state={isRefused ? '' : undefined}
              >
                <div class="chip-text">
                  <span>{nameOf(id)}</span>
                  {isList && isRefused && <FieldNote path={own} schema={{}} problems={problems} />}
                </div>
                <button
                  type="button"
                  class="icon-button"
                  aria-label={t('administration.remove-row', { row: nameOf(id) })}
                  onClick={() => {
                    onChange(isList ? ids.filter((other) => other !== id) : undefined)
                    // Of a single one, the search appears in its place.
                    setTimeout(() => document.getElementById(addId)?.focus())
                  }}
                >
                  <Icon icon={X} />
                </button>
              </li>
            )
          })}
        </ul>
      )}
      {mayAdd && (
        <div class="field add-entry">
          <label class="field-label" for={addId}>
            {t(`administration.identities-find-${table}`)}
          </label>
          <SearchBox
            id={addId}
            kind={table}
            listLabel={t('administration.identities-list')}
            search={async (query) =>
              mapReply(
                await api(`GET /api/v1/admin/identities/${table}`, { query: { query, limit: maxFound } }),
                ({ items }) => ({
                  items: items.map((item) => ({
                    value: item.id,
                    name: item.name,
                    note: 'centralAccount' in item ? (item.centralAccount ?? '') : '',
                  })),
                  status: t('administration.identities-found', { count: items.length }),
                }),
              )
            }
            onChoose={({ value: id, name }) => {
              identityNames?.set(id, name)
              onChange(isList ? [...new Set([...ids, id])] : id)
            }}
          />
        </div>
      )}
    </FieldGroup>
  )
}
