import { Lock } from 'lucide'
import { Icon } from '../ui/Icon.tsx'
import { useScripted } from '../ui/scripted.ts'
import { useTranslator } from '../wizard/use-translator.ts'
import { controlAttributes } from './FieldFrame.tsx'
import type { Field } from './fields.ts'
import type { FormState } from './form-state.ts'

export interface CheckboxTableProps {
  form: FormState
  fields: readonly Field[]
}

/** Switches in a table, in the order of the fields. With scripts each column has a master switch; what cannot be changed says so. */
export function CheckboxTable({ form, fields }: CheckboxTableProps) {
  const scripted = useScripted()
  const rows = [...new Set(fields.map(({ cell }) => cell?.row))]
  const columns = [...new Set(fields.map(({ cell }) => cell?.column))]
  return (
    <table class="switches">
      <thead>
        <tr>
          <td />
          {columns.map((column = '') => (
            <th key={column} scope="col">
              <span>{column}</span>
              {scripted && (
                <MasterSwitch
                  form={form}
                  column={column}
                  fields={fields.filter(({ cell }) => cell?.column === column)}
                />
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {columns.map((column) => (
              <td key={column}>
                {fields
                  .filter(({ cell }) => cell?.row === row && cell?.column === column)
                  .map((field) => (
                    <Switch key={field.path} form={form} field={field} />
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Switch({ form, field }: { form: FormState; field: Field }) {
  const t = useTranslator()
  if (field.locked) {
    return (
      <span class="switch-locked">
        <Icon icon={Lock} />
        {t('wizard.always-on')}
      </span>
    )
  }
  return (
    <label class="option">
      <input
        {...controlAttributes({ form, field })}
        aria-describedby={undefined}
        type="checkbox"
        aria-label={field.label}
        checked={form.values.value[field.path] === true}
        onChange={(event) => form.set(field.path, event.currentTarget.checked)}
      />
    </label>
  )
}

/** Sets every switch of its column that can be changed; half on while they differ. */
function MasterSwitch({ form, fields, column }: { form: FormState; fields: readonly Field[]; column: string }) {
  const t = useTranslator()
  const own = fields.filter(({ locked }) => !locked)
  const on = own.filter(({ path }) => form.values.value[path] === true)
  if (own.length === 0) return null
  return (
    <label class="option">
      <input
        type="checkbox"
        aria-label={t('wizard.all-of-column', { column })}
        checked={on.length === own.length}
        indeterminate={on.length > 0 && on.length < own.length}
        onChange={({ currentTarget: { checked } }) => {
          for (const { path } of own) form.set(path, checked)
        }}
      />
      <span>{t('wizard.all')}</span>
    </label>
  )
}
