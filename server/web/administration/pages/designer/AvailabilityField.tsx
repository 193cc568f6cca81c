import { ChevronDown } from 'lucide'
import { Icon } from '../../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { describeRule, facts } from '../workflows/availability-words.ts'
import type { Activity, Definition } from '../workflows/load-workflows.ts'

type Rule = Definition['availability'][number]

interface AvailabilityFieldProps {
  rules: readonly Rule[]
  activities: readonly Activity[]
  onChange(rules: Rule[]): void
}

const choices = ['any', 'yes', 'no'] as const

/** Who sees the workflow: each fact about a person in words, which all must hold; a setting of a step may make an exception. */
export function AvailabilityField({ rules, activities, onChange }: AvailabilityFieldProps) {
  const t = useTranslator()
  function choose(fact: Rule['fact'], choice: string): void {
    const others = rules.filter((rule) => rule.fact !== fact)
    const { unless } = rules.find((rule) => rule.fact === fact) ?? {}
    const rule = { fact, is: choice === 'yes', ...(unless && { unless }) }
    const changed = choice === 'any' ? others : [...others, rule]
    onChange(changed.toSorted((one, other) => facts.indexOf(one.fact) - facts.indexOf(other.fact)))
  }
  return (
    <fieldset class="field field-group">
      <legend class="field-label">{t('administration.availability')}</legend>
      <p class="field-note">{t('administration.availability-hint')}</p>
      {facts.map((fact) => {
        const rule = rules.find((one) => one.fact === fact)
        const chosen = rule ? (rule.is ? 'yes' : 'no') : 'any'
        const id = `availability-${fact}`
        return (
          <div key={fact} class="field">
            <label class="field-label" for={id}>
              {t(`administration.fact-${fact}`)}
            </label>
            <div class="select">
              <select id={id} class="control" onChange={(event) => choose(fact, event.currentTarget.value)}>
                {choices.map((choice) => (
                  <option key={choice} value={choice} selected={choice === chosen}>
                    {choice === 'any'
                      ? t('administration.fact-any')
                      : describeRule(t, { fact, is: choice === 'yes' }, activities)}
                  </option>
                ))}
              </select>
              <Icon icon={ChevronDown} />
            </div>
            {rule?.unless && (
              <div class="field-note exception">
                <span>{describeRule(t, rule, activities)}</span>
                <button
                  type="button"
                  class="link"
                  onClick={() => onChange(rules.map((one) => (one === rule ? { fact, is: rule.is } : one)))}
                >
                  {t('administration.no-exception')}
                </button>
              </div>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
