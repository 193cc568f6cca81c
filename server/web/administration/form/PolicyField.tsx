import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { useLoaded } from '../loading.tsx'
import { loadPolicies } from '../pages/workflows/load-workflows.ts'
import type { ControlProps } from './field-parts.tsx'
import { useFormTools } from './form-context.ts'
import { Select } from './simple-fields.tsx'

/** A management policy by its name; one that was deleted stays in sight until another is chosen. */
export function PolicyField(props: ControlProps) {
  const t = useTranslator()
  const { api } = useFormTools()
  const { value, onChange } = props
  const policies = useLoaded(() => loadPolicies(api), []).value
  const isKnown = value === undefined || policies?.some(({ id }) => id === value)
  return (
    <Select {...props} onChange={(chosen) => onChange(chosen === '' ? undefined : chosen)}>
      <option value="">{t('administration.choose-policy')}</option>
      {!isKnown && (
        <option value={String(value)} selected>
          {policies ? t('administration.policy-gone') : String(value)}
        </option>
      )}
      {policies?.map(({ id, name }) => (
        <option key={id} value={id} selected={id === value}>
          {name}
        </option>
      ))}
    </Select>
  )
}
