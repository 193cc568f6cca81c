import { Circle, CircleCheck, CircleDashed, Info } from 'lucide'
import { Icon } from '../ui/Icon.tsx'
import { useScripted } from '../ui/scripted.ts'
import type { PageRule } from '../wizard/page.ts'
import { useWords } from '../wizard/wording.ts'
import type { FormState } from './form-state.ts'

/**
 * What the new password needs: met, not yet, checked when it is sent, or only worth knowing. Changes are counted aloud, not
 * read one by one.
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
        {form.rules.map((rule, index) => {
          const state = stateOf(rule, unmet, scripted)
          const icon = { server: CircleDashed, open: Circle, met: CircleCheck, note: Info }[state]
          return (
            // By place: an id may stand there twice.
            <li key={index} data-state={state}>
              <Icon of={icon} />
              <span>
                {rule.text}{' '}
                {scripted && state !== 'note' && (
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

function stateOf(rule: PageRule, unmet: readonly PageRule[], scripted: boolean) {
  if (rule.where === 'note') return 'note'
  if (rule.where === 'server' || !scripted) return 'server'
  return unmet.includes(rule) ? 'open' : 'met'
}
