import type { Translator } from '../../../../../shared/languages/translator.ts'
import type { Activity, Definition } from './load-workflows.ts'

type Rule = Definition['availability'][number]

/** "is registered", "whose profile is not locked" … with the setting of a step that makes an exception. */
export function describeRule(t: Translator, { fact, is, unless }: Rule, activities: readonly Activity[]): string {
  const rule = t(`administration.rule-${fact}`, { is: is ? 'yes' : 'no' })
  if (!unless) return rule
  const activity = activities.find(({ id }) => id === unless.activity)
  const setting = activity?.settings.properties[unless.setting]?.title ?? unless.setting
  return t('administration.rule-unless', { rule, step: activity?.title ?? unless.activity, setting })
}
