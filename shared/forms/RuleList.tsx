import { Circle, CircleCheck, CircleDashed } from 'lucide'
import { Icon } from '../ui/Icon.tsx'
import { useScripted } from '../ui/scripted.ts'
import { useWords } from '../wizard/wording.ts'
import type { FormState } from './form-state.ts'

/**
 * What the new password needs: met, not yet, or checked when it is sent. Changes are counted aloud, not read one by one.
 * Without scripts nothing changes, and all of it is checked when it is sent.
 */
export function RuleList({ form, empty }: { form: FormState; empty: boolean }) {
  const words = useWords()
  const scripted = useScripted()
  const unmet = form.unmet.value
  const local = form.rules.filter((rule) => rule.where === 'page')
  const met = local.length - unmet.length
  return (
    <div class="rules">
      <p class="rules-title">{words('wizard.rules')}</p>
      <ul>
        {form.rules.map((rule) => {
          const state = rule.where === 'server' || !scripted ? 'server' : unmet.includes(rule) ? 'open' : 'met'
          const icon = { server: CircleDashed, open: Circle, met: CircleCheck }[state]
          return (
            <li key={rule.id} data-state={state}>
              <Icon of={icon} />
              <span>
                {rule.text}{' '}
                {scripted && (
                  <span class={state === 'server' ? 'rule-state' : 'only-read'}>({words(`wizard.rule-${state}`)})</span>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      {scripted && (
        <p class="only-read" role="status">
          {empty || local.length === 0 ? '' : words('wizard.rules-count', { met, all: local.length })}
        </p>
      )}
    </div>
  )
}
