import { ChevronDown } from 'lucide'
import { Icon } from '../../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { PolicyEntry } from './load-workflows.ts'

interface PolicyChoiceProps {
  policies: readonly PolicyEntry[]
  /** Id; one that is gone leaves nothing chosen. */
  chosen: string
  onChoose(id: string): void
}

/** Whose workflows the page shows: each policy has its own. */
export function PolicyChoice({ policies, chosen, onChoose }: PolicyChoiceProps) {
  const t = useTranslator()
  const isThere = policies.some(({ id }) => id === chosen)
  return (
    <div class="field">
      <label class="field-label" for="workflows-policy">
        {t('administration.workflows-of')}
      </label>
      <div class="select">
        <select id="workflows-policy" class="control" onChange={(event) => onChoose(event.currentTarget.value)}>
          {!isThere && <option selected>{t('administration.policy-gone')}</option>}
          {policies.map(({ id, name, enabled }) => (
            <option key={id} value={id} selected={id === chosen}>
              {enabled ? name : `${name} (${t('administration.policy-off')})`}
            </option>
          ))}
        </select>
        <Icon icon={ChevronDown} />
      </div>
    </div>
  )
}
