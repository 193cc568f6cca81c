import { ChevronDown } from 'lucide'
import { availabilityFacts } from '../../../../../shared/availability-facts.ts'
import { Icon } from '../../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { describeRule } from '../workflows/availability-words.ts'
import type { Activity, Definition } from '../workflows/load-workflows.ts'

type Rule = Definition['availability'][number]

interface AvailabilityFieldProps {
  rules: readonly Rule[]
  steps: Definition['activities']
  activities: readonly Activity[]
  onChange(rules: Rule[]): void
}

const choices = ['any', 'yes', 'no'] as const

/** A setting of a step that waives a rule while it is on. */
interface Exception {
  unless: NonNullable<Rule['unless']>
  title: string
}

/** Every setting of the workflow's steps that is on or off. */
const listExceptions = (steps: Definition['activities'], activities: readonly Activity[]): Exception[] =>
  activities
    .filter(({ id }) => steps.some(({ activity }) => activity === id))
    .flatMap(({ id, title, settings: { properties } }) =>
      Object.entries(properties).flatMap(([setting, field]) =>
        field.type === 'boolean'
          ? [{ unless: { activity: id, setting }, title: `${title}: ${field.title ?? setting}` }]
          : [],
      ),
    )

/** Who sees the workflow: each fact about a person in words, which all must hold; a setting of a step may make an exception. */
export function AvailabilityField({ rules, steps, activities, onChange }: AvailabilityFieldProps) {
  const t = useTranslator()
  const exceptions = listExceptions(steps, activities)
  function choose(fact: Rule['fact'], choice: string): void {
    const others = rules.filter((rule) => rule.fact !== fact)
    const { unless } = rules.find((rule) => rule.fact === fact) ?? {}
    const rule = { fact, is: choice === 'yes', ...(unless && { unless }) }
    const changed = choice === 'any' ? others : [...others, rule]
    onChange(
      changed.toSorted((one, other) => availabilityFacts.indexOf(one.fact) - availabilityFacts.indexOf(other.fact)),
    )
  }
  return (
    <fieldset class="field field-group">
      <legend class="field-label">{t('administration.availability')}</legend>
      <p class="field-note">{t('administration.availability-hint')}</p>
      {availabilityFacts.map((fact) => {
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
            {rule && (
              <ExceptionChoice
                id={`${id}-unless`}
                unless={rule.unless}
                exceptions={exceptions}
                onChoose={(unless) =>
                  onChange(rules.map((one) => (one === rule ? { fact, is: rule.is, ...(unless && { unless }) } : one)))
                }
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

interface ExceptionChoiceProps {
  id: string
  unless: Rule['unless']
  exceptions: readonly Exception[]
  onChoose(unless: Rule['unless']): void
}

/** Which setting waives the rule; one whose step is gone stays until another is chosen. */
function ExceptionChoice({ id, unless, exceptions, onChoose }: ExceptionChoiceProps) {
  const t = useTranslator()
  const isSame = (one: Exception) => one.unless.activity === unless?.activity && one.unless.setting === unless.setting
  const gone = unless && !exceptions.some(isSame) ? [{ unless, title: `${unless.activity}: ${unless.setting}` }] : []
  const options = [...exceptions, ...gone]
  if (options.length === 0) return null
  return (
    <div class="exception">
      <label class="field-note" for={id}>
        {t('administration.exception')}
      </label>
      <div class="select">
        <select
          id={id}
          class="control"
          onChange={(event) => onChoose(options[event.currentTarget.selectedIndex - 1]?.unless)}
        >
          <option>{t('administration.no-exception')}</option>
          {options.map((one) => (
            <option key={one.title} selected={isSame(one)}>
              {one.title}
            </option>
          ))}
        </select>
        <Icon icon={ChevronDown} />
      </div>
    </div>
  )
}
