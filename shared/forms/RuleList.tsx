import { Circle, CircleCheck, CircleDashed, Info } from 'lucide'
import { isCertain } from '../password-policy/check.ts'
import { Icon } from '../ui/Icon.tsx'
import { useScripted } from '../ui/scripted.ts'
import type { PageRule } from '../wizard/page.ts'
import { useTranslator } from '../wizard/use-translator.ts'
import { type FieldProps, rulesId } from './FieldFrame.tsx'

/**
 * The rules of the new password: met, not met, checked by the server, or only a note. Only what the server cannot judge otherwise is
 * met. Screen readers announce the number of rules met, not each change. Without scripts all rules are checked by the server.
 */
export function RuleList({ form, field, password }: FieldProps & { password: string }) {
  const t = useTranslator()
  const scripted = useScripted()
  const unmet = form.unmetRules.value
  const local = form.rules.filter((rule) => rule.where === 'page')
  const stateOf = (rule: PageRule) => {
    if (rule.where === 'note') return 'note'
    if (rule.where === 'server' || !scripted) return 'server'
    if (unmet.includes(rule)) return 'open'
    return isCertain(rule, password) ? 'met' : 'server'
  }
  const met = local.filter((rule) => stateOf(rule) === 'met').length
  return (
    <div class="rules" id={rulesId(field.path)}>
      <p class="rules-title">{t('wizard.rules')}</p>
      <ul>
        {form.rules.map((rule, index) => {
          const state = stateOf(rule)
          const icon = { server: CircleDashed, open: Circle, met: CircleCheck, note: Info }[state]
          return (
            // The index is the key, since an id may occur twice.
            <li key={index} data-state={state}>
              <Icon icon={icon} />
              <span>
                {rule.text}{' '}
                {scripted && state !== 'note' && (
                  <span class={state === 'server' ? 'rule-state' : 'only-read'}>({t(`wizard.rule-${state}`)})</span>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      {scripted && (
        <div class="only-read" role="status">
          {password === '' || local.length === 0 ? '' : t('wizard.rules-count', { met, all: local.length })}
        </div>
      )}
    </div>
  )
}
